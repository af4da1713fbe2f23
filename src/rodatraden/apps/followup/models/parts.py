"""How far the units' parts of a report have come."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.followup.enums import PartState, Section


class Part(models.Model):
    """A section of an organisation's part of a board's report.

    `approved_up_to` counts the levels above that have approved it. `frozen_at` is when the board
    decided: then it stands as it was, opened or not.
    """

    scope = models.ForeignKey(Scope, models.PROTECT, related_name="parts", verbose_name="tillfälle")
    organisation = models.CharField("enhet", max_length=200)
    section = models.CharField("avsnitt", max_length=20, choices=Section.choices)
    state = models.CharField("läge", max_length=20, choices=PartState.choices, default=PartState.NOT_STARTED)
    approved_up_to = models.PositiveSmallIntegerField("godkända nivåer", default=0)
    comment = models.TextField("kommentar", blank=True)
    due = models.DateField("senast", null=True, blank=True)
    opened_at = models.DateTimeField("öppnad", null=True, blank=True)
    changed_at = models.DateTimeField("ändrad", null=True, blank=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ändrad av"
    )
    frozen_at = models.DateTimeField("fryst", null=True, blank=True)

    class Meta:
        verbose_name = "del"
        verbose_name_plural = "delar"
        ordering = ("scope", "organisation", "section")
        indexes = (models.Index(fields=("organisation", "state"), name="part_place"),)
        constraints = (
            models.UniqueConstraint(fields=("scope", "organisation", "section"), name="part_once"),
            models.CheckConstraint(condition=models.Q(section__in=Section.values), name="part_section_known"),
            models.CheckConstraint(condition=models.Q(state__in=PartState.values), name="part_state_known"),
        )

    def __str__(self) -> str:
        """Give organisation and section."""
        return f"{self.organisation} {self.section}"

    @property
    def place(self) -> str:
        """Whose part it is."""
        return self.organisation

    @property
    def is_frozen(self) -> bool:
        """Whether the board has decided, so that nothing more is done with it."""
        return self.frozen_at is not None
