"""Numbers as documents print them, read back: digits, words, signs, units and how exact they are."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from rodatraden.core.number_words import NUMBER_WORDS, from_word
from rodatraden.core.refusal import CalculationRefused

_SPACE = "[ \u00a0\u202f\u2009]"
_WORDS = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
_DIGITS = rf"\d{{1,3}}(?:{_SPACE}\d{{3}})+(?!\d)|\d+"
_NUMBER = re.compile(
    rf"(?P<about>(?:knappt|drygt|cirka|ca|omkring|ungefär|nästan|över){_SPACE}+)?"
    rf"(?P<minus>[-\u2212\u2013]{_SPACE}?|minus{_SPACE}+)?(?P<plus>\+)?"
    rf"(?:(?P<whole>{_DIGITS})(?:,(?P<decimals>\d+))?|(?P<word>{_WORDS})\b)"
    rf"(?:{_SPACE}\((?P<again>\d+)\))?"
    rf"(?:{_SPACE}?(?P<unit>mnkr|tkr|mdkr|kr\b|kronor|%|procentenheter|procent|"
    rf"miljon(?:er)?(?:{_SPACE}+kronor)?|miljard(?:er)?(?:{_SPACE}+kronor)?|tusen(?:{_SPACE}+kronor)?))?",
    re.IGNORECASE,
)

UNITS: Mapping[str, str] = {
    "procent": "%",
    "miljon": "mnkr",
    "miljoner": "mnkr",
    "miljon kronor": "mnkr",
    "miljoner kronor": "mnkr",
    "tusen": "tkr",
    "tusen kronor": "tkr",
    "miljard": "mdkr",
    "miljarder": "mdkr",
    "miljard kronor": "mdkr",
    "miljarder kronor": "mdkr",
    "kronor": "kr",
}


class UnreadableNumber(CalculationRefused):
    """Text that is no number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A number as printed: its value in its own unit, how many decimals, and the words around it.

    `unit` is normalised ("mnkr", "tkr", "kr", "%", "procentenheter" or ""); `about` is a word that
    says the number is not exact ("knappt"), and then `decimals` is negative where it ends in
    zeros: "knappt 800" is exact to the hundred. `start` and `end` are places in the text.
    """

    value: Decimal
    decimals: int
    unit: str = ""
    about: str = ""
    start: int = 0
    end: int = 0


def parse_printed(text: str) -> Printed:
    """The one number that `text` is: "−16,8", "4 717", "minus 1,0", "433,6 mnkr", "åtta (8)".

    `UnreadableNumber` when it is not a number, or holds more than one.
    """
    stripped = text.strip()
    match = _NUMBER.fullmatch(stripped)
    if match is None:
        raise UnreadableNumber(f"”{stripped}” går inte att läsa som ett tal.")
    return _printed(match)


def find_printed(text: str) -> tuple[Printed, ...]:
    """Every number in running text, in order; words only when they stand by themselves."""
    found = []
    for match in _NUMBER.finditer(text):
        before = text[match.start() - 1] if match.start() else " "
        after = text[match.end()] if match.end() < len(text) else " "
        if not (before.isalnum() or after.isalnum()):
            found.append(_printed(match))
    return tuple(found)


def _printed(match: re.Match[str]) -> Printed:
    fraction = match["decimals"] or ""
    if match["word"]:
        value = Decimal(from_word(match["word"]) or 0)
        digits = str(value)
    else:
        digits = re.sub(r"\D", "", match["whole"])
        value = Decimal(f"{digits}.{fraction}" if fraction else digits)
    about = (match["about"] or "").strip().casefold()
    zeros = len(digits) - len(digits.rstrip("0")) if about and not fraction and value else 0
    unit = " ".join((match["unit"] or "").casefold().split())
    return Printed(
        value=-value if match["minus"] else value,
        decimals=len(fraction) - zeros,
        unit=UNITS.get(unit, unit),
        about=about,
        start=match.start(),
        end=match.end(),
    )
