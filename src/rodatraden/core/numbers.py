"""Numbers as Swedes print them, and as a document shows them.

U+2212 minus, decimal comma, U+00A0 between thousands and before a unit. Rounding is half away
from zero on the exact value.
"""

import re
from decimal import ROUND_HALF_UP, Decimal

from rodatraden.core.document.figure import Figure, Mode
from rodatraden.core.missing import HIDDEN_WORD, HIDING
from rodatraden.core.refusal import CalculationRefused

MINUS = "\u2212"
NBSP = "\u00a0"
DASH = "\u2013"
_WRITTEN = re.compile(r"[+-]?(\d{1,3}(?: \d{3})+|\d+)(?:,\d+)?")
_HYPHEN_MINUS = re.compile(r"(?<![\w,.])-(?=\d)")
_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")


class UnreadableNumber(CalculationRefused):
    """A text that is not a number as Swedes write it."""


def parse_number(text: str) -> Decimal:
    """The number that a Swede wrote, decimals as written: "5,7", "1 250", "−0,3"; raises UnreadableNumber.

    A point is read as a decimal comma when it can be nothing else ("5.7", not "1.250").
    """
    plain = " ".join(text.replace(MINUS, "-").replace(DASH, "-").split())
    if re.fullmatch(r"[+-]?\d+\.(\d{1,2}|\d{4,})", plain):
        plain = plain.replace(".", ",")
    if not _WRITTEN.fullmatch(plain):
        raise UnreadableNumber(f"”{text.strip()}” är inget tal. Skriv till exempel 5,7.")
    return Decimal(plain.replace(" ", "").replace(",", "."))


def rounded(value: Decimal, decimals: int) -> Decimal:
    """`value` rounded half away from zero to `decimals` places, never a negative zero."""
    result = value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return abs(result) if result == 0 else result


def format_number(value: Decimal, decimals: int, *, signed: bool = False) -> str:
    """`value` in Swedish print with `decimals` places; `signed` adds a plus to a positive number."""
    number = rounded(value, decimals)
    text = f"{abs(number):,f}".replace(",", NBSP).replace(".", ",")
    sign = MINUS if number < 0 else "+" if signed and number > 0 else ""
    return sign + text


def typographic(stated: str) -> str:
    """A source's print with true minus and non-breaking thousands; digits and marks untouched."""
    return _THOUSANDS.sub(NBSP, _HYPHEN_MINUS.sub(MINUS, stated))


def display(figure: Figure, mode: Mode) -> str:
    """The figure as `mode` prints it, without unit and note marks."""
    if mode is Mode.PUBLISHED and figure.stated is not None:
        return typographic(figure.stated)
    return display_own(figure)


def display_own(figure: Figure) -> str:
    """The figure as we print it from its exact value: text, a dash for missing, a word for hidden, or the number."""
    if figure.text:
        return figure.text
    if figure.value is None:
        is_hidden = figure.missing is not None and figure.missing.reason in HIDING and figure.stated is None
        return HIDDEN_WORD if is_hidden else DASH
    return format_number(figure.value / figure.scale, figure.decimals, signed=figure.signed)


def with_unit(figure: Figure, mode: Mode) -> str:
    """The figure as running text shows it: number, non-breaking space, unit."""
    shown = display(figure, mode)
    return f"{shown}{NBSP}{figure.unit}" if figure.unit and figure.value is not None else shown
