"""What is measured, and where the numbers come from."""

from __future__ import annotations

from django.db import models

from rodatraden.apps.cycle.models import ScopedFact, ScopedThing
from rodatraden.core.content.indicators import IndicatorKind, Polarity
from rodatraden.foundation.keyed.models import NUMBER_DIGITS, NUMBER_PLACES


class Source(ScopedThing):
    """A system or register that numbers come from."""

    name = models.TextField("namn")
    kind = models.CharField("slag", max_length=100, blank=True)
    attribution = models.TextField("källangivelse", blank=True)
    suppression_limit = models.PositiveIntegerField("minsta antal som visas", null=True, blank=True)
    manager_sees_own = models.BooleanField("chefen ser sin egen enhet", default=False)

    class Meta(ScopedThing.Meta):
        verbose_name = "källa"
        verbose_name_plural = "källor"

    def __str__(self) -> str:
        """Give the name."""
        return self.name


class Indicator(ScopedThing):
    """The definition of an indicator, shared by all boards."""

    name = models.TextField("namn")
    unit = models.TextField("enhet", blank=True)
    decimals = models.PositiveSmallIntegerField("decimaler", default=0)
    polarity = models.CharField("riktning", max_length=10, choices=[(p.value, p.value) for p in Polarity])
    kind = models.CharField("slag", max_length=10, choices=[(k.value, k.value) for k in IndicatorKind])
    short_name = models.TextField("kort namn", blank=True)
    definition = models.TextField("definition", blank=True)
    source = models.ForeignKey(
        Source, models.PROTECT, to_field="key", null=True, blank=True, related_name="indicators", verbose_name="källa"
    )
    source_text = models.TextField("källa i ord", blank=True)
    external_ids = models.JSONField("källans id", default=list, blank=True)
    formula = models.TextField("beräkning", blank=True)
    period_rule = models.CharField("periodregel", max_length=50, blank=True)
    scale_low = models.DecimalField(
        "skalans lägsta", max_digits=NUMBER_DIGITS, decimal_places=NUMBER_PLACES, null=True, blank=True
    )
    scale_low_decimals = models.PositiveSmallIntegerField(null=True, blank=True)
    scale_high = models.DecimalField(
        "skalans högsta", max_digits=NUMBER_DIGITS, decimal_places=NUMBER_PLACES, null=True, blank=True
    )
    scale_high_decimals = models.PositiveSmallIntegerField(null=True, blank=True)
    survey = models.BooleanField("enkät", default=False)
    minimum_respondents = models.PositiveIntegerField("minsta antal svar", null=True, blank=True)
    counts_persons = models.BooleanField("talet är ett antal personer", default=False)
    trend_threshold = models.DecimalField(
        "gräns för trend", max_digits=NUMBER_DIGITS, decimal_places=NUMBER_PLACES, null=True, blank=True
    )
    trend_threshold_decimals = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta(ScopedThing.Meta):
        verbose_name = "indikator"
        verbose_name_plural = "indikatorer"

    def __str__(self) -> str:
        """Give the name."""
        return self.name


class SeriesBreak(ScopedFact):
    """From this period on the series is not comparable with before."""

    indicator = models.ForeignKey(
        Indicator, models.PROTECT, to_field="key", related_name="series_breaks", verbose_name="indikator"
    )
    period = models.CharField("från period", max_length=50)
    reason = models.TextField("skäl")

    class Meta(ScopedFact.Meta):
        verbose_name = "seriebrott"
        verbose_name_plural = "seriebrott"
        constraints = (models.UniqueConstraint(fields=("scope", "indicator", "period"), name="series_break_identity"),)

    def __str__(self) -> str:
        """Give indicator and period."""
        return f"{self.indicator_id} {self.period}"


class PeerGroup(ScopedThing):
    """A group of municipalities to compare with, in one edition."""

    name = models.TextField("namn")
    year = models.PositiveSmallIntegerField("år", null=True, blank=True)
    external_id = models.CharField("källans id", max_length=100, blank=True)
    members = models.JSONField("ingår", default=list, blank=True)

    class Meta(ScopedThing.Meta):
        verbose_name = "jämförelsegrupp"
        verbose_name_plural = "jämförelsegrupper"

    def __str__(self) -> str:
        """Give the name."""
        return self.name
