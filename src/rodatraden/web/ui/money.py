"""The board's money, read off the tables of its document."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString

from rodatraden.core.content.economy import RowRole, StatementTemplate
from rodatraden.core.document.figure import Figure, Mode
from rodatraden.core.document.table import ColumnKind, FigureCell, Row, RowKind, Table, TextCell
from rodatraden.core.document.tree import Document, walk
from rodatraden.core.numbers import display, format_number
from rodatraden.web.ui.charts.bars import bar

_OPERATING, _INCOME = "operating_statement", "income_statement"
_BUDGET = "budget"
_ROLES = (_BUDGET, "forecast", "outcome")
_THOUSAND = Decimal(1000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amounts:
    """A row of the summary."""

    label: str
    shown: str
    drawing: SafeString | None
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """What the board's operations cost: caption, column and rows, and where the table stands."""

    caption: str
    unit: str
    column: str
    rows: tuple[Amounts, ...]
    table: str


def money(tree: Document, *, plan: bool) -> Money | None:
    """The year's money in the column the document is about; nothing without a table.

    A report has the whole year in its operating statement alone: its income statement is of a part.
    """
    kinds = (_OPERATING, _INCOME) if plan else (_OPERATING,)
    table = next((t for kind in kinds for t in tables(tree) if t.of == kind), None)
    if table is None:
        return None
    place = focus(table, tree.meta.year)
    if place is None:
        return None
    shown = [(row, cell.figure) for row in table.rows if isinstance(cell := row.cells[place], FigureCell)]
    lines = [figure.value for row, figure in shown if row.kind is RowKind.LINE and figure.value is not None]
    largest = max((abs(value) for value in lines), default=Decimal(0))
    column = table.columns[place]
    return Money(
        caption=table.caption,
        unit=table.unit,
        column=" ".join(part for part in (column.group, column.label) if part),
        rows=tuple(_row(row, figure, largest, tree.mode) for row, figure in shown),
        table=table.key,
    )


def tables(tree: Document) -> list[Table]:
    """Every table of a document."""
    return [node for node in walk(tree) if isinstance(node, Table)]


def focus(table: Table, year: int) -> int | None:
    """The place of the column that a table is about.

    The one marked so, else the year's budget, forecast or outcome, else the last with figures.
    """
    numbers = [(place, column) for place, column in enumerate(table.columns) if column.kind is ColumnKind.NUMBER]
    marked = [place for place, column in numbers if column.focus]
    of_year = [(place, column) for place, column in numbers if str(year) in column.key or str(year) in column.label]
    by_role = [place for role in _ROLES for place, column in (of_year or numbers) if column.role == role]
    return next(iter((*marked, *by_role, *(place for place, _ in reversed(numbers)))), None)


def net_budget(plan: Document, templates: tuple[StatementTemplate, ...]) -> str:
    """The net budget of the plan's year in millions of kronor, "" where no statement has it."""
    keys = {row.key for template in templates for row in template.rows if row.role is RowRole.NET_BUDGET}
    for table in tables(plan):
        place = focus(table, plan.meta.year) if table.of == _INCOME else None
        if place is None or table.columns[place].role != _BUDGET:
            continue
        cells = [row.cells[place] for row in table.rows if row.key in keys]
        for cell in cells:
            if isinstance(cell, FigureCell) and cell.figure.value is not None:
                return _in_millions(cell.figure, table.unit)
    return ""


def _in_millions(figure: Figure, unit: str) -> str:
    value = abs(figure.value or Decimal(0))
    return format_number(value / _THOUSAND if "tkr" in unit or "tusen" in unit.lower() else value, 1)


def _row(row: Row, figure: Figure, largest: Decimal, mode: Mode) -> Amounts:
    head = row.cells[0]
    label = (
        "".join(getattr(run, "text", "") for line in head.lines for run in line) if isinstance(head, TextCell) else ""
    )
    drawn = bar(figure.value, largest) if row.kind is RowKind.LINE and figure.value is not None else None
    kind = {RowKind.SUBTOTAL: "sum", RowKind.TOTAL: "total"}.get(row.kind, "")
    return Amounts(label=label, shown=display(figure, mode), drawing=drawn, kind=kind)
