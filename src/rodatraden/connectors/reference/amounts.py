"""Numbers as a source printed them, as amounts: value, print where it is not ours, marks, missing."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from rodatraden.connectors.reference.nodes import Node
from rodatraden.connectors.reference.pair import Pair
from rodatraden.core.content.amount import Amount, Number
from rodatraden.core.missing import MissingReason
from rodatraden.core.numbers import format_number, typographic

_MARK = re.compile(r"\(\*+\)|\*+|\d\)")
_WEEK = re.compile(r"v\.?\s?(\d{1,2})\s+(\d{4})")
_FOOTNOTES = {
    "too_few_respondents": MissingReason.TOO_FEW_ANSWERS,
    "new_measure_unpublished": MissingReason.NEW_MEASURE,
    "target_decided_later": MissingReason.NOT_DECIDED,
    "not_yet_published": MissingReason.NOT_PUBLISHED,
}


def decimal_of(node: Node) -> Decimal:
    """The number a node holds."""
    try:
        return Decimal(node.text.replace(" ", "").replace("\u2212", "-").replace(",", "."))
    except InvalidOperation:
        raise node.unreadable(f"”{node.text}” är inget tal. Skriv det med siffror.") from None


def decimals_in(value: Decimal) -> int:
    """How many decimals a number is written with."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def as_printed(value: Decimal, printed: str, decimals: int, marks: tuple[str, ...] = ()) -> Number:
    """The value, with the source's print where ours would differ."""
    stated = None if typographic(printed) == format_number(value, decimals) else printed
    return value if stated is None and not marks else Amount(value=value, stated=stated, marks=marks)


def result_amount(node: Node, decimals: int, dash: MissingReason) -> Amount:
    """An outcome or target that the file gives as `printed`, `value` and `missing`."""
    printed = node.word("printed")
    marks = tuple(_MARK.findall(_MARK_FREE.sub("", printed)) if node.get("value") is None else _MARK.findall(printed))
    value = node.get("value")
    if value is not None:
        bare = _MARK.sub("", printed).strip()
        number = as_printed(decimal_of(value), bare, decimals, marks)
        return number if isinstance(number, Amount) else Amount(value=number)
    missing = node.word("missing", "blank")
    if missing == "text":
        return _worded(node, printed)
    if missing == "footnote":
        return Amount(missing=_footnote_reason(node), stated="", marks=marks)
    if missing == "dash":
        return Amount(missing=dash, stated=printed)
    return Amount(missing=MissingReason.NOT_STATED, stated="")


_MARK_FREE = re.compile(r"[A-Za-zÅÄÖåäö].*")


def _footnote_reason(node: Node) -> MissingReason:
    meaning = node.word("footnote_meaning").split(" ")[0]
    return _FOOTNOTES.get(meaning, MissingReason.NOT_STATED)


def _worded(node: Node, printed: str) -> Amount:
    """Words instead of a number: a coming publication, another plan's decision, or a rule."""
    text = node.word("text", printed)
    week = _WEEK.search(text)
    if "publiceras" in text:
        expected = date.fromisocalendar(int(week[2]), int(week[1]), 1) if week else None
        return Amount(missing=MissingReason.NOT_PUBLISHED, expected=expected, text=text, stated=printed)
    if node.word("rule").startswith("set_by"):
        return Amount(missing=MissingReason.DECIDED_BY_OTHER_PLAN, text=text, stated=printed)
    return Amount(text=text)


def cells_of(row: Node, columns: Sequence[str]) -> list[tuple[str, Node]]:
    """The values of a row with the columns they stand in; refused when they are not as many."""
    values = row.at("values").items()
    if len(values) != len(columns):
        raise row.unreadable(
            f"raden har {len(values)} värden men tabellen {len(columns)} kolumner med tal. Skriv lika många."
        )
    return list(zip(columns, values, strict=True))


def row_prints(pair: Pair, row: Node, values: Sequence[Node]) -> list[str]:
    """How the text prints the numbers of a table row, left to right; "" for an empty cell.

    Refused when a number of the row does not stand on its lines: then the file and its text differ.
    """
    line = pair.text.joined(pair.text.take(row.get("lines")))
    place, found = len(line), []
    for node in reversed(values):
        if node.is_null:
            found.append("")
            continue
        match = _last(line[:place], decimal_of(node))
        if match is None:
            raise node.unreadable(
                f"talet {node.text} finns inte på raderna {row.word('lines')} i {pair.text.file}. Rätta talet."
            )
        found.append(match.group())
        place = match.start()
    return found[::-1]


def _last(line: str, value: Decimal) -> re.Match[str] | None:
    """The last place where `line` prints `value`, however many decimals and thousands' spaces."""
    whole, _, part = f"{abs(value):f}".partition(".")
    grouped = r"[ \u00a0]?".join(_threes(whole))
    part = part.rstrip("0")
    decimals = f",{part}0*" if part else "(?:,0+)?"
    sign = "[-\u2212]" if value < 0 else ""
    matches = list(re.finditer(rf"(?<![\d,]){sign}{grouped}{decimals}(?![\d,])", line))
    return matches[-1] if matches else None


def _threes(whole: str) -> list[str]:
    first = len(whole) % 3
    return [p for p in (whole[:first], *(whole[i : i + 3] for i in range(first, len(whole), 3))) if p]
