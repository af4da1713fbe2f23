"""Swedish working days: what a day that falls on a holiday is moved to, and the same meeting a year later."""

from datetime import date, timedelta
from functools import lru_cache

_DAY = timedelta(days=1)
_SATURDAY = 5
_FIXED = ((1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31))


def easter(year: int) -> date:
    """Easter Sunday, by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    f = (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    last = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * last) // 451
    month, day = divmod(h + last - 7 * m + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=32)
def holidays(year: int) -> frozenset[date]:
    """The days of a year when municipal offices are closed, weekends apart: public holidays (SFS 1989:253), eves."""
    sunday = easter(year)
    moving = {sunday + timedelta(days=days) for days in (-2, 1, 39)}
    midsummer_eve = next(date(year, 6, day) for day in range(19, 26) if date(year, 6, day).weekday() == 4)
    return frozenset({date(year, month, day) for month, day in _FIXED} | moving | {midsummer_eve})


def is_working_day(day: date) -> bool:
    """Whether people are at work."""
    return day.weekday() < _SATURDAY and day not in holidays(day.year)


def at_the_latest(day: date) -> date:
    """The day itself, or the last working day before it."""
    while not is_working_day(day):
        day -= _DAY
    return day


def at_the_earliest(day: date) -> date:
    """The day itself, or the first working day after it."""
    while not is_working_day(day):
        day += _DAY
    return day


def same_date(day: date, year: int) -> date:
    """The same date in another year; the last of February stays the last of February."""
    if (day.month, (day + _DAY).month) == (2, 3):
        return date(year, 3, 1) - _DAY
    return day.replace(year=year)


def same_weekday(day: date, year: int) -> date:
    """The day in another year with the same weekday, as near the same date as it comes: meetings keep their day."""
    near = same_date(day, year)
    ahead = (day.weekday() - near.weekday()) % 7
    return near + timedelta(days=ahead if ahead <= 3 else ahead - 7)


def nth_weekday(year: int, month: int, weekday: int, n: int) -> date:
    """The n-th such weekday of a month (Monday is 0), the last one when `n` is -1."""
    if n > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (n - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - _DAY
    return last - timedelta(days=(last.weekday() - weekday) % 7)
