from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rodatraden.core.content.amount import Amount
from rodatraden.core.content.indicators import Indicator, Observation, Polarity, SeriesBreak
from rodatraden.core.document.inline import TrendDirection
from rodatraden.core.trends import WORDS, NotComparable, direction, threshold_of, trend

ABSENCE = Indicator(key="absence", name="Sjukfrånvaro", unit="%", decimals=1, polarity=Polarity.LOWER)


def seen(period: str, value: str | None, indicator: str = "absence", **breakdown: str) -> Observation:
    amount = Amount(value=Decimal(value) if value else None)
    return Observation(indicator=indicator, period=period, amount=amount, breakdown=breakdown)


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ("5.3", "5.7", TrendDirection.NEGATIVE),
        ("5.7", "5.3", TrendDirection.POSITIVE),
        ("1.4", "1.6", TrendDirection.UNCHANGED),
    ],
)
def test_trend_by_polarity_and_threshold(before: str, now: str, expected: TrendDirection) -> None:
    assert trend(ABSENCE, seen("r12:2018-02", before), seen("r12:2019-02", now)) is expected


def test_default_threshold_is_two_units_of_the_print() -> None:
    assert threshold_of(ABSENCE) == Decimal("0.2")


def test_within_the_margin_is_unchanged_whatever_the_threshold() -> None:
    found = trend(ABSENCE, seen("2020", "85"), seen("2021", "81"), margin=Decimal(16))
    assert found is TrendDirection.UNCHANGED


def test_without_polarity_the_words_do_not_judge() -> None:
    found = direction(Decimal(1), Decimal(9), polarity=Polarity.NONE, threshold=Decimal(2))
    assert WORDS[found] == "Ökad"


def test_missing_value_has_no_trend() -> None:
    assert trend(ABSENCE, seen("2020", None), seen("2021", "81")) is None


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        (seen("2018", "1"), seen("r12:2019-02", "1"), "olika slags perioder"),
        (seen("våren", "1"), seen("2019", "1"), "är ingen period"),
        (seen("2018", "1", gender="women"), seen("2019", "1"), "samma grupp"),
        (seen("2018", "1", indicator="other"), seen("2019", "1"), "samma indikator"),
    ],
)
def test_what_cannot_be_compared_is_refused(before: Observation, now: Observation, words: str) -> None:
    with pytest.raises(NotComparable, match=words):
        trend(ABSENCE, before, now)


def test_trend_does_not_cross_a_series_break() -> None:
    breaks = [SeriesBreak(indicator="absence", period="2019-01", reason="Ny organisation.")]
    with pytest.raises(NotComparable, match=r"Serien bryts januari 2019: Ny organisation."):
        trend(ABSENCE, seen("2018-12", "1"), seen("2019-01", "1"), breaks=breaks)
    assert trend(ABSENCE, seen("2019-01", "1"), seen("2019-02", "1"), breaks=breaks) is TrendDirection.UNCHANGED


values = st.decimals(0, 100, places=1)


@given(values, values)
def test_turning_the_comparison_turns_the_trend(first: Decimal, second: Decimal) -> None:
    turned = {
        TrendDirection.POSITIVE: TrendDirection.NEGATIVE,
        TrendDirection.NEGATIVE: TrendDirection.POSITIVE,
        TrendDirection.UNCHANGED: TrendDirection.UNCHANGED,
    }
    there = direction(first, second, polarity=Polarity.HIGHER, threshold=Decimal(1))
    back = direction(second, first, polarity=Polarity.HIGHER, threshold=Decimal(1))
    assert turned[there] is back
