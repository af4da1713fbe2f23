"""Values out of a block copied from a spreadsheet: a period or an organisation a row, or both.

The first row may be a heading: of groups ("Totalt", "Kvinnor", "Män") or of periods. What neither rows nor
heading say, the form says. An empty cell says nothing; it is never zero.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from rodatraden.core.content.amount import Amount
from rodatraden.core.content.indicators import Indicator, Observation
from rodatraden.core.missing import MissingReason
from rodatraden.core.numbers import DASH, MINUS, UnreadableNumber, format_number
from rodatraden.core.pasted import LONGEST, parse_amount, read_block
from rodatraden.core.periods import UnreadablePeriod
from rodatraden.core.typed_periods import read_period

MOST_ROWS = 500
MOST_VALUES = 2_000
_DASHES = ("-", DASH, MINUS)
_TOTAL = ("totalt", "total", "alla", "samtliga", "värde", "utfall", "båda könen")
_WOMEN = ("kvinnor", "kvinna", "flickor", "tjejer")
_MEN = ("män", "man", "pojkar", "killar")
GROUPS: Mapping[str, Mapping[str, str]] = {
    **{word: {} for word in _TOTAL},
    **{word: {"gender": "women"} for word in _WOMEN},
    **{word: {"gender": "men"} for word in _MEN},
}
MISSING: Mapping[str, MissingReason] = {
    "..": MissingReason.NOT_STATED,
    "saknas": MissingReason.NOT_STATED,
    "uppgift saknas": MissingReason.NOT_STATED,
    "mäts inte": MissingReason.NOT_MEASURED,
    "mäts ej": MissingReason.NOT_MEASURED,
    "för få svar": MissingReason.TOO_FEW_ANSWERS,
    "inte publicerat": MissingReason.NOT_PUBLISHED,
    "ej publicerat": MissingReason.NOT_PUBLISHED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with a row, in a sentence; the first row is 1."""

    row: int
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A value and the row it stands in."""

    row: int
    observation: Observation


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """What a block holds: its values in order, and one fault a row that cannot be read."""

    values: tuple[Read, ...] = ()
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a row, a column or the form says of a value; None is nothing said."""

    period: str | None = None
    entity: str | None = None
    group: Mapping[str, str] | None = None

    def over(self, below: "About") -> "About":
        """This, and what is said below where this says nothing."""
        return About(
            period=self.period if self.period is not None else below.period,
            entity=self.entity if self.entity is not None else below.entity,
            group=self.group if self.group is not None else below.group,
        )


class _Wrong(ValueError):
    """A row that cannot be read."""


@dataclass(frozen=True, slots=True)
class _Reader:
    indicator: Indicator
    entities: Mapping[str, str]
    form: About
    seen: dict[tuple[object, ...], int] = field(default_factory=dict)

    def said(self, cell: str) -> About | None:
        """What the first cell of a row, or of a column, is about; None for none of what we know."""
        plain = " ".join(cell.split()).casefold()
        if plain in GROUPS:
            return About(group=GROUPS[plain])
        if plain in self.entities:
            return About(entity=self.entities[plain])
        try:
            return About(period=str(read_period(cell, self.indicator.period_rule)))
        except UnreadablePeriod:
            return None

    def columns(self, cells: Sequence[str]) -> list[About]:
        """What each column of a heading is about; a last column without a heading is not read."""
        found = []
        for cell in cells:
            about = self.said(cell) if cell else None
            if about is None:
                raise _Wrong(
                    f"Rubriken ”{cell[:LONGEST]}” känns inte igen. Skriv en period, Totalt, Kvinnor eller Män, "
                    "eller ta bort kolumnen."
                )
            found.append(about)
        return found

    def row(self, number: int, cells: Sequence[str], columns: Sequence[About] | None) -> Iterator[Read]:
        """The values of a row; raises _Wrong."""
        about = self.said(cells[0])
        if about is None:
            raise _Wrong(self._unknown(cells[0]))
        values = cells[1:]
        while values and not values[-1]:
            values = values[:-1]
        if columns is None and len(values) > 1:
            raise _Wrong("Raden har flera tal, men blocket saknar rubrikrad. Ta med rubrikerna när du kopierar.")
        if columns is not None and len(values) > len(columns):
            raise _Wrong("Raden har fler tal än det finns rubriker. Kontrollera kolumnerna.")
        for at, cell in enumerate(values):
            if cell:
                column = columns[at] if columns is not None else About()
                yield Read(row=number, observation=self._value(number, cell, about, column))

    def _unknown(self, cell: str) -> str:
        try:
            read_period(cell, self.indicator.period_rule)
        except UnreadablePeriod as error:
            if any(sign.isdigit() for sign in cell) or not cell:
                return str(error) if cell else "Raden börjar med en tom ruta. Skriv perioden eller organisationen där."
        return f"”{cell[:LONGEST]}” är varken en period eller en organisation här. Kontrollera namnet."

    def _value(self, number: int, cell: str, row: About, column: About) -> Observation:
        for name, words in (("period", "perioden"), ("entity", "organisationen"), ("group", "gruppen")):
            if getattr(row, name) is not None and getattr(column, name) is not None:
                raise _Wrong(f"Både raden och rubriken säger {words}. Ta bort den ena.")
        about = row.over(column).over(self.form)
        if not about.period:
            raise _Wrong("Det går inte att se vilken period raden gäller. Välj period ovanför rutan.")
        told = Observation(
            indicator=self.indicator.key,
            period=about.period,
            entity=about.entity or "",
            breakdown=dict(about.group or {}),
            amount=self._amount(cell),
        )
        identity = (told.period, told.entity, tuple(told.breakdown.items()))
        if identity in self.seen:
            raise _Wrong(f"Samma period, organisation och grupp står redan på rad {self.seen[identity]}.")
        self.seen[identity] = number
        return told

    def _amount(self, cell: str) -> Amount:
        plain = " ".join(cell.split())
        if (reason := MISSING.get(plain.casefold())) is not None:
            return Amount(missing=reason)
        if "%" in self.indicator.unit:
            plain = plain.removesuffix("%").rstrip()
        try:
            value = read_number(plain)
        except UnreadableNumber as error:
            raise _Wrong(str(error)) from error
        if value is None:
            raise _Wrong(_no_number(cell))
        self._refuse_beyond(value)
        return Amount(value=value)

    def _refuse_beyond(self, value: Decimal) -> None:
        low, high = self.indicator.scale_low, self.indicator.scale_high
        if (low is not None and value < low) or (high is not None and value > high):
            least, most = (format_number(bound, 0) if bound is not None else "…" for bound in (low, high))
            raise _Wrong(f"Värdet ska ligga mellan {least} och {most}.")


def read_number(text: str) -> Decimal | None:
    """The number that was typed or pasted, or None when nothing was; raises UnreadableNumber."""
    try:
        return parse_amount(text)
    except UnreadableNumber as error:
        raise UnreadableNumber(str(error) if text.strip() in _DASHES else _no_number(text)) from error


def _no_number(text: str) -> str:
    return f"”{text.strip()[:LONGEST]}” är inget tal. Skriv till exempel 83,4."


def read_values(text: str, indicator: Indicator, entities: Mapping[str, str], form: About | None = None) -> Block:
    """The values in a block of text, and what is wrong with each row that cannot be read.

    `entities` gives keys by names in lower case; `form` is what the form says of every value.
    """
    rows = read_block(text)
    if len(rows) > MOST_ROWS:
        return Block(faults=(Fault(row=MOST_ROWS + 1, sentence=f"Klistra in högst {MOST_ROWS} rader i taget."),))
    reader = _Reader(indicator, entities, form or About())
    numbered = [(number, cells) for number, cells in enumerate(rows, start=1) if any(cells)]
    columns: Sequence[About] | None = None
    if numbered and _is_heading(reader, numbered[0][1]):
        number, heading = numbered.pop(0)
        try:
            columns = reader.columns(_without_empty_end(heading[1:]))
        except _Wrong as wrong:
            return Block(faults=(Fault(row=number, sentence=str(wrong)),))
    return _read_rows(reader, numbered, columns)


def _read_rows(reader: _Reader, rows: Sequence[tuple[int, Sequence[str]]], columns: Sequence[About] | None) -> Block:
    values: list[Read] = []
    faults: list[Fault] = []
    for number, cells in rows:
        try:
            values += list(reader.row(number, cells, columns))
        except _Wrong as wrong:
            faults.append(Fault(row=number, sentence=str(wrong)))
        if len(values) > MOST_VALUES:
            sentence = f"Blocket har fler än {MOST_VALUES} värden. Klistra in det i delar."
            return Block(faults=(Fault(row=number, sentence=sentence),))
    return Block(values=tuple(values), faults=tuple(faults))


def _is_heading(reader: _Reader, cells: Sequence[str]) -> bool:
    """A first row is a heading when it does not itself begin with a period, an organisation or a group."""
    return len(cells) > 1 and reader.said(cells[0]) is None and _is_no_value(reader, cells)


def _is_no_value(reader: _Reader, cells: Sequence[str]) -> bool:
    """Whether what follows the first cell reads as headings, or at least not as numbers."""
    return any(reader.said(cell) is not None for cell in cells[1:] if cell) or not any(map(_is_number, cells[1:]))


def _is_number(cell: str) -> bool:
    try:
        return parse_amount(cell.removesuffix("%")) is not None
    except UnreadableNumber:
        return False


def _without_empty_end(cells: Sequence[str]) -> Sequence[str]:
    while cells and not cells[-1]:
        cells = cells[:-1]
    return cells


def with_origin(values: Sequence[Read], *, reported_by: str, preliminary: bool) -> list[Observation]:
    """The values of a block with what the form says of where they came from."""
    return [replace(one.observation, reported_by=reported_by, preliminary=preliminary) for one in values]
