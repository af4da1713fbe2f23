"""Periods on a time axis: their words, their short name in a chart, and where they lie."""

from dataclasses import dataclass
from functools import lru_cache

from rodatraden.core.periods import MONTHS, PeriodKind, describe, parse

_SHORT_MONTH = 3
_DAYS = 366


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A period: in words, short for a chart, and `at` as a year with its fraction.

    A whole year lies on its own number, so that years stand evenly.
    """

    period: str
    words: str
    short: str
    at: float
    year: int


@lru_cache(maxsize=4096)
def moment(period: str) -> Moment:
    """The moment of a period as plan files write it."""
    parsed = parse(period)
    end = parsed.end
    at = float(end.year)
    if parsed.kind in (PeriodKind.YEAR, PeriodKind.SCHOOL_YEAR):
        short = str(end.year) if parsed.kind is PeriodKind.YEAR else f"{parsed.start:%Y}/{end:%y}"
    else:
        short = f"{MONTHS[end.month - 1][:_SHORT_MONTH]} {end:%y}"
        at += (end.timetuple().tm_yday - 1) / _DAYS
    return Moment(period=period, words=describe(parsed), short=short, at=at, year=end.year)
