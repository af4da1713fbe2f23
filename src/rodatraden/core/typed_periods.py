"""Periods as people write them, in forms and in spreadsheets: "mars 2025", "2024/25", "dec -24"."""

import re

from rodatraden.core import periods
from rodatraden.core.periods import MONTHS, PERIOD_RULES, Period, PeriodKind, UnreadablePeriod

_MONTH = "|".join(f"{name}|{name[:3]}" for name in MONTHS)
_NAMED = re.compile(
    rf"(?:(?P<name>{_MONTH})\.?\s+(?P<year>\d{{4}})|(?P<year_first>\d{{4}})\s+(?P<name_last>{_MONTH})\.?)"
)
_SCHOOL = re.compile(r"(?:läsåret\s+|lå\s+)?(\d{4})\s*[/–-]\s*(\d{4}|\d{2})")
_ROLLING = re.compile(r"(?:r12|rullande 12|rullande tolv|tolv månader till och med)[:\s]\s*(.+)")
_DAY = re.compile(rf"(?P<day>\d{{1,2}})\s+(?P<name>{_MONTH})\.?\s+(?P<year>\d{{4}})")
_MEASURED = {
    PeriodKind.YEAR: ("per år", "2025"),
    PeriodKind.MONTH: ("per månad", "2025-03"),
    PeriodKind.REFERENCE_DAY: ("en bestämd dag", "2025-10-15"),
    PeriodKind.ROLLING_12: ("i rullande tolv månader", "2025-08"),
    PeriodKind.SCHOOL_YEAR: ("per läsår", "2024/2025"),
}


def read_period(text: str, rule: str) -> Period:
    """The period that was written, of the kind that the indicator's rule says.

    Where the rule is rolling twelve months a month is the last of them. Raises UnreadablePeriod, with a sentence
    that says how to write it.
    """
    wanted = PERIOD_RULES.get(rule)
    found = _read(" ".join(text.split()).lower(), wanted)
    if found is None:
        example = _MEASURED[wanted][1] if wanted else "2025"
        raise UnreadablePeriod(f"”{text.strip()[:40]}” är ingen period. Skriv till exempel {example}.")
    if wanted is not None and found.kind is not wanted:
        how, example = _MEASURED[wanted]
        raise UnreadablePeriod(f"”{text.strip()[:40]}” passar inte: det mäts {how}. Skriv till exempel {example}.")
    return found


def _read(plain: str, wanted: PeriodKind | None) -> Period | None:
    if match := _ROLLING.fullmatch(plain):
        last = _read(match[1], PeriodKind.MONTH)
        return _rolling(last) if last is not None and last.kind is PeriodKind.MONTH else None
    found = _school_year(plain, wanted) or _named(plain) or _written(plain)
    if found is not None and found.kind is PeriodKind.MONTH and wanted is PeriodKind.ROLLING_12:
        return _rolling(found)
    return found


def _school_year(plain: str, wanted: PeriodKind | None) -> Period | None:
    """A school year; "2024-05" is a month but where school years are what is measured."""
    match = _SCHOOL.fullmatch(plain)
    if match is None or ("/" not in plain and wanted is not PeriodKind.SCHOOL_YEAR):
        return None
    first = int(match[1])
    return periods.school_year(first) if int(match[2]) in (first + 1, (first + 1) % 100) and 0 < first < 9999 else None


def _named(plain: str) -> Period | None:
    if (day := _DAY.fullmatch(plain)) is not None:
        return _written(f"{day['year']}-{_number(day['name']):02}-{int(day['day']):02}")
    if (month := _NAMED.fullmatch(plain)) is not None:
        return _written(f"{month['year'] or month['year_first']}-{_number(month['name'] or month['name_last']):02}")
    return None


def _written(plain: str) -> Period | None:
    try:
        return periods.parse(plain)
    except UnreadablePeriod:
        return None


def _number(name: str) -> int:
    return next(number for number, each in enumerate(MONTHS, start=1) if each.startswith(name[:3]))


def _rolling(month: Period) -> Period:
    return periods.rolling_12(month.end.year, month.end.month)
