"""What an occasion says of an indicator."""

from __future__ import annotations

from django.db import models

from rodatraden.apps.cycle.models import ScopedFact
from rodatraden.apps.indicators.models.definitions import Indicator
from rodatraden.core.content.indicators import Judgement
from rodatraden.core.document.inline import TrendDirection
from rodatraden.foundation.keyed.models import Detail


class IndicatorReport(ScopedFact):
    """Trend, differences and analysis of an indicator at an occasion."""

    indicator = models.ForeignKey(
        Indicator, models.PROTECT, to_field="key", related_name="reports", verbose_name="indikator"
    )
    period = models.CharField("period", max_length=50, blank=True)
    compared_with = models.CharField("jämförd med", max_length=50, blank=True)
    trend = models.CharField("trend", max_length=20, blank=True, choices=[(t.value, t.value) for t in TrendDirection])
    trend_stated = models.TextField("trend som källan skriver", blank=True)
    analysis = models.TextField("analys", blank=True)

    class Meta(ScopedFact.Meta):
        verbose_name = "indikatorrapport"
        verbose_name_plural = "indikatorrapporter"
        constraints = (
            models.UniqueConstraint(fields=("scope", "indicator", "period"), name="indicator_report_identity"),
        )

    def __str__(self) -> str:
        """Give indicator and period."""
        return f"{self.indicator_id} {self.period}".strip()


class UnjustifiedDifference(Detail):
    """The judgement of a difference between groups; `activity` is a key of planning.Activity."""

    report = models.ForeignKey(
        IndicatorReport, models.CASCADE, related_name="differences", verbose_name="indikatorrapport"
    )
    dimension = models.TextField("mellan")
    judgement = models.CharField("bedömning", max_length=20, choices=[(j.value, j.value) for j in Judgement])
    grounds = models.TextField("grund", blank=True)
    activity = models.CharField("aktivitet", max_length=200, blank=True)

    class Meta(Detail.Meta):
        verbose_name = "omotiverad skillnad"
        verbose_name_plural = "omotiverade skillnader"

    def __str__(self) -> str:
        """Give dimension and judgement."""
        return f"{self.dimension}: {self.judgement}"
