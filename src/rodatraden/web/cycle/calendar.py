"""The year's days as a calendar file (RFC 5545) that any calendar can subscribe to."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from rodatraden.core.content.organisation import Occasion
from rodatraden.core.cycle.standing import Happening, days_of
from rodatraden.web.cycle.entries import day_name

_LONGEST = 75


def calendar(name: str, found: Iterable[tuple[int, Occasion]], *, host: str, now: datetime) -> str:
    """One all-day event for each day of each occasion, with planning year; the same day has the same id for ever."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Roda traden//Arshjul//SV",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(name)}",
    ]
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    for year, occasion in found:
        for one in days_of(occasion):
            if one.what is Happening.AS_OF:
                continue
            uid = "-".join(part for part in (str(year), occasion.key, one.what.value, one.key) if part)
            lines += _event(f"{uid}@{host}", f"{occasion.name}: {day_name(one)}", one.day, stamp)
    return "".join(f"{folded}\r\n" for whole in [*lines, "END:VCALENDAR"] for folded in _folded(whole))


def _event(uid: str, summary: str, day: date, stamp: str) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{_text(uid)}",
        f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_text(summary)}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _text(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return " ".join(escaped.split())


def _folded(line: str) -> list[str]:
    """The line in parts of at most 75 octets, never in the middle of a character."""
    parts, held = [], ""
    for sign in line:
        if len((held + sign).encode()) > _LONGEST:
            parts.append(held)
            held = " "
        held += sign
    return [*parts, held]
