"""Trend: two named periods of one series, compared."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from rodatraden.core import periods
from rodatraden.core.content.indicators import Indicator, Observation, Polarity, SeriesBreak
from rodatraden.core.document.inline import TrendDirection
from rodatraden.core.refusal import CalculationRefused
from rodatraden.core.rounding import unit_of

WORDS: Mapping[TrendDirection, str] = {
    TrendDirection.POSITIVE: "Positiv",
    TrendDirection.UNCHANGED: "Oförändrad",
    TrendDirection.NEGATIVE: "Negativ",
    TrendDirection.INCREASED: "Ökad",
    TrendDirection.DECREASED: "Minskad",
}
DEFAULT_UNITS = 2


class NotComparable(CalculationRefused):
    """Two observations that no trend may join."""


def threshold_of(indicator: Indicator) -> Decimal:
    """The indicator's own threshold, or two units of its printed precision, in its own unit."""
    if indicator.trend_threshold is not None:
        return indicator.trend_threshold
    return DEFAULT_UNITS * unit_of(indicator.decimals)


def direction(
    before: Decimal,
    now: Decimal,
    *,
    polarity: Polarity,
    threshold: Decimal,
    margin: Decimal | None = None,
) -> TrendDirection:
    """The trend from `before` to `now`, both in the indicator's unit.

    Unchanged when the change is within the survey's `margin`, or else within `threshold` (which
    then still counts as unchanged). By polarity good or bad; without, increased or decreased.
    """
    change = now - before
    if abs(change) <= (threshold if margin is None else margin):
        return TrendDirection.UNCHANGED
    if polarity is Polarity.NONE:
        return TrendDirection.INCREASED if change > 0 else TrendDirection.DECREASED
    better = (change > 0) is (polarity is Polarity.HIGHER)
    return TrendDirection.POSITIVE if better else TrendDirection.NEGATIVE


def refuse_incomparable(before: Observation, now: Observation, breaks: Iterable[SeriesBreak] = ()) -> None:
    """Refuse two observations that no trend may join, with `NotComparable`.

    They must be of one indicator, entity, breakdown and kind of period, and no series break may
    lie after the earlier and at or before the later.
    """
    try:
        first, second = periods.parse(before.period), periods.parse(now.period)
    except periods.UnreadablePeriod as refused:
        raise NotComparable(str(refused)) from refused
    if before.indicator != now.indicator:
        raise NotComparable("En trend jämför samma indikator vid två tillfällen.")
    if before.entity != now.entity or dict(before.breakdown) != dict(now.breakdown):
        raise NotComparable("En trend jämför samma organisation och samma grupp vid två tillfällen.")
    if not periods.same_kind(first, second):
        raise NotComparable(f"{before.period} och {now.period} är olika slags perioder.")
    early, late = sorted((first, second), key=lambda period: period.end)
    for series_break in breaks:
        at = periods.parse(series_break.period)
        if series_break.indicator == now.indicator and early.end < at.start <= late.end:
            raise NotComparable(f"Serien bryts {periods.describe(at)}: {series_break.reason}")


def trend(
    indicator: Indicator,
    before: Observation,
    now: Observation,
    *,
    breaks: Iterable[SeriesBreak] = (),
    margin: Decimal | None = None,
) -> TrendDirection | None:
    """The trend between two observations, or nothing when either has no value. `NotComparable`."""
    refuse_incomparable(before, now, breaks)
    if before.amount.value is None or now.amount.value is None:
        return None
    return direction(
        before.amount.value,
        now.amount.value,
        polarity=indicator.polarity,
        threshold=threshold_of(indicator),
        margin=margin,
    )
