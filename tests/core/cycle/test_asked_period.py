"""What an occasion asks of an indicator, by its period rule and the day of account."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rodatraden.core.cycle.asked_period import Wanted, asked_period

MARCH, AUGUST, DECEMBER = date(2025, 3, 31), date(2025, 8, 31), date(2025, 12, 31)
RULES = ("", "year", "month", "r12", "reference_day", "school_year")


@pytest.mark.parametrize(
    ("rule", "as_of", "period", "wanted"),
    [
        ("month", AUGUST, "2025-08", Wanted.VALUE),
        ("month", date(2025, 8, 30), "2025-07", Wanted.VALUE),
        ("r12", AUGUST, "r12:2025-08", Wanted.VALUE),
        ("reference_day", AUGUST, "2025-08-31", Wanted.VALUE),
        ("year", MARCH, "2025", Wanted.NOTHING),
        ("year", AUGUST, "2025", Wanted.LATER),
        ("", AUGUST, "2025", Wanted.LATER),
        ("year", DECEMBER, "2025", Wanted.VALUE),
        ("year", None, "2025", Wanted.LATER),
        ("month", None, "2025", Wanted.LATER),
        ("school_year", AUGUST, "2024/2025", Wanted.VALUE),
        ("school_year", MARCH, "2024/2025", Wanted.LATER),
    ],
)
def test_what_is_asked_follows_from_the_rule_and_the_day(
    rule: str, as_of: date | None, period: str, wanted: Wanted
) -> None:
    asked = asked_period(rule, 2025, as_of)
    assert (str(asked.period), asked.wanted) == (period, wanted)


def test_a_year_whose_value_is_there_before_it_is_over_is_known() -> None:
    assert asked_period("year", 2025, MARCH, known=frozenset({"2025"})).wanted is Wanted.KNOWN
    assert asked_period("year", 2025, MARCH, known=frozenset({"2024"})).wanted is Wanted.NOTHING
    assert asked_period("year", 2025, DECEMBER, known=frozenset({"2025"})).wanted is Wanted.VALUE


@given(st.sampled_from(RULES), st.dates(date(2000, 1, 1), date(2080, 12, 31)), st.booleans())
def test_a_value_is_demanded_only_of_a_period_that_is_over(rule: str, as_of: date, is_known: bool) -> None:
    period = asked_period(rule, as_of.year, as_of).period
    known = frozenset({str(period)}) if is_known else frozenset[str]()
    asked = asked_period(rule, as_of.year, as_of, known=known)
    assert asked.period == period
    assert (asked.wanted is Wanted.VALUE) == (period.end <= as_of)
    assert asked.wanted is not Wanted.KNOWN or is_known
    assert not is_known or asked.wanted in (Wanted.VALUE, Wanted.KNOWN)


@given(st.sampled_from(("month", "r12", "reference_day")), st.dates(date(2000, 1, 1), date(2080, 12, 31)))
def test_a_short_period_is_the_last_that_has_ended(rule: str, as_of: date) -> None:
    period = asked_period(rule, as_of.year, as_of).period
    assert period.end <= as_of < period.end + timedelta(days=31)


@given(st.sampled_from(RULES), st.dates(date(2000, 1, 1), date(2080, 12, 30)))
def test_what_is_asked_never_becomes_less_as_the_year_goes(rule: str, as_of: date) -> None:
    later = as_of + timedelta(days=1)
    if later.year != as_of.year:
        return
    order = list(reversed(Wanted))
    assert order.index(asked_period(rule, as_of.year, as_of).wanted) <= order.index(
        asked_period(rule, as_of.year, later).wanted
    )
