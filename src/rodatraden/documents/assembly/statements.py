"""Statements (income, operating, equity) from template and cells to a table."""

import re
from dataclasses import replace

from rodatraden.core.content.economy import ColumnRole, StatementColumn, StatementRow
from rodatraden.core.document.figure import Figure, Mode, Provenance
from rodatraden.core.document.table import (
    Cell,
    Column,
    ColumnKind,
    EmptyCell,
    FigureCell,
    NoteMeaning,
    Row,
    RowKind,
    Table,
)
from rodatraden.core.numbers import format_number
from rodatraden.core.statements import CellKey, Computed
from rodatraden.documents.assembly.cells import text_cell
from rodatraden.documents.assembly.figures import decimals_of, missing_of
from rodatraden.documents.assembly.filled import Filled
from rodatraden.documents.assembly.indicators import caption_of, relabelled
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.assembly.notes import NoteBook

_KEY = re.compile(r"[a-z_][a-z0-9_]*")


def cell_figure(material: Material, filled: Filled, row: StatementRow, column: StatementColumn) -> Figure | None:
    """The figure of one cell; None where the statement has nothing to say by design.

    In a published document the value is what the printed parts give, the print is the source's.
    """
    computed = filled.cells[CellKey(row.key, column.key)]
    amount = filled.amount(row.key, column.key)
    value = computed.value
    published = material.mode is Mode.PUBLISHED
    if published and computed.computed is not None:
        value = computed.computed
    if value is None and amount is None and not published:
        return None
    decimals = filled.template.decimals
    if published and amount is not None:
        decimals = max(decimals, decimals_of(amount.value))
    stated = amount.stated if amount else None
    if published and amount is not None and stated is None and amount.value is not None:
        stated = format_number(amount.value, filled.template.decimals)
    if published and amount is None:
        stated = ""
    return Figure(
        value=value,
        decimals=decimals,
        missing=missing_of(amount) if amount else None,
        text=amount.text if amount and not amount.missing else "",
        stated=stated,
        marks=amount.marks if amount and published else (),
        provenance=_provenance(material, filled, row, column, computed),
    )


def address(filled: Filled, key: CellKey) -> str:
    """The stable address of a cell."""
    return f"cell:{filled.statement.key}/{key.row}/{key.column}"


def _provenance(
    material: Material,
    filled: Filled,
    row: StatementRow,
    column: StatementColumn,
    computed: Computed,
) -> Provenance:
    is_computed = not computed.is_given or material.mode is Mode.PUBLISHED
    return Provenance(
        address=address(filled, CellKey(row.key, column.key)),
        label=f"{row.label}, {_column_words(column)}",
        source=filled.statement.source,
        rule=_rule_words(filled, computed) if is_computed else "",
        parts=tuple(address(filled, part) for part in computed.parts) if is_computed else (),
        as_of=filled.statement.as_of.isoformat() if filled.statement.as_of else "",
        preliminary=column.preliminary,
    )


def _column_words(column: StatementColumn) -> str:
    return f"{column.group.capitalize()}: {column.label}" if column.group else column.label


def _rule_words(filled: Filled, computed: Computed) -> str:
    """The ruling formula with the labels of what it reads instead of keys."""
    along_row = bool(computed.derivations) and computed.derivations[0].along == "row"
    among = filled.rows if along_row else filled.columns
    labels = {each.key: each.label for each in among}
    return _KEY.sub(lambda m: f"«{labels[m[0]]}»" if m[0] in labels else m[0], computed.formula)


def _columns(material: Material, filled: Filled) -> tuple[Column, ...]:
    head = Column(key="row", label=filled.template.name, kind=ColumnKind.LABEL)
    own = material.mode is Mode.OWN
    return (
        head,
        *(
            Column(
                key=c.key,
                label=c.label,
                kind=ColumnKind.NUMBER,
                group=c.group,
                focus=c.focus and own,
                preliminary=c.preliminary,
                role=c.role.value if c.role is not ColumnRole.OTHER else "",
            )
            for c in filled.columns
        ),
    )


def statement_table(material: Material, filled: Filled) -> Table:
    """The statement as a table; preliminary columns are said to be so."""
    key = f"statement:{filled.statement.key}"
    book = NoteBook(material, key)
    rows = [_row(material, filled, book, row) for row in filled.rows]
    preliminary = [_column_words(c) for c in filled.columns if c.preliminary]
    if preliminary:
        book.general(f"Preliminära uppgifter: {', '.join(preliminary)}.")
    return Table(
        key=key,
        of=filled.template.kind.value,
        caption=caption_of(material, key, filled.statement.caption),
        unit=filled.template.unit,
        columns=relabelled(material, key, _columns(material, filled)),
        rows=tuple(rows),
        notes=book.notes(),
        source=filled.statement.source,
    )


def _row(material: Material, filled: Filled, book: NoteBook, row: StatementRow) -> Row:
    if row.kind is RowKind.GROUP:
        empty: list[Cell] = [EmptyCell() for _ in filled.columns]
        return Row(key=row.key, kind=row.kind, cells=(text_cell(row.label), *empty))
    cells: list[Cell] = [text_cell(row.label)]
    for column in filled.columns:
        figure = cell_figure(material, filled, row, column)
        if figure is None:
            cells.append(EmptyCell())
            continue
        amount = filled.amount(row.key, column.key)
        if amount is not None and material.mode is Mode.OWN:
            marks = book.of_amount(amount, NoteMeaning.OTHER)
            figure = replace(figure, marks=marks)
        cells.append(FigureCell(figure=figure))
    return Row(key=row.key, kind=row.kind, cells=tuple(cells))
