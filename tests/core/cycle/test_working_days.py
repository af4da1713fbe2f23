from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rodatraden.core.cycle.working_days import (
    at_the_earliest,
    at_the_latest,
    easter,
    is_working_day,
    nth_weekday,
    same_date,
    same_weekday,
)

DAYS = st.dates(date(1990, 1, 1), date(2080, 12, 31))


@pytest.mark.parametrize("day", [date(2019, 4, 21), date(2024, 3, 31), date(2025, 4, 20), date(2026, 4, 5)])
def test_easter_is_the_day_of_the_almanac(day: date) -> None:
    assert easter(day.year) == day


@pytest.mark.parametrize(
    "day",
    [
        date(2025, 1, 6), date(2025, 4, 18), date(2025, 4, 21), date(2025, 5, 1), date(2025, 5, 29), date(2025, 6, 6),
        date(2025, 6, 20), date(2025, 12, 24), date(2026, 1, 1), date(2025, 3, 29), date(2025, 3, 30),
    ],
)  # fmt: skip
def test_offices_are_closed_on_holidays_eves_and_weekends(day: date) -> None:
    assert not is_working_day(day)


def test_a_day_on_maundy_thursday_stays_and_good_friday_moves_back_to_it() -> None:
    assert at_the_latest(date(2025, 4, 18)) == date(2025, 4, 17)
    assert at_the_earliest(date(2025, 4, 18)) == date(2025, 4, 22)


@given(DAYS)
def test_a_moved_day_is_a_working_day_at_most_a_week_away(day: date) -> None:
    assert is_working_day(at_the_latest(day))
    assert is_working_day(at_the_earliest(day))
    assert day - timedelta(days=7) <= at_the_latest(day) <= day <= at_the_earliest(day) <= day + timedelta(days=7)


@given(DAYS, st.integers(1990, 2080))
def test_the_same_weekday_lies_within_three_days_of_the_same_date(day: date, year: int) -> None:
    found = same_weekday(day, year)
    assert found.weekday() == day.weekday()
    assert abs(found - same_date(day, year)) <= timedelta(days=3)


def test_the_last_of_february_stays_the_last() -> None:
    assert same_date(date(2024, 2, 29), 2025) == date(2025, 2, 28)
    assert same_date(date(2023, 2, 28), 2024) == date(2024, 2, 29)


def test_weekdays_are_counted_from_either_end_of_the_month() -> None:
    assert nth_weekday(2025, 12, 2, 2) == date(2025, 12, 10)
    assert nth_weekday(2025, 12, 2, -1) == date(2025, 12, 31)
    assert nth_weekday(2025, 4, 2, -1) == date(2025, 4, 30)
