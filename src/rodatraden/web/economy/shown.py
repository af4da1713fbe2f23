"""A statement as its table shows it, to be read or typed in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from rodatraden.apps.economy.queries.tables import Filled
from rodatraden.core.content.amount import as_amount
from rodatraden.core.content.economy import StatementColumn, StatementTemplate
from rodatraden.core.document.table import RowKind
from rodatraden.core.numbers import format_number, rounded
from rodatraden.core.statement_forms import example
from rodatraden.core.statements import CellKey, Computed

_KINDS = {RowKind.GROUP: "group", RowKind.SUBTOTAL: "sum", RowKind.TOTAL: "total"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCell:
    """A cell: `name` is its field ("row.column"), `text` what is shown, `value` what stands in the box it is typed in.

    `given` is what a file gave for a cell that is computed, where the two differ.
    """

    name: str
    label: str
    text: str
    is_typed: bool = False
    is_negative: bool = False
    is_focus: bool = False
    value: str = ""
    error: str = ""
    given: str = ""
    formula: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRow:
    """A row of a table; a heading has no cells."""

    key: str
    label: str
    kind: str
    cells: tuple[ShownCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTable:
    """A table: its head (with the upper headings, where there are any) and rows; `fault` is why it has no figures."""

    caption: str
    unit: str
    head: str
    columns: tuple[StatementColumn, ...]
    groups: tuple[tuple[str, int], ...]
    rows: tuple[ShownRow, ...]
    fault: str = ""


def shown_statement(
    found: Filled, values: Mapping[str, str] | None = None, errors: Mapping[str, str] | None = None
) -> ShownTable:
    """A statement with `values` in the cells that are typed and `errors` beside them; None to read it."""
    return ShownTable(
        caption=found.statement.caption,
        unit=found.template.unit,
        head=found.template.name,
        columns=found.columns,
        groups=groups_of(found.columns),
        rows=tuple(
            ShownRow(
                key=row.key,
                label=row.label,
                kind=_KINDS.get(row.kind, ""),
                cells=()
                if row.kind is RowKind.GROUP
                else tuple(
                    _cell(found, CellKey(row.key, column.key), f"{row.label}, {column.label}", column, values, errors)
                    for column in found.columns
                ),
            )
            for row in found.rows
        ),
        fault=found.fault,
    )


def _cell(
    found: Filled,
    key: CellKey,
    label: str,
    column: StatementColumn,
    values: Mapping[str, str] | None,
    errors: Mapping[str, str] | None,
) -> ShownCell:
    name = f"{key.row}.{key.column}"
    computed = found.cells.get(key)
    is_typed = computed is not None and not computed.derivations
    number = found.statement.cells.get(key.row, {}).get(key.column)
    words = as_amount(number).text if number is not None and is_typed else ""
    value = computed.value if computed else None
    return ShownCell(
        name=name,
        label=label,
        text=words or amount_text(value, found.template.decimals),
        is_typed=is_typed,
        is_negative=value is not None and rounded(value, found.template.decimals) < 0,
        is_focus=column.focus,
        value=(values or {}).get(name, ""),
        error=(errors or {}).get(name, ""),
        given=_given(found, computed),
        formula=computed.formula if computed else "",
    )


def _given(found: Filled, computed: Computed | None) -> str:
    """What the rows make of a cell that a file gave another figure."""
    if computed is None or not computed.is_given or computed.computed is None or computed.value == computed.computed:
        return ""
    return amount_text(computed.computed, found.template.decimals)


def amount_text(value: Decimal | None, decimals: int) -> str:
    """An amount as it is printed, "" where there is none."""
    return "" if value is None else format_number(value, decimals)


def groups_of(columns: tuple[StatementColumn, ...]) -> tuple[tuple[str, int], ...]:
    """The upper headings with how many columns each spans; nothing where no column has one."""
    if not any(column.group for column in columns):
        return ()
    return tuple((name, len(list(held))) for name, held in groupby(column.group for column in columns))


def shown_example(form: StatementTemplate) -> ShownTable:
    """A form filled with figures of our own making."""
    cells = example(form)
    return ShownTable(
        caption=form.name,
        unit=form.unit,
        head=form.name,
        columns=form.columns,
        groups=groups_of(form.columns),
        rows=tuple(
            ShownRow(
                key=row.key,
                label=row.label,
                kind=_KINDS.get(row.kind, ""),
                cells=()
                if row.kind is RowKind.GROUP
                else tuple(_example_cell(form, cells, row.key, row.label, column) for column in form.columns),
            )
            for row in form.rows
        ),
    )


def _example_cell(
    form: StatementTemplate, cells: Mapping[CellKey, Computed], row: str, label: str, column: StatementColumn
) -> ShownCell:
    computed = cells[CellKey(row, column.key)]
    return ShownCell(
        name=f"{row}.{column.key}",
        label=f"{label}, {column.label}",
        text=amount_text(computed.value, form.decimals),
        is_negative=computed.value is not None and computed.value < 0,
        is_focus=column.focus,
        formula=computed.formula,
    )
