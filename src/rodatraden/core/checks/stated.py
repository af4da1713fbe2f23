"""Figures as a source printed them against the values they name, in tables and in running text."""

from collections.abc import Iterator
from decimal import Decimal

from rodatraden.core.checks.check import Check, Finding, Place, Severity
from rodatraden.core.checks.passages import Passage
from rodatraden.core.checks.subject import ReviewSubject
from rodatraden.core.checks.wording import as_exact, cell_place, quoted
from rodatraden.core.document.figure import Figure
from rodatraden.core.document.inline import FigureRun, Text
from rodatraden.core.document.table import FigureCell, RowKind
from rodatraden.core.money import ORE_IN_UNIT, convert
from rodatraden.core.numbers import rounded
from rodatraden.core.printed import Printed, UnreadableNumber, parse_printed
from rodatraden.core.rounding import Agreement, agree

_MEND = "Rätta siffran, eller uppgiften den hämtas ur."
_PRINTED_AT_MOST = 2
_ABOUT = ("knappt", "drygt", "cirka", "ca", "omkring", "ungefär", "nästan", "över")


def find_in_tables(subject: ReviewSubject) -> Iterator[Finding]:
    """Printed cells outside the statements that their value does not give (sums of lists, net of grants)."""
    for table in subject.tables:
        if table.key.startswith("statement:"):
            continue
        for row in table.rows:
            for column, cell in zip(table.columns, row.cells, strict=False):
                if not isinstance(cell, FigureCell) or cell.figure.value is None:
                    continue
                place = cell_place(subject, table.key, row.key, column.key)
                summed = row.kind in (RowKind.TOTAL, RowKind.SUBTOTAL)
                if cell.figure.stated == "" and summed:
                    yield _left_out(place, cell.figure)
                else:
                    yield from _compare("stated-value", place, cell.figure, "", _read(cell.figure.stated or ""))


def find_in_text(subject: ReviewSubject) -> Iterator[Finding]:
    """Live figures of running text whose print does not agree with the data they name."""
    for passage in subject.passages:
        before = ""
        for run in passage.runs:
            if isinstance(run, FigureRun):
                yield from _in_text(passage, run.figure, before)
            before = run.text if isinstance(run, Text) else ""


def _in_text(passage: Passage, figure: Figure, before: str) -> Iterator[Finding]:
    address = figure.provenance.address if figure.provenance else ""
    if figure.value is None or figure.stated is None or address.startswith("count:"):
        return
    last = before.rsplit(maxsplit=1)[-1].casefold() if before.split() else ""
    stated = f"{last} {figure.stated}" if last in _ABOUT else figure.stated
    place = Place(node=passage.node, label=passage.label)
    told = figure.provenance.label if figure.provenance and "(" not in address else ""
    yield from _compare("text-figures", place, figure, told, _read(stated))


def _read(stated: str) -> Printed | None:
    try:
        return parse_printed(stated)
    except UnreadableNumber:
        return None


def _in_unit(figure: Figure, stated: Printed) -> Decimal:
    """The figure's value in the unit that is printed."""
    value = (figure.value or Decimal(0)) / figure.scale
    if stated.unit in ORE_IN_UNIT and figure.unit in ORE_IN_UNIT and stated.unit != figure.unit:
        return convert(value, figure.unit, stated.unit)
    return value


def _compare(check: str, place: Place, figure: Figure, told: str, stated: Printed | None) -> Iterator[Finding]:
    if stated is None:
        return
    value = _in_unit(figure, stated)
    # A decrease is told without sign: "9 miljoner mindre".
    signed = stated.value < 0 or value >= 0 or check != "text-figures"
    difference = value if signed else abs(value)
    verdict = agree(stated.value, stated.decimals, difference, max(stated.decimals, figure.decimals))
    decimals = max(stated.decimals, 0)
    if verdict is Agreement.EQUAL or (_rightly_rounded(difference, stated) and not _exact_elsewhere(figure, stated)):
        return
    expected = as_exact(difference, decimals, decimals + 1)
    found = figure.stated or ""
    rounding = verdict is Agreement.ROUNDING
    told_words = f"{told} är {expected}." if told else f"Uppgifterna ger {expected}."
    where = "I texten" if check == "text-figures" else "I tabellen"
    yield Finding(
        check=check,
        severity=Severity.NOTE if rounding else Severity.FAULT,
        place=place,
        text=f"{told_words} {where} står {quoted(found)}. "
        + ("Skillnaden ryms i avrundningen." if rounding else "Det går inte ihop."),
        expected=expected,
        found=found,
        mend="Ingen åtgärd behövs." if rounding else _MEND,
    )


def _rightly_rounded(value: Decimal, stated: Printed) -> bool:
    return stated.decimals >= 0 and rounded(value, stated.decimals) == stated.value


def _exact_elsewhere(figure: Figure, stated: Printed) -> bool:
    """Whether tables print this very figure, or what it is the difference of, with more digits.

    Then a reader can reckon it more exactly than the text says.
    """
    exponent = (figure.value or Decimal(0)).normalize().as_tuple().exponent
    more_digits = isinstance(exponent, int) and stated.decimals < -exponent <= _PRINTED_AT_MOST
    return figure.scale == 1 and more_digits


def _left_out(place: Place, figure: Figure) -> Finding:
    expected = as_exact((figure.value or Decimal(0)) / figure.scale, figure.decimals, figure.decimals)
    return Finding(
        check="stated-value",
        severity=Severity.NOTE,
        place=place,
        text=f"Summan är inte utskriven. Raderna ger {expected}.",
        expected=expected,
        found="tomt",
        mend="Skriv ut summan.",
    )


STATED_VALUE = Check[ReviewSubject](
    id="stated-value",
    title="Tryckta siffror i tabeller",
    reads="Celler utanför uppställningarna: summor av investeringar och bidrag, utfall och mål",
    mend=_MEND,
    find=find_in_tables,
)
TEXT_FIGURES = Check[ReviewSubject](
    id="text-figures",
    title="Siffror i löpande text",
    reads="Siffror i texten som hämtas ur uppgifterna",
    mend=_MEND,
    find=find_in_text,
)
