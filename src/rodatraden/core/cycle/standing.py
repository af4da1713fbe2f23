"""How far an occasion has come on a day, and what happens next."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rodatraden.core.content.occasions import StageKind
from rodatraden.core.content.organisation import Occasion
from rodatraden.core.cycle.usual_year import board_day


class Standing(StrEnum):
    """How far an occasion has come."""

    NOT_OPENED = "not_opened"
    OPEN = "open"
    LATE = "late"
    DECIDED = "decided"


class Happening(StrEnum):
    """What a day in an occasion is."""

    OPENS = "opens"
    AS_OF = "as_of"
    DEADLINE = "deadline"
    STAGE = "stage"


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day on which something happens; `name` is the stage's own, `key` its key."""

    day: date
    what: Happening
    key: str = ""
    name: str = ""
    kind: StageKind | None = None


def standing(
    occasion: Occasion, today: date, *, decided: bool = False, opened: bool = False, undone: bool = True
) -> Standing:
    """Where the occasion stands: decided, late, open (by hand or by its date) or not opened.

    Late is what is `undone` after the units' last day, and what is not decided after the board's day.
    """
    if decided:
        return Standing.DECIDED
    starts = occasion.opens or occasion.as_of
    if not opened and (starts is None or today < starts):
        return Standing.NOT_OPENED
    board = board_day(occasion)
    if (occasion.deadline and undone and today > occasion.deadline) or (board and today > board):
        return Standing.LATE
    return Standing.OPEN


def days_of(occasion: Occasion) -> tuple[Day, ...]:
    """Every day the occasion has, in order; on one day what opens comes before what ends."""
    found = [
        *([Day(day=occasion.opens, what=Happening.OPENS)] if occasion.opens else []),
        *([Day(day=occasion.as_of, what=Happening.AS_OF)] if occasion.as_of else []),
        *([Day(day=occasion.deadline, what=Happening.DEADLINE)] if occasion.deadline else []),
        *(
            Day(day=stage.day, what=Happening.STAGE, key=stage.key, name=stage.name, kind=stage.kind)
            for stage in occasion.stages
            if stage.day
        ),
    ]
    return tuple(sorted(found, key=lambda one: one.day))


def next_day(occasion: Occasion, today: date) -> Day | None:
    """What happens next, today included; the day of account is nobody's work."""
    ahead = (one for one in days_of(occasion) if one.day >= today and one.what is not Happening.AS_OF)
    return next(ahead, None)


def span(occasion: Occasion) -> tuple[date, date] | None:
    """From the first to the last day of work on it; None for an occasion without days.

    The day of account counts only when nothing says when the work begins.
    """
    found = days_of(occasion)
    days = [one.day for one in found if one.what is not Happening.AS_OF or occasion.opens is None]
    return (days[0], days[-1]) if days else None
