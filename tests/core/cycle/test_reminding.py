from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rodatraden.core.cycle.reminding import CATCH_UP, USUAL_DAYS, ReminderKind, due, reminders

LAST = date(2026, 4, 14)


def test_the_usual_reminders_are_two_before_one_on_the_day_and_one_after() -> None:
    assert [(one.kind, one.day) for one in reminders(LAST)] == [
        (ReminderKind.BEFORE, date(2026, 3, 31)),
        (ReminderKind.BEFORE, date(2026, 4, 11)),
        (ReminderKind.ON_THE_DAY, date(2026, 4, 14)),
        (ReminderKind.AFTER, date(2026, 4, 16)),
    ]


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 3, 30), None),
        (date(2026, 3, 31), date(2026, 3, 31)),
        (date(2026, 4, 2), date(2026, 3, 31)),
        (date(2026, 4, 3), None),
        (date(2026, 4, 13), date(2026, 4, 11)),
        (date(2026, 4, 14), date(2026, 4, 14)),
        (date(2026, 4, 15), date(2026, 4, 14)),
        (date(2026, 4, 16), date(2026, 4, 16)),
        (date(2026, 4, 19), None),
    ],
)
def test_the_newest_reminder_is_due_and_two_days_late_at_most(today: date, expected: date | None) -> None:
    found = due(LAST, USUAL_DAYS, today)
    assert (found.day if found else None) == expected


@given(st.sets(st.integers(-60, 30)), st.integers(-90, 90))
def test_what_is_due_is_one_of_the_reminders_and_not_too_late(days: set[int], away: int) -> None:
    today = LAST + timedelta(days=away)
    found = due(LAST, days, today)
    if found is None:
        assert not any(one.day <= today <= one.day + CATCH_UP for one in reminders(LAST, days))
    else:
        assert found in reminders(LAST, days)
        assert found.day <= today <= found.day + CATCH_UP
