"""Indicators, and all that is known of one."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from rodatraden.apps.indicators.models import Indicator, IndicatorReport, Observation, SeriesBreak, Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """An indicator with everything that all scopes say of it, in order of period or year."""

    indicator: Indicator
    observations: tuple[Observation, ...]
    targets: tuple[Target, ...]
    breaks: tuple[SeriesBreak, ...]
    reports: tuple[IndicatorReport, ...]


def indicators() -> QuerySet[Indicator]:
    """All living indicators with their sources, in the order of their file."""
    return Indicator.objects.filter(ended_at__isnull=True).select_related("source").order_by("position", "key")


def series(indicator_key: str) -> Series | None:
    """One indicator with its series; None when there is no such indicator. Seven queries at most."""
    indicator = indicators().filter(key=indicator_key).first()
    if indicator is None:
        return None
    of = {"indicator_id": indicator_key, "ended_at__isnull": True}
    observations = Observation.objects.filter(**of).select_related("scope__board", "survey")
    reports = IndicatorReport.objects.filter(**of).select_related("scope__board").prefetch_related("differences")
    return Series(
        indicator=indicator,
        observations=tuple(observations.order_by("period", "entity", "breakdown", "scope_id")),
        targets=tuple(Target.objects.filter(**of).select_related("scope__board").order_by("year", "term", "pk")),
        breaks=tuple(SeriesBreak.objects.filter(**of).order_by("period")),
        reports=tuple(reports.order_by("scope__year", "scope__occasion", "pk")),
    )
