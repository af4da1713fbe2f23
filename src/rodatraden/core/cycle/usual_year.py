"""The municipality's usual year: last year's occasions moved a year, else a standard Swedish year."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from rodatraden.core.content.occasions import Ask, Stage, StageKind
from rodatraden.core.content.organisation import Occasion, OccasionKind
from rodatraden.core.cycle.working_days import (
    at_the_earliest,
    at_the_latest,
    nth_weekday,
    same_date,
    same_weekday,
)
from rodatraden.core.keys import free_key

WEDNESDAY = 2
STAGE_NAMES: dict[StageKind, str] = {
    StageKind.ADMINISTRATION: "Förvaltningens ledningsgrupp",
    StageKind.UNION_COOPERATION: "Samverkan med facken",
    StageKind.DRAFTING_COMMITTEE: "Beredning",
    StageKind.NOTICE: "Kallelse",
    StageKind.BOARD: "Nämnden",
    StageKind.EXECUTIVE_BOARD: "Kommunstyrelsen",
    StageKind.COUNCIL: "Kommunfullmäktige",
    StageKind.ADJUSTMENT: "Justering",
    StageKind.PUBLICATION: "Publicering",
}
ASKS: dict[OccasionKind, tuple[Ask, ...]] = {
    OccasionKind.PLAN: (Ask.ACTIVITIES, Ask.COMMITMENTS, Ask.CONTROLS, Ask.INDICATORS, Ask.GOALS, Ask.TEXTS),
    OccasionKind.MONTHLY: (Ask.FORECAST, Ask.TEXTS),
    OccasionKind.INTERIM_EARLY: (Ask.ACTIVITIES, Ask.COMMITMENTS, Ask.TREATMENTS, Ask.FORECAST, Ask.TEXTS),
    OccasionKind.INTERIM_FULL: (
        Ask.ACTIVITIES, Ask.COMMITMENTS, Ask.TREATMENTS, Ask.CONTROLS, Ask.INDICATORS, Ask.FORECAST, Ask.TEXTS,
    ),
    OccasionKind.ANNUAL: tuple(Ask),
    OccasionKind.CONDITIONS: (Ask.TEXTS,),
    OccasionKind.DIRECTION: (Ask.TEXTS,),
    OccasionKind.OPINION: (Ask.TEXTS,),
}  # fmt: skip
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class _Pace(NamedTuple):
    """Days from the board's meeting: when units are done, and each stage."""

    units: int
    stages: tuple[tuple[StageKind, int], ...]


_OF_EXECUTIVE = (OccasionKind.CONDITIONS, OccasionKind.DIRECTION)
_AFTER = ((StageKind.BOARD, 0), (StageKind.ADJUSTMENT, 7), (StageKind.PUBLICATION, 9))
_SHORT = _Pace(-9, ((StageKind.ADMINISTRATION, -7), (StageKind.NOTICE, -6), *_AFTER))
_INTERIM = _Pace(
    -15,
    (
        (StageKind.ADMINISTRATION, -13),
        (StageKind.UNION_COOPERATION, -11),
        (StageKind.DRAFTING_COMMITTEE, -9),
        (StageKind.NOTICE, -7),
        *_AFTER,
    ),
)
_LONG = _Pace(
    -35,
    (
        (StageKind.ADMINISTRATION, -28),
        (StageKind.UNION_COOPERATION, -21),
        (StageKind.DRAFTING_COMMITTEE, -14),
        (StageKind.NOTICE, -7),
        *_AFTER,
    ),
)
_TO_COUNCIL = ((StageKind.EXECUTIVE_BOARD, 28), (StageKind.COUNCIL, 47))
PACES: dict[OccasionKind, _Pace] = {
    OccasionKind.PLAN: _LONG,
    OccasionKind.MONTHLY: _SHORT,
    OccasionKind.INTERIM_EARLY: _INTERIM,
    OccasionKind.INTERIM_FULL: _Pace(_INTERIM.units, _INTERIM.stages + _TO_COUNCIL),
    OccasionKind.ANNUAL: _Pace(_LONG.units, _LONG.stages + _TO_COUNCIL),
    OccasionKind.CONDITIONS: _Pace(-14, ((StageKind.ADMINISTRATION, -12), (StageKind.EXECUTIVE_BOARD, 0))),
    OccasionKind.DIRECTION: _Pace(
        -21,
        (
            (StageKind.ADMINISTRATION, -19),
            (StageKind.UNION_COOPERATION, -14),
            (StageKind.EXECUTIVE_BOARD, 0),
            (StageKind.COUNCIL, 19),
        ),
    ),
    OccasionKind.OPINION: _SHORT,
}


def stages_from(kind: OccasionKind, board: date) -> tuple[Stage, ...]:
    """The usual stages of such an occasion, counted from the board's day, each on a working day."""
    return tuple(
        Stage(key=stage.value, name=STAGE_NAMES[stage], kind=stage, day=_away(board, days))
        for stage, days in PACES[kind].stages
    )


def deadline_from(kind: OccasionKind, board: date) -> date:
    """The usual last day for the units, counted back from the board's day."""
    return _away(board, PACES[kind].units)


def _away(board: date, days: int) -> date:
    day = board + timedelta(days=days)
    return board if not days else at_the_latest(day) if days < 0 else at_the_earliest(day)


def board_day(occasion: Occasion) -> date | None:
    """The day the board decides, when the occasion has it; the executive board's where that is who writes."""
    body = StageKind.EXECUTIVE_BOARD if occasion.kind in _OF_EXECUTIVE else StageKind.BOARD
    return next((stage.day for stage in occasion.stages if stage.kind is body), None)


def usual_year(year: int, before: Iterable[Occasion] = (), *, before_year: int = 0) -> tuple[Occasion, ...]:
    """The occasions that the year begins with, for a person to change: those of `before_year` moved, else standard.

    A plan is made at an occasion of the year that it plans, in the autumn before: where the earlier year
    had none, the standard one is added.
    """
    earlier = tuple(before)
    if not earlier:
        return standard_year(year)
    found = tuple(moved(occasion, year - before_year) for occasion in earlier)
    if any(one.kind is OccasionKind.PLAN for one in found):
        return found
    taken = {one.key for one in found}
    plan = next(one for one in standard_year(year) if one.kind is OccasionKind.PLAN)
    return (replace(plan, key=free_key(plan.key, taken.__contains__)), *found)


def moved(occasion: Occasion, years: int) -> Occasion:
    """The occasion so many years later: meetings keep their weekday, days of account their date, names their year."""
    return replace(
        occasion,
        name=_renamed(occasion.name, years),
        as_of=_dated(occasion.as_of, years),
        opens=_met(occasion.opens, years, early=False),
        deadline=_met(occasion.deadline, years),
        units=occasion.units,
        stages=tuple(
            replace(stage, name=_renamed(stage.name, years), day=_met(stage.day, years)) for stage in occasion.stages
        ),
    )


def _renamed(name: str, years: int) -> str:
    return _YEAR.sub(lambda found: str(int(found.group()) + years), name)


def _dated(day: date | None, years: int) -> date | None:
    return None if day is None else same_date(day, day.year + years)


def _met(day: date | None, years: int, *, early: bool = True) -> date | None:
    if day is None:
        return None
    there = same_weekday(day, day.year + years)
    return at_the_latest(there) if early else at_the_earliest(there)


def standard_year(year: int) -> tuple[Occasion, ...]:
    """What prepares the budget the year before, plan, months, interim reports and annual report, as most have them."""
    last = year - 1
    february = same_date(date(2023, 2, 28), year)
    return (
        _made("forutsattningar", f"Planeringsförutsättningar {year}", OccasionKind.CONDITIONS, None, date(last, 1, 15),
              nth_weekday(last, 3, WEDNESDAY, 2)),
        _made("inriktning", f"Inriktningsärende {year}", OccasionKind.DIRECTION, None, date(last, 4, 1),
              nth_weekday(last, 5, WEDNESDAY, -1)),
        _made("yttrande", f"Nämndernas yttranden {year}", OccasionKind.OPINION, None, date(last, 8, 20),
              nth_weekday(last, 9, WEDNESDAY, 3)),
        _made("plan", f"Verksamhetsplan {year}", OccasionKind.PLAN, None, date(last, 10, 1),
              nth_weekday(last, 12, WEDNESDAY, 2)),
        _made("februari", "Månadsuppföljning februari", OccasionKind.MONTHLY, february, date(year, 3, 1),
              nth_weekday(year, 3, WEDNESDAY, 4)),
        _made("mars", "Delårsrapport per 31 mars", OccasionKind.INTERIM_EARLY, date(year, 3, 31), date(year, 4, 1),
              nth_weekday(year, 4, WEDNESDAY, -1)),
        _made("maj", "Månadsuppföljning maj", OccasionKind.MONTHLY, date(year, 5, 31), date(year, 6, 1),
              nth_weekday(year, 6, WEDNESDAY, 3)),
        _made("augusti", "Delårsrapport per 31 augusti", OccasionKind.INTERIM_FULL, date(year, 8, 31),
              date(year, 9, 1), nth_weekday(year, 9, WEDNESDAY, -1)),
        _made("oktober", "Månadsuppföljning oktober", OccasionKind.MONTHLY, date(year, 10, 31), date(year, 11, 1),
              nth_weekday(year, 11, WEDNESDAY, 4)),
        _made("bokslut", f"Verksamhetsberättelse {year}", OccasionKind.ANNUAL, date(year, 12, 31),
              date(year, 12, 15), nth_weekday(year + 1, 2, WEDNESDAY, -1)),
    )  # fmt: skip


def _made(key: str, name: str, kind: OccasionKind, as_of: date | None, opens: date, board: date) -> Occasion:
    return Occasion(
        key=key,
        name=name,
        kind=kind,
        as_of=as_of,
        opens=at_the_earliest(opens),
        deadline=deadline_from(kind, board),
        asks=ASKS[kind],
        stages=stages_from(kind, board),
    )
