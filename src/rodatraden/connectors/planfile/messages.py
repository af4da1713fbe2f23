"""The sentences a plan file is refused with.

Every refusal is one Swedish sentence that names file, line, field and how to mend it. Fields are
named in the file's own words, as `plan.goals[sn-mal-1].parent`.
"""

from collections.abc import Iterable
from difflib import get_close_matches

from rodatraden.foundation.errors import Refusal

Path = tuple[str | int, ...]


class PlanFileRefused(Refusal):
    """A plan file cannot be read, or says something that cannot be so; nothing is changed."""

    def __init__(self, message: str, filename: str, line: int | None = None) -> None:
        """Put file and line before the message, which starts with a small letter."""
        place = filename if line is None else f"{filename}, rad {line}"
        super().__init__(f"{place}: {message}")
        self.message = message
        self.filename = filename
        self.line = line


class Fault(Exception):
    """What is wrong and on which line, before the file's name is put to it."""

    def __init__(self, message: str, line: int | None = None) -> None:
        """Carry the message, which starts with a small letter and ends with a full stop."""
        super().__init__(message)
        self.message = message
        self.line = line


def listed(words: Iterable[str]) -> str:
    """Words as a Swedish enumeration: `a, b eller c`."""
    *first, last = words
    return f"{', '.join(first)} eller {last}" if first else last


def guess(word: str, known: Iterable[str]) -> str:
    """A question about the nearest known word, or all of them when none is near."""
    names = list(known)
    near = _nearest(word, names)
    if near:
        return f"menade du ”{near[0]}”?"
    return f"skriv {listed(names)}." if names else "ta bort det."


def _nearest(word: str, known: Iterable[str]) -> list[str]:
    # No known word is as long as this, and comparing takes time by length.
    return get_close_matches(word[:200], list(known), n=1, cutoff=0.6)


def at(place: str) -> str:
    """The place of a thing in the file, for use after a noun."""
    return f" i {place}" if place else ""


def unknown_field(name: str, place: str, known: Iterable[str]) -> str:
    """A key that the format does not have there."""
    return f"fältet ”{name}” finns inte{at(place)}; {guess(name, known)}"


def missing_field(name: str, place: str) -> str:
    """A field that must be there is not."""
    return f"fältet ”{name}” saknas{at(place)}; lägg till det."


def empty_field(place: str) -> str:
    """A field that must say something says nothing."""
    return f"{place} får inte vara tomt; fyll i det."


def wrong_shape(place: str, wanted: str) -> str:
    """A list where a text should be, and the like."""
    return f"{place or 'filen'} ska vara {wanted}; skriv om det så."


def unknown_choice(text: str, place: str, allowed: Iterable[str]) -> str:
    """A word outside the list of allowed words."""
    choices = list(allowed)
    near = _nearest(text, choices)
    hint = f"menade du ”{near[0]}”? Tillåtna ord är" if near else "tillåtna ord är"
    return f"”{shortened(text)}” är inget tillåtet värde för {place}; {hint} {listed(choices)}."


def unknown_reference(noun: str, key: str, place: str, known: Iterable[str]) -> str:
    """A reference to what does not exist."""
    near = _nearest(key, known)
    mend = f"menade du ”{near[0]}”?" if near else "rätta nyckeln eller lägg till det som saknas."
    return f"{place} pekar på {noun} ”{shortened(key)}” som inte finns; {mend}"


def shortened(text: str, limit: int = 60) -> str:
    """A text as a sentence can hold it: one line, not too long."""
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else f"{flat[: limit - 1]}…"
