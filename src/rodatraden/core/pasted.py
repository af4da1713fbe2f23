"""Amounts as people type them and as a spreadsheet gives them, and a block of cells out of one.

A Swede's own way is `core.numbers.parse_number`. Here also what comes from other systems: a point between
thousands where a decimal comma follows ("1.234,50"), brackets or a minus behind for what is negative
("(1 234)", "1 234-"), and every kind of space and minus there is.
"""

import re
from decimal import Decimal

from rodatraden.core.numbers import DASH, MINUS, UnreadableNumber, parse_number

LONGEST = 40
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2007\u2009\u200a\u202f\t", " "))
_MINUSES = str.maketrans(dict.fromkeys((MINUS, DASH, "\u2010", "\u2011", "\u2012", "\ufe63", "\uff0d"), "-"))
_POINTS = re.compile(r"\d{1,3}(\.\d{3})+(,\d+)?")
_MANY_POINTS = re.compile(r"\d{1,3}(\.\d{3}){2,}")
_ASCII = re.compile(r"[-+0-9 .,()]*")


def parse_amount(text: str) -> Decimal | None:
    """The amount that was typed or pasted, decimals as written; None for an empty cell.

    Raises UnreadableNumber, with a sentence that says how to write it: also for a lone dash, which means
    nought in a spreadsheet and nothing in a document, and for "1.234", which may be either.
    """
    plain = " ".join(text.translate(_SPACES).translate(_MINUSES).split())
    if not plain:
        return None
    shown = text.strip()[:LONGEST]
    if plain == "-":
        raise UnreadableNumber(f"”{shown}” kan betyda både noll och inget. Skriv 0, eller töm rutan.")
    if len(plain) > LONGEST or not _ASCII.fullmatch(plain):
        raise UnreadableNumber(f"”{shown}” är inget belopp. Skriv bara siffror, till exempel 1 234,5.")
    negative, digits = _sign(plain)
    if not digits[:1].isdigit():
        raise UnreadableNumber(f"”{shown}” går inte att läsa som ett belopp. Skriv till exempel 1 234,5.")
    if _POINTS.fullmatch(digits) and ("," in digits or _MANY_POINTS.fullmatch(digits)):
        digits = digits.replace(".", "")
    try:
        value = parse_number(digits)
    except UnreadableNumber:
        raise UnreadableNumber(f"”{shown}” går inte att läsa som ett belopp. Skriv till exempel 1 234,5.") from None
    return -value if negative and value else value


def _sign(plain: str) -> tuple[bool, str]:
    """Whether the amount is below zero, and what is left of it without the sign."""
    if plain.startswith("(") and plain.endswith(")"):
        return True, plain[1:-1].strip()
    if plain.startswith("-"):
        return True, plain[1:].strip()
    if plain.endswith("-"):
        return True, plain[:-1].strip()
    return False, plain.removeprefix("+").strip()


def read_block(text: str) -> tuple[tuple[str, ...], ...]:
    """The cells of a block copied from a spreadsheet: a line a row, a tab between cells.

    A cell in quotation marks may hold line breaks, tabs and doubled quotation marks. The empty line
    that a spreadsheet puts last is no row.
    """
    rows: list[tuple[str, ...]] = []
    cells: list[str] = []
    cell, at = "", 0
    whole = text.replace("\r\n", "\n").replace("\r", "\n")
    while at < len(whole):
        sign = whole[at]
        if sign == '"' and not cell:
            cell, at = _quoted(whole, at)
            continue
        if sign in "\t\n":
            cells.append(cell.strip())
            cell = ""
            if sign == "\n":
                rows.append(tuple(cells))
                cells = []
        else:
            cell += sign
        at += 1
    if cell or cells:
        rows.append((*cells, cell.strip()))
    return tuple(rows)


def _quoted(whole: str, at: int) -> tuple[str, int]:
    """What a cell that begins with a quotation mark holds, and where it ends; the mark itself where none closes it."""
    found, here = "", at + 1
    while here < len(whole):
        if whole.startswith('""', here):
            found, here = f'{found}"', here + 2
        elif whole[here] == '"':
            return " ".join(found.split()), here + 1
        else:
            found, here = found + whole[here], here + 1
    return '"', at + 1
