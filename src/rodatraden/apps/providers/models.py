"""Performers, and how they are followed up over three years."""

from __future__ import annotations

from django.db import models

from rodatraden.apps.cycle.models import ScopedFact, ScopedThing
from rodatraden.apps.processes.models import LawReference


class Provider(ScopedThing):
    """A performer, in-house or external."""

    name = models.TextField("namn")
    in_house = models.BooleanField("egen regi", default=False)
    service = models.TextField("tjänst", blank=True)
    form = models.TextField("form", blank=True)

    class Meta(ScopedThing.Meta):
        verbose_name = "utförare"
        verbose_name_plural = "utförare"

    def __str__(self) -> str:
        """Give the name."""
        return self.name


class FollowUpPlan(ScopedThing):
    """The plan for follow-up and insight; `serves` are keys of boards."""

    title = models.TextField("rubrik")
    first_year = models.PositiveSmallIntegerField("första år", null=True, blank=True)
    last_year = models.PositiveSmallIntegerField("sista år", null=True, blank=True)
    law = models.ForeignKey(
        LawReference, models.PROTECT, to_field="key", null=True, blank=True, related_name="+", verbose_name="lag"
    )
    programme = models.TextField("program", blank=True)
    serves = models.JSONField("gäller för", default=list, blank=True)
    points = models.JSONField("punkter", default=list, blank=True)
    attachment = models.TextField("bilaga", blank=True)

    class Meta(ScopedThing.Meta):
        verbose_name = "uppföljningsplan"
        verbose_name_plural = "uppföljningsplaner"

    def __str__(self) -> str:
        """Give the title."""
        return self.title


class FollowUp(ScopedThing):
    """A planned follow-up of a provider."""

    plan = models.ForeignKey(
        FollowUpPlan, models.PROTECT, to_field="key", related_name="follow_ups", verbose_name="uppföljningsplan"
    )
    provider = models.ForeignKey(
        Provider, models.PROTECT, to_field="key", related_name="follow_ups", verbose_name="utförare"
    )
    year = models.PositiveSmallIntegerField("år")
    kind = models.TextField("slag")
    outcome = models.TextField("resultat", blank=True)

    class Meta(ScopedThing.Meta):
        verbose_name = "uppföljning"
        verbose_name_plural = "uppföljningar"

    def __str__(self) -> str:
        """Give year and kind."""
        return f"{self.year} {self.kind}"


class FollowUpReport(ScopedFact):
    """What an occasion says of a follow-up, planned (the same key) or not."""

    key = models.CharField("nyckel", max_length=200)
    provider = models.ForeignKey(
        Provider, models.PROTECT, to_field="key", related_name="follow_up_reports", verbose_name="utförare"
    )
    year = models.PositiveSmallIntegerField("år")
    kind = models.TextField("slag")
    outcome = models.TextField("resultat", blank=True)

    class Meta(ScopedFact.Meta):
        verbose_name = "redovisad uppföljning"
        verbose_name_plural = "redovisade uppföljningar"
        constraints = (models.UniqueConstraint(fields=("scope", "key"), name="follow_up_report_identity"),)

    def __str__(self) -> str:
        """Give year and kind."""
        return f"{self.year} {self.kind}"
