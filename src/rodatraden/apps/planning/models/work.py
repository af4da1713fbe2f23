"""Commitments and activities."""

from __future__ import annotations

from django.db import models

from rodatraden.apps.cycle.models import ScopedThing
from rodatraden.apps.planning.models.goals import Goal
from rodatraden.core.content.planning import CommitmentReach


class Commitment(ScopedThing):
    """A time-limited commitment on one goal, the board's own or laid on all boards."""

    name = models.TextField("namn")
    goal = models.ForeignKey(Goal, models.PROTECT, to_field="key", related_name="commitments", verbose_name="mål")
    reach = models.CharField("räckvidd", max_length=20, choices=[(r.value, r.value) for r in CommitmentReach])
    background = models.TextField("bakgrund", blank=True)
    text = models.TextField("text", blank=True)
    owner = models.TextField("ägare", blank=True)
    starts = models.DateField("börjar", null=True, blank=True)
    ends = models.DateField("slutar", null=True, blank=True)

    class Meta(ScopedThing.Meta):
        verbose_name = "utvecklingsåtagande"
        verbose_name_plural = "utvecklingsåtaganden"

    def __str__(self) -> str:
        """Give the name."""
        return self.name


class Activity(ScopedThing):
    """An activity; it may serve several goals (the first is where it stands) and commitments."""

    name = models.TextField("namn")
    description = models.TextField("beskrivning", blank=True)
    led_by = models.TextField("leds av", blank=True)
    responsible = models.TextField("ansvarig", blank=True)
    starts = models.DateField("börjar", null=True, blank=True)
    ends = models.DateField("slutar", null=True, blank=True)
    starts_text = models.TextField("börjar, i ord", blank=True)
    merged_into = models.ForeignKey(
        Commitment,
        models.PROTECT,
        to_field="key",
        null=True,
        blank=True,
        related_name="merged_activities",
        verbose_name="ingår i",
    )

    class Meta(ScopedThing.Meta):
        verbose_name = "aktivitet"
        verbose_name_plural = "aktiviteter"

    def __str__(self) -> str:
        """Give the name."""
        return self.name
