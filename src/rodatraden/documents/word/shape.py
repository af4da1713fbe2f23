"""The shape of a table on paper: widths, type size, and whether its page must be turned."""

import re
from dataclasses import dataclass

from rodatraden.core.document.figure import Mode
from rodatraden.core.document.table import (
    Cell,
    Column,
    ColumnKind,
    FigureCell,
    RowKind,
    StatusCell,
    Table,
    TextCell,
    TrendCell,
)
from rodatraden.core.numbers import NBSP, display
from rodatraden.documents.pdf.inline_data import words
from rodatraden.documents.pdf.widths import SIZE, Content, layout
from rodatraden.documents.word.markup import millimetres
from rodatraden.documents.word.page import FULL, LANDSCAPE_FULL, SIDE
from rodatraden.documents.word.styles import TABLE_SIZES

_DECIMALS = re.compile(r",(\d+)$")
_NUMBER = re.compile(r"^[−+±]?[\d\u00a0]+(?:,\d+)?$")
_LEAST_UPRIGHT = 7.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """Widths in twentieths of a point, gaps in millimetres, the type size in half points."""

    widths: tuple[int, ...]
    gaps: tuple[float, ...]
    size: int
    indent: int
    landscape: bool
    numbers: tuple[bool, ...]
    gutters: tuple[int, ...]
    decimals: tuple[int, ...]


def shape_of(table: Table, mode: Mode) -> Shape:
    """The shape of `table`: the text column, the whole width, or a page turned on its side."""
    count = range(len(table.columns))
    shown = [_shown(table, i, mode) for i in count]
    numbers = tuple(i > 0 and table.columns[i].kind is ColumnKind.NUMBER for i in count)
    gutters = tuple(_gutter(table, i) if numbers[i] else 0 for i in count)
    decimals = tuple(
        max((decimals_of(text) for text in shown[i] if is_number(text)), default=0) if numbers[i] else 0 for i in count
    )
    padded = [[_padded(text, decimals[i]) for text in shown[i]] for i in count]
    plan = layout([
        Content(
            number=numbers[i], label=i == 0, head=head_of(column), shown=padded[i],
            gutter=gutters[i], group=column.group, focus=column.focus,
        )
        for i, column in enumerate(table.columns)
    ])  # fmt: skip
    landscape = plan.size < _LEAST_UPRIGHT
    scale = LANDSCAPE_FULL / FULL if landscape else 1.0
    size = plan.size * scale
    return Shape(
        widths=tuple(millimetres(width * scale) for width in plan.widths),
        gaps=plan.gaps,
        size=_half_points(min(size, SIZE)),
        indent=0 if plan.wide else SIDE,
        landscape=landscape,
        numbers=numbers,
        gutters=gutters,
        decimals=decimals,
    )


def head_of(column: Column) -> str:
    """The column's header; a preliminary one says so."""
    if column.preliminary and "prel" not in column.label.lower():
        return f"{column.label} (prel.)"
    return column.label


def marks_of(cell: Cell) -> tuple[str, ...]:
    """The note marks of a cell."""
    if isinstance(cell, FigureCell):
        return cell.figure.marks
    return cell.marks if isinstance(cell, TextCell) else ()


def is_number(text: str) -> bool:
    """Whether a printed figure is a bare number, to be set in line with others."""
    return bool(_NUMBER.match(text))


def decimals_of(text: str) -> int:
    """How many decimals a printed number has."""
    found = _DECIMALS.search(text)
    return len(found[1]) if found else 0


def _padded(text: str, decimals: int) -> str:
    """The number with the room of the decimals that it lacks."""
    lacks = decimals - decimals_of(text)
    return text + ("" if decimals_of(text) else ",") + "0" * lacks if lacks > 0 and is_number(text) else text


def _half_points(size: float) -> int:
    """The largest of the tables' type sizes that is no larger than `size` points."""
    return next((points for points in TABLE_SIZES if points <= size * 2 + 0.01), TABLE_SIZES[-1])


def _shown(table: Table, i: int, mode: Mode) -> list[str]:
    cells = [row.cells[i] for row in table.rows if row.kind is not RowKind.GROUP and i < len(row.cells)]
    return [_text(cell, mode) for cell in cells]


def _text(cell: Cell, mode: Mode) -> str:
    match cell:
        case FigureCell(figure=figure):
            return display(figure, mode)
        case TextCell(lines=lines):
            return max((words(line, mode) for line in lines), key=len, default="")
        case StatusCell(status=status):
            return f"oo {status.label}".replace(" ", NBSP)
        case TrendCell(trend=trend):
            return f"oo{NBSP}{trend.stated if mode is Mode.PUBLISHED and trend.stated else trend.label}"
        case _:
            return ""


def _gutter(table: Table, i: int) -> int:
    cells = [row.cells[i] for row in table.rows if i < len(row.cells)]
    return max((len(",".join(marks_of(cell))) for cell in cells), default=0)
