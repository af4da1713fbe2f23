"""Periods: a year, a month, a reference day, twelve months to and including one, a school year."""

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from rodatraden.core.refusal import CalculationRefused

MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)
SCHOOL_YEAR_STARTS = 7
_FORMS = re.compile(
    r"(?:(?P<r12>r12:)?(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?|(?P<school>\d{4}/\d{4}))"
)


class PeriodKind(StrEnum):
    """What a period is; only periods of one kind are compared."""

    YEAR = "year"
    MONTH = "month"
    REFERENCE_DAY = "reference_day"
    ROLLING_12 = "rolling_12"
    SCHOOL_YEAR = "school_year"


PERIOD_RULES: Mapping[str, PeriodKind] = {
    "year": PeriodKind.YEAR,
    "month": PeriodKind.MONTH,
    "reference_day": PeriodKind.REFERENCE_DAY,
    "r12": PeriodKind.ROLLING_12,
    "school_year": PeriodKind.SCHOOL_YEAR,
}
"""The period rules of indicators, and the kind of period each measures."""


class UnreadablePeriod(CalculationRefused):
    """Text that is no period."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A kind with its first and last day. `str` gives the form in files ("r12:2019-02")."""

    kind: PeriodKind
    start: date
    end: date

    def __str__(self) -> str:
        match self.kind:
            case PeriodKind.YEAR:
                return f"{self.end:%Y}"
            case PeriodKind.MONTH:
                return f"{self.end:%Y-%m}"
            case PeriodKind.REFERENCE_DAY:
                return f"{self.end:%Y-%m-%d}"
            case PeriodKind.ROLLING_12:
                return f"r12:{self.end:%Y-%m}"
            case PeriodKind.SCHOOL_YEAR:
                return f"{self.start:%Y}/{self.end:%Y}"


def year(number: int) -> Period:
    """The calendar year."""
    return Period(kind=PeriodKind.YEAR, start=date(number, 1, 1), end=date(number, 12, 31))


def month(of_year: int, number: int) -> Period:
    """The calendar month."""
    last = monthrange(of_year, number)[1]
    return Period(kind=PeriodKind.MONTH, start=date(of_year, number, 1), end=date(of_year, number, last))


def reference_day(day: date) -> Period:
    """One day on which something is counted."""
    return Period(kind=PeriodKind.REFERENCE_DAY, start=day, end=day)


def rolling_12(of_year: int, number: int) -> Period:
    """The twelve months to and including the month named."""
    first_year, first_month = (of_year, 1) if number == len(MONTHS) else (of_year - 1, number + 1)
    last = monthrange(of_year, number)[1]
    return Period(kind=PeriodKind.ROLLING_12, start=date(first_year, first_month, 1), end=date(of_year, number, last))


def school_year(first: int) -> Period:
    """The school year that starts in the autumn of `first`: 1 July to 30 June."""
    return Period(
        kind=PeriodKind.SCHOOL_YEAR,
        start=date(first, SCHOOL_YEAR_STARTS, 1),
        end=date(first + 1, SCHOOL_YEAR_STARTS, 1) - timedelta(days=1),
    )


@lru_cache(maxsize=4096)
def parse(text: str) -> Period:
    """The period that `text` names: "2020", "2019-02", "2019-02-28", "r12:2019-02", "2021/2022".

    `UnreadablePeriod` otherwise, also for days that do not exist.
    """
    match = _FORMS.fullmatch(text)
    try:
        period = _read(match) if match else None
    except ValueError:
        period = None
    if period is None:
        raise UnreadablePeriod(
            f"”{text}” är ingen period. Skriv till exempel 2020, 2019-02, 2019-02-28, r12:2019-02 eller 2021/2022."
        )
    return period


def _read(match: re.Match[str]) -> Period | None:
    if match["school"]:
        first, last = (int(part) for part in match["school"].split("/"))
        return school_year(first) if last == first + 1 else None
    of_year, of_month, day = int(match["year"]), match["month"], match["day"]
    if match["r12"]:
        return rolling_12(of_year, int(of_month)) if of_month and not day else None
    if of_month is None:
        return year(of_year)
    return reference_day(date(of_year, int(of_month), int(day))) if day else month(of_year, int(of_month))


def describe(period: Period) -> str:
    """The period in Swedish words: "2020", "februari 2019", "28 februari 2019", "läsåret 2021/2022"."""
    in_words = f"{MONTHS[period.end.month - 1]} {period.end.year}"
    match period.kind:
        case PeriodKind.YEAR:
            return str(period)
        case PeriodKind.MONTH:
            return in_words
        case PeriodKind.REFERENCE_DAY:
            return f"{period.end.day} {in_words}"
        case PeriodKind.ROLLING_12:
            return f"tolv månader till och med {in_words}"
        case PeriodKind.SCHOOL_YEAR:
            return f"läsåret {period}"


def previous(period: Period) -> Period:
    """The period of the same kind right before; for rolling 12 the one that ends a month earlier."""
    before = period.start - timedelta(days=1)
    match period.kind:
        case PeriodKind.YEAR:
            return year(before.year)
        case PeriodKind.MONTH:
            return month(before.year, before.month)
        case PeriodKind.REFERENCE_DAY:
            return reference_day(before)
        case PeriodKind.ROLLING_12:
            ended = period.end.replace(day=1) - timedelta(days=1)
            return rolling_12(ended.year, ended.month)
        case PeriodKind.SCHOOL_YEAR:
            return school_year(before.year - 1)


def year_before(period: Period) -> Period:
    """The same period a year earlier; 29 February becomes 28 February."""
    end = period.end
    match period.kind:
        case PeriodKind.YEAR:
            return year(end.year - 1)
        case PeriodKind.MONTH:
            return month(end.year - 1, end.month)
        case PeriodKind.REFERENCE_DAY:
            last = monthrange(end.year - 1, end.month)[1]
            return reference_day(end.replace(year=end.year - 1, day=min(end.day, last)))
        case PeriodKind.ROLLING_12:
            return rolling_12(end.year - 1, end.month)
        case PeriodKind.SCHOOL_YEAR:
            return school_year(period.start.year - 1)


def end_of(text: str) -> date:
    """The last day of the period that `text` names; the first of all days when it names none.

    For putting observations in order without refusing the whole for one unreadable period.
    """
    try:
        return parse(text).end
    except UnreadablePeriod:
        return date.min


def same_kind(first: Period, second: Period) -> bool:
    """Whether two periods are of one kind and may be compared."""
    return first.kind is second.kind
