from dataclasses import replace
from datetime import date

import pytest

from rodatraden.core.content.organisation import Occasion, OccasionKind
from rodatraden.core.cycle.standing import Happening, Standing, days_of, next_day, span, standing
from rodatraden.core.cycle.usual_year import standard_year

MARCH = next(one for one in standard_year(2026) if one.key == "mars")
BARE = Occasion(key="bar", name="Utan dagar", kind=OccasionKind.MONTHLY)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 3, 31), Standing.NOT_OPENED),
        (date(2026, 4, 1), Standing.OPEN),
        (date(2026, 4, 14), Standing.OPEN),
        (date(2026, 4, 15), Standing.LATE),
    ],
)
def test_an_occasion_opens_by_its_date_and_is_late_the_day_after_the_last(today: date, expected: Standing) -> None:
    assert MARCH.deadline == date(2026, 4, 14)
    assert standing(MARCH, today) is expected


def test_what_is_decided_is_decided_whatever_the_day() -> None:
    assert standing(MARCH, date(2026, 1, 1), decided=True) is Standing.DECIDED


def test_an_occasion_opened_by_hand_is_open_before_its_date() -> None:
    assert standing(MARCH, date(2026, 3, 1), opened=True) is Standing.OPEN


def test_an_occasion_without_days_is_not_opened_until_somebody_does() -> None:
    assert standing(BARE, date(2026, 1, 1)) is Standing.NOT_OPENED
    assert standing(BARE, date(2026, 1, 1), opened=True) is Standing.OPEN
    assert span(BARE) is None


def test_the_next_thing_is_the_first_ahead_today_included() -> None:
    found = next_day(MARCH, date(2026, 4, 14))
    assert found is not None
    assert (found.what, found.day) == (Happening.DEADLINE, date(2026, 4, 14))
    assert next_day(MARCH, date(2026, 12, 1)) is None


def test_the_days_come_in_order_and_span_the_work() -> None:
    days = [one.day for one in days_of(MARCH)]
    assert days == sorted(days)
    assert span(MARCH) == (date(2026, 4, 1), days[-1])


def test_an_occasion_with_only_a_day_of_account_spans_that_day() -> None:
    only = replace(BARE, as_of=date(2026, 3, 31))
    assert span(only) == (date(2026, 3, 31), date(2026, 3, 31))


def test_when_every_part_is_done_the_occasion_is_open_until_the_board_has_had_its_day() -> None:
    assert standing(MARCH, date(2026, 4, 29), undone=False) is Standing.OPEN
    assert standing(MARCH, date(2026, 4, 30), undone=False) is Standing.LATE
