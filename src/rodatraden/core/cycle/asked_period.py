"""What an occasion asks of an indicator: for which period, and whether its value can be there yet."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from rodatraden.core.periods import Period, month, reference_day, rolling_12, school_year, year

_DAY = timedelta(days=1)


class Wanted(StrEnum):
    """What is asked for."""

    VALUE = "value"
    """The period is over: its value, or the reason why there is none."""
    KNOWN = "known"
    """The period is not over, but its value is there: it stands, and may be given anew."""
    LATER = "later"
    """The value cannot be there yet: when it is expected, if anything. Nothing has to be said."""
    NOTHING = "nothing"
    """The period has hardly begun: it is not asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedPeriod:
    """The period that an occasion asks about, and what it wants of it."""

    period: Period
    wanted: Wanted


def asked_period(rule: str, planned: int, as_of: date | None, *, known: frozenset[str] = frozenset()) -> AskedPeriod:
    """What an occasion of the year `planned` asks of an indicator with this period rule, as of a day.

    A month, twelve months and a reference day: the last one that ended at, or before, the day; its value
    is wanted. A year ("year", or no rule) and a school year: the one that ends in the year planned. When
    it has ended by the day its value is wanted. Before that the value is taken if it is there already
    (`known` are the periods that have one); otherwise it is asked when it is expected, from the middle of
    the period on, and nothing before. Without a day only the year can be named, and nothing is demanded.
    """
    if rule not in ("month", "r12", "reference_day") or as_of is None:
        period = school_year(planned - 1) if rule == "school_year" else year(planned)
        return AskedPeriod(period=period, wanted=_wanted(period, as_of, known))
    if rule == "reference_day":
        return AskedPeriod(period=reference_day(as_of), wanted=Wanted.VALUE)
    last = as_of if (as_of + _DAY).month != as_of.month else as_of.replace(day=1) - _DAY
    made = month if rule == "month" else rolling_12
    return AskedPeriod(period=made(last.year, last.month), wanted=Wanted.VALUE)


def _wanted(period: Period, as_of: date | None, known: frozenset[str]) -> Wanted:
    if as_of is not None and as_of >= period.end:
        return Wanted.VALUE
    if str(period) in known:
        return Wanted.KNOWN
    middle = period.start + (period.end - period.start) / 2
    return Wanted.LATER if as_of is None or as_of >= middle else Wanted.NOTHING
