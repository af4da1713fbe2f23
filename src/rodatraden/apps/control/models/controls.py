"""Systematic controls."""

from __future__ import annotations

from django.db import models

from rodatraden.apps.cycle.models import ScopedThing
from rodatraden.apps.indicators.models import Indicator
from rodatraden.apps.planning.models import Goal
from rodatraden.apps.processes.models import Process
from rodatraden.core.content.indicators import Comparator
from rodatraden.foundation.keyed.models import NUMBER_DIGITS, NUMBER_PLACES


class SystematicControl(ScopedThing):
    """What is controlled, why, for which goal or process, by whom, how and how often."""

    what = models.TextField("vad")
    why = models.TextField("varför", blank=True)
    goal = models.ForeignKey(
        Goal, models.PROTECT, to_field="key", null=True, blank=True, related_name="controls", verbose_name="mål"
    )
    process = models.ForeignKey(
        Process, models.PROTECT, to_field="key", null=True, blank=True, related_name="controls", verbose_name="process"
    )
    subject = models.TextField("område", blank=True)
    owner = models.TextField("ägare", blank=True)
    performed_by = models.TextField("utförs av", blank=True)
    method = models.TextField("metod", blank=True)
    frequency = models.TextField("hur ofta", blank=True)
    for_all_boards = models.BooleanField("för alla nämnder", default=False)
    guards = models.ForeignKey(
        Indicator, models.PROTECT, to_field="key", null=True, blank=True, related_name="controls", verbose_name="vaktar"
    )
    guide_comparator = models.CharField(
        "riktvärdets jämförelse", max_length=10, blank=True, choices=[(c.value, c.value) for c in Comparator]
    )
    guide_value = models.DecimalField(
        "riktvärde", max_digits=NUMBER_DIGITS, decimal_places=NUMBER_PLACES, null=True, blank=True
    )
    guide_value_decimals = models.PositiveSmallIntegerField(null=True, blank=True)
    each_unit = models.BooleanField("krävs av varje enhet", default=False)
    reported_in = models.TextField("redovisas i", blank=True)

    class Meta(ScopedThing.Meta):
        verbose_name = "systematisk kontroll"
        verbose_name_plural = "systematiska kontroller"

    def __str__(self) -> str:
        """Give what is controlled."""
        return self.what
