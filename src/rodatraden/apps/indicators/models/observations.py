"""What was measured."""

from __future__ import annotations

from django.db import models

from rodatraden.apps.cycle.models import ScopedFact
from rodatraden.apps.indicators.models.definitions import Indicator
from rodatraden.foundation.keyed.amounts import NumberFields
from rodatraden.foundation.keyed.models import NUMBER_DIGITS, NUMBER_PLACES, Detail


class Observation(NumberFields, ScopedFact):
    """One value: indicator × entity × period × breakdown, as one scope says it."""

    indicator = models.ForeignKey(
        Indicator, models.PROTECT, to_field="key", related_name="observations", verbose_name="indikator"
    )
    entity = models.CharField("för vem", max_length=200, blank=True)
    period = models.CharField("period", max_length=50)
    breakdown = models.CharField("uppdelning", max_length=300, blank=True)
    persons = models.PositiveIntegerField("personer bakom talet", null=True, blank=True)
    preliminary = models.BooleanField("preliminär", default=False)
    fetched = models.DateField("hämtad", null=True, blank=True)
    reported_by = models.TextField("lämnad av", blank=True)

    class Meta(ScopedFact.Meta):
        verbose_name = "utfall"
        verbose_name_plural = "utfall"
        constraints = (
            models.UniqueConstraint(
                fields=("indicator", "entity", "period", "breakdown", "scope"), name="observation_identity"
            ),
        )

    def __str__(self) -> str:
        """Give indicator and period."""
        return f"{self.indicator_id} {self.period}"


class Survey(Detail):
    """The answers behind an observation, and what the source said of their margin."""

    observation = models.OneToOneField(Observation, models.CASCADE, related_name="survey", verbose_name="utfall")
    respondents = models.PositiveIntegerField("svarande")
    asked = models.PositiveIntegerField("tillfrågade", null=True, blank=True)
    group = models.TextField("grupp", blank=True)
    stated_margin = models.DecimalField(
        "angiven felmarginal", max_digits=NUMBER_DIGITS, decimal_places=NUMBER_PLACES, null=True, blank=True
    )
    stated_margin_decimals = models.PositiveSmallIntegerField(null=True, blank=True)
    stated_low = models.DecimalField(
        "angiven nedre gräns", max_digits=NUMBER_DIGITS, decimal_places=NUMBER_PLACES, null=True, blank=True
    )
    stated_low_decimals = models.PositiveSmallIntegerField(null=True, blank=True)
    stated_high = models.DecimalField(
        "angiven övre gräns", max_digits=NUMBER_DIGITS, decimal_places=NUMBER_PLACES, null=True, blank=True
    )
    stated_high_decimals = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta(Detail.Meta):
        verbose_name = "enkät"
        verbose_name_plural = "enkäter"

    def __str__(self) -> str:
        """Give answers of asked."""
        return f"{self.respondents} av {self.asked or '?'}"
