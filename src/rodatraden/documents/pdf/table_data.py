"""A table as data for Typst: finished strings, widths and strokes; no number logic is left."""

import re
from dataclasses import replace

from rodatraden.core.document.figure import Mode
from rodatraden.core.document.inline import Text
from rodatraden.core.document.table import (
    Cell,
    Column,
    ColumnKind,
    EmptyCell,
    FigureCell,
    Row,
    RowKind,
    StatusCell,
    Table,
    TextCell,
    TrendCell,
)
from rodatraden.core.numbers import NBSP, display
from rodatraden.documents.pdf.inline_data import (
    Json,
    line_data,
    marks_text,
    plain,
    status_data,
    trend_data,
    words,
)
from rodatraden.documents.pdf.widths import FULL, TEXT, Content, Layout, layout, lines, text_width

_DECIMALS = re.compile(r"^(?:–|[−+±]?[\d\u00a0]+(?:,(\d+))?)$")
_WHOLE_ROWS = 16
_WHOLE_HEIGHT = 130.0
_FULL_HEIGHT = 215.0
_KEPT_HEIGHT = 120.0
_MANY_NOTES = 3
_NOTE_SIZE = 7.9
_NOTE_HEIGHT = 4.0
_ROW_HEIGHT = 60.0
_LINE_HEIGHT = 3.8
_ROW_PADDING = 3.6


def table_data(table: Table, mode: Mode, targets: frozenset[str]) -> Json:
    """Everything the template needs to set `table`; one without lines says that it is empty."""
    if all(row.kind is RowKind.GROUP for row in table.rows):
        table = replace(table, rows=(*table.rows, _empty_row(len(table.columns))))
    shown = [_shown_column(table, i, mode) for i in range(len(table.columns))]
    gutters = [_gutter(table, i) for i in range(len(table.columns))]
    plan = layout(
        [
            Content(
                number=_is_number(column, i),
                label=i == 0,
                head=_head(column),
                shown=texts,
                gutter=gutter,
                group=column.group,
                focus=column.focus,
                amount=0.0 if _is_number(column, i) else _amount(table, i, mode),
            )
            for i, (column, texts, gutter) in enumerate(zip(table.columns, shown, gutters, strict=True))
        ]
    )
    decimals = [max((_decimals(text) for text in texts), default=0) for texts in shown]
    marked = [note for note in table.notes if note.mark]
    noted = [words(note.text, mode) for note in marked]
    bare = [not hyphenated for hyphenated in plan.hyphenate]
    heights = [_height(row, plan, mode) for row in table.rows]
    return {
        "type": "table",
        "id": table.key if table.key in targets else "",
        "caption": plain(table.caption),
        "unit": plain(table.unit),
        "size": plan.size,
        "wide": plan.wide,
        "dense": plan.dense,
        "whole": _is_whole(heights, plan, noted),
        "kept": _below(plan, noted) <= _KEPT_HEIGHT,
        "columns": [_column_data(column, i, plan, gutters[i]) for i, column in enumerate(table.columns)],
        "groups": _header_groups(table.columns),
        "rows": [
            _row_data(row, table.columns, decimals, bare, mode, targets) | {"split": height > _ROW_HEIGHT}
            for row, height in zip(table.rows, heights, strict=True)
        ],
        "notes": [
            {"mark": plain(note.mark), "runs": line_data(note.text, mode, targets, prose=False)} for note in marked
        ],
        "half": _half([len(text) + 40 for text in noted]),
        "general": [line_data(note.text, mode, targets, prose=False) for note in table.notes if not note.mark],
        "source": plain(table.source),
    }


def _is_whole(heights: list[float], plan: Layout, notes: list[str]) -> bool:
    """Whether the table stays on one page, with its notes when there are many of them.

    Who meets a mark should find its note without turning the page.
    """
    if len(heights) > _WHOLE_ROWS:
        return False
    if sum(heights) <= _WHOLE_HEIGHT:
        return True
    return len(notes) >= _MANY_NOTES and sum(heights) + _below(plan, notes) <= _FULL_HEIGHT


def _below(plan: Layout, notes: list[str]) -> float:
    """About how high the marked notes are; many of them stand in two columns."""
    columns = 2 if plan.wide and len(notes) > 4 else 1
    room = (FULL if plan.wide else TEXT) / columns - 8.0
    return sum(lines(text, room, _NOTE_SIZE) for text in notes) * _NOTE_HEIGHT / columns


def _half(lengths: list[int]) -> int:
    """How many notes go to the first of two columns, so that these become about equally long."""
    halves = range(1, len(lengths) + 1)
    return min(halves, key=lambda n: max(sum(lengths[:n]), sum(lengths[n:])), default=0)


def _empty_row(columns: int) -> Row:
    said = TextCell(lines=((Text(text="Inga uppgifter"),),))
    cells: tuple[Cell, ...] = (said, *(EmptyCell() for _ in range(columns - 1)))
    return Row(key="empty", kind=RowKind.LINE, cells=cells)


def _is_number(column: Column, index: int) -> bool:
    return index > 0 and column.kind is ColumnKind.NUMBER


def _head(column: Column) -> str:
    label = plain(column.label)
    return f"{label} (prel.)" if column.preliminary and "prel" not in label.lower() else label


def _column_data(column: Column, index: int, plan: Layout, gutter: int) -> Json:
    return {
        "number": _is_number(column, index),
        "label": index == 0,
        "head": _head(column),
        "marks": marks_text(column.marks),
        "width": plan.widths[index],
        "gap": plan.gaps[index],
        "hyphenate": plan.hyphenate[index],
        "gutter": round(0.55 + 0.36 * gutter, 2) if gutter else 0,
        "focus": column.focus,
    }


def _header_groups(columns: tuple[Column, ...]) -> list[Json]:
    """The upper header level: for each run of columns under one group its first column and span."""
    groups: list[Json] = []
    for i, column in enumerate(columns):
        if not column.group:
            continue
        if i > 0 and columns[i - 1].group == column.group:
            groups[-1]["span"] += 1
        else:
            groups.append({"at": i, "span": 1, "head": plain(column.group)})
    return groups


def _shown_column(table: Table, index: int, mode: Mode) -> list[str]:
    rows = (row for row in table.rows if row.kind is not RowKind.GROUP)
    return [_shown(row.cells[index], mode) for row in rows if index < len(row.cells)]


def _amount(table: Table, index: int, mode: Mode) -> float:
    cells = [row.cells[index] for row in table.rows if row.kind is not RowKind.GROUP and index < len(row.cells)]
    said = [words(line, mode) for cell in cells if isinstance(cell, TextCell) for line in cell.lines]
    return sum(text_width(text) for text in said)


def _shown(cell: Cell, mode: Mode) -> str:
    match cell:
        case FigureCell(figure=figure):
            return plain(display(figure, mode))
        case TextCell(lines=texts):
            return max((plain(words(line, mode)) for line in texts), key=len, default="")
        case StatusCell(status=status):
            return f"oo\u00a0{status.label}".replace(" ", "\u00a0")
        case TrendCell(trend=trend):
            return f"oo\u00a0{trend_data(trend, mode)['label']}"
        case EmptyCell():
            return ""


def _marks(cell: Cell) -> tuple[str, ...]:
    match cell:
        case FigureCell(figure=figure):
            return figure.marks
        case TextCell(marks=marks):
            return marks
        case _:
            return ()


def _gutter(table: Table, index: int) -> int:
    """The length of the longest mark after a number in this column."""
    if not _is_number(table.columns[index], index):
        return 0
    cells = (row.cells[index] for row in table.rows if index < len(row.cells))
    return max((len(marks_text(_marks(cell))) for cell in cells), default=0)


def _decimals(text: str) -> int:
    found = _DECIMALS.match(text)
    return len(found[1]) if found and found[1] else 0


def _row_data(
    row: Row,
    columns: tuple[Column, ...],
    decimals: list[int],
    bare: list[bool],
    mode: Mode,
    targets: frozenset[str],
) -> Json:
    if row.kind is RowKind.GROUP:
        return {"kind": "group", "c": [_cell_data(row.cells[0], 0, mode, targets, prose=False)]}
    cells = [
        _cell_data(
            row.cells[i] if i < len(row.cells) else EmptyCell(),
            decimals[i] if _is_number(columns[i], i) else 0,
            mode,
            targets,
            prose=columns[i].kind is ColumnKind.TEXT,
        )
        for i in range(len(columns))
    ]
    return {"kind": row.kind.value, "c": [_short(cell) if bare[i] else cell for i, cell in enumerate(cells)]}


def _short(cell: Json) -> Json | str:
    """A cell that is nothing but a number or a word, as that alone."""
    if len(cell) != 1:
        return cell or ""
    number = cell.get("n")
    if number is not None:
        return cell if NBSP in number else number
    match cell.get("t"):
        case [[str(word)]]:
            return word
        case _:
            return cell


def _cell_data(cell: Cell, decimals: int, mode: Mode, targets: frozenset[str], *, prose: bool) -> Json:
    data: Json
    match cell:
        case FigureCell(figure=figure):
            text = plain(display(figure, mode))
            data = {"n": text}
            own = _decimals(text)
            if decimals > own and _DECIMALS.match(text):
                data["h"] = ("" if own else ",") + "0" * (decimals - own)
        case TextCell(lines=texts):
            data = {"t": [line_data(line, mode, targets, prose=prose) for line in texts]}
        case StatusCell(status=status):
            data = {"s": status_data(status)}
        case TrendCell(trend=trend):
            data = {"d": trend_data(trend, mode)}
        case EmptyCell():
            return {}
    if marks := _marks(cell):
        data["m"] = marks_text(marks)
    return data


def _height(row: Row, plan: Layout, mode: Mode) -> float:
    """About how high the row will be, in mm: it decides what is kept together."""
    if row.kind is RowKind.GROUP:
        return _LINE_HEIGHT + 5.5
    most = 1
    for cell, width, gap in zip(row.cells, plan.widths, plan.gaps, strict=False):
        if isinstance(cell, TextCell):
            texts = (words(line, mode) for line in cell.lines)
            most = max(most, sum(lines(text, width - gap, plan.size) for text in texts))
        elif isinstance(cell, FigureCell) and (cell.figure.text or cell.figure.stated):
            most = max(most, lines(display(cell.figure, mode), width - gap, plan.size))
    return most * _LINE_HEIGHT * plan.size / 8.8 + _ROW_PADDING
