"""Years with their occasions, and the municipality's scales. All belong to the municipality's scope."""

from __future__ import annotations

from django.db import models

from rodatraden.core.content.organisation import OccasionKind, ReasonMeaning, YearState
from rodatraden.core.cycle.reminding import USUAL_DAYS
from rodatraden.core.document.inline import StatusMeaning
from rodatraden.foundation.keyed.models import Fact, Thing


def usual_reminder_days() -> list[int]:
    """When people are reminded, counted from the last day."""
    return list(USUAL_DAYS)


class PlanningYear(Fact):
    """A year and the steering model it is planned by (a key of planning.SteeringModel)."""

    year = models.PositiveSmallIntegerField("år", unique=True)
    steering_model = models.CharField("styrmodell", max_length=200)
    state = models.CharField("läge", max_length=10, choices=[(s.value, s.value) for s in YearState])

    class Meta(Fact.Meta):
        verbose_name = "planeringsår"
        verbose_name_plural = "planeringsår"

    def __str__(self) -> str:
        """Give the year."""
        return str(self.year)


class Occasion(Fact):
    """A reporting occasion of a year.

    `reminder_days` are counted from the last day. They are a setting of how the product works, not
    content: no file carries them.
    """

    year = models.ForeignKey(PlanningYear, models.PROTECT, to_field="year", related_name="occasions", verbose_name="år")
    key = models.CharField("nyckel", max_length=200)
    name = models.TextField("namn")
    kind = models.CharField("slag", max_length=20, choices=[(k.value, k.value) for k in OccasionKind])
    as_of = models.DateField("per", null=True, blank=True)
    opens = models.DateField("öppnar", null=True, blank=True)
    deadline = models.DateField("sista dag", null=True, blank=True)
    asks = models.JSONField("efterfrågar", default=list, blank=True)
    units = models.JSONField("enheter som rapporterar", default=list, blank=True)
    roles = models.JSONField("roller som rapporterar", default=list, blank=True)
    rule_pack = models.CharField("anvisning", max_length=200, blank=True)
    instructions = models.JSONField("anvisningar för texter", default=list, blank=True)
    reminder_days = models.JSONField("påminnelser", default=usual_reminder_days, blank=True)

    class Meta(Fact.Meta):
        verbose_name = "rapporteringstillfälle"
        verbose_name_plural = "rapporteringstillfällen"
        constraints = (models.UniqueConstraint(fields=("year", "key"), name="occasion_identity"),)

    def __str__(self) -> str:
        """Give the name."""
        return self.name


class StatusLabel(Thing):
    """The municipality's own word for a status."""

    label = models.TextField("ord")
    meaning = models.CharField("betydelse", max_length=20, choices=[(m.value, m.value) for m in StatusMeaning])

    class Meta(Thing.Meta):
        verbose_name = "status"
        verbose_name_plural = "statusar"

    def __str__(self) -> str:
        """Give the word."""
        return self.label


class ReasonCode(Thing):
    """The municipality's own word for the reason of a status."""

    label = models.TextField("ord")
    meaning = models.CharField("betydelse", max_length=30, choices=[(m.value, m.value) for m in ReasonMeaning])

    class Meta(Thing.Meta):
        verbose_name = "orsakskod"
        verbose_name_plural = "orsakskoder"

    def __str__(self) -> str:
        """Give the word."""
        return self.label


class AssessmentLevel(Thing):
    """A step on the scale for how far a goal was reached; 0 is lowest."""

    label = models.TextField("ord")
    order = models.PositiveSmallIntegerField("ordning")
    meaning = models.CharField("betydelse", max_length=20, choices=[(m.value, m.value) for m in StatusMeaning])
    criterion = models.TextField("kriterium", blank=True)

    class Meta(Thing.Meta):
        verbose_name = "bedömningsnivå"
        verbose_name_plural = "bedömningsnivåer"

    def __str__(self) -> str:
        """Give the word."""
        return self.label
