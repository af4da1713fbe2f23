"""Days as Swedes say them."""

from datetime import date

from rodatraden.core.number_words import to_words
from rodatraden.core.periods import MONTHS

WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")


def day_words(day: date, today: date | None = None) -> str:
    """As in "12 april"; with the year when it is another than today's."""
    said = f"{day.day} {MONTHS[day.month - 1]}"
    return said if today is None or today.year == day.year else f"{said} {day.year}"


def weekday_words(day: date, today: date | None = None) -> str:
    """As in "fredag 12 april"."""
    return f"{WEEKDAYS[day.weekday()]} {day_words(day, today)}"


def away_words(day: date, today: date) -> str:
    """How far away a day is: "i dag", "i morgon", "om fyra dagar", "för två dagar sedan"."""
    days = (day - today).days
    near = {0: "i dag", 1: "i morgon", -1: "i går"}.get(days)
    if near is not None:
        return near
    told = f"{to_words(abs(days))} dagar"
    return f"om {told}" if days > 0 else f"för {told} sedan"
