"""Which reminders an occasion's last day gives on a day. Pure: who gets them is said by the callers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

USUAL_DAYS = (-14, -3, 0, 2)
"""Days from the last day: two weeks and three days before, on the day, two days after."""

CATCH_UP = timedelta(days=2)
"""How late a reminder may go out when nobody ran the job on its day."""


class ReminderKind(StrEnum):
    """What a reminder says of the last day."""

    BEFORE = "before"
    ON_THE_DAY = "day"
    AFTER = "after"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """A reminder and the day it belongs to, which is part of its key."""

    kind: ReminderKind
    day: date


def reminders(deadline: date, days: Iterable[int] = USUAL_DAYS) -> tuple[Reminder, ...]:
    """All reminders of a last day, in order."""
    return tuple(Reminder(kind=_kind(offset), day=deadline + timedelta(days=offset)) for offset in sorted(set(days)))


def due(deadline: date, days: Iterable[int], today: date) -> Reminder | None:
    """The reminder to be sent today: the newest whose day has come, not more than two days late.

    One only, so that a job that stood still for a while does not send the whole row at once.
    """
    come = [one for one in reminders(deadline, days) if one.day <= today]
    return come[-1] if come and today - come[-1].day <= CATCH_UP else None


def _kind(offset: int) -> ReminderKind:
    if offset == 0:
        return ReminderKind.ON_THE_DAY
    return ReminderKind.BEFORE if offset < 0 else ReminderKind.AFTER
