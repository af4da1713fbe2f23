"""Tables: caption, both levels of column heads, row heads, cells, and notes right under them."""

from dataclasses import dataclass
from itertools import groupby

from rodatraden.core.document.figure import Mode
from rodatraden.core.document.table import (
    Cell,
    Column,
    ColumnKind,
    EmptyCell,
    FigureCell,
    Note,
    Row,
    RowKind,
    StatusCell,
    Table,
    TextCell,
    TrendCell,
)
from rodatraden.documents.html import shapes
from rodatraden.documents.html.drawing import Drawing
from rodatraden.documents.html.figures import figure
from rodatraden.documents.html.lines import line, mark_links
from rodatraden.documents.html.markup import attributes, hidden, text

WIDE_FROM = 6
_ROW_NAMES = {RowKind.GROUP: "group", RowKind.SUBTOTAL: "sum", RowKind.TOTAL: "total"}


@dataclass(frozen=True, slots=True)
class _Frame:
    """A table on its way: the short name its ids start with, and which notes it has."""

    drawing: Drawing
    table: Table
    name: str
    two_levels: bool
    notes: frozenset[str]

    @property
    def columns(self) -> tuple[Column, ...]:
        return self.table.columns


def table(drawing: Drawing, given: Table) -> str:
    """A whole table in a region that can be scrolled, with its notes and source."""
    drawing.tables += 1
    frame = _Frame(
        drawing,
        given,
        f"{drawing.options.prefix}t{drawing.tables}",
        any(column.group for column in given.columns),
        frozenset(note.mark for note in given.notes if note.mark),
    )
    dense = len(given.columns) >= WIDE_FROM
    rows = "".join(_row(frame, row, place) for place, row in enumerate(given.rows, 1))
    unit = f"<small>{text(given.unit)}</small>" if given.unit else ""
    return (
        f'<div class="rt-tablebox" id="{text(given.key)}"><div class="rt-scroll" tabindex="0" role="region"'
        f' aria-label="Tabell: {text(given.caption)}">'
        f"<table{attributes(class_='ds-table rt-table rt-print', data_dense=dense)}>"
        f"<caption>{text(given.caption)}{mark_links(drawing.marks(given.key))}{unit}</caption>"
        f"{_colgroups(frame)}<thead>{_heads(frame)}</thead><tbody>{rows}</tbody></table></div>"
        f"{_notes(frame)}</div>"
    )


def _groups(frame: _Frame) -> list[tuple[str, int, int]]:
    """The upper heads from the second column on: words, first column, number of columns."""
    numbered = list(enumerate(frame.columns))[1:]
    found: list[tuple[str, int, int]] = []
    for name, members in groupby(numbered, key=lambda item: item[1].group):
        places = [place for place, _ in members]
        found.append((name, places[0], len(places)))
    return found


def _colgroups(frame: _Frame) -> str:
    if not frame.two_levels:
        return ""
    return "<colgroup><col></colgroup>" + "".join(
        f'<colgroup span="{width}"></colgroup>' for _, _, width in _groups(frame)
    )


def _heads(frame: _Frame) -> str:
    lower = "".join(_head(frame, column, place) for place, column in enumerate(frame.columns))
    if not frame.two_levels:
        return f"<tr>{lower}</tr>"
    upper = "".join(_upper_head(frame, name, place, width) for name, place, width in _groups(frame))
    return f"<tr><td></td>{upper}</tr><tr>{lower}</tr>"


def _upper_head(frame: _Frame, name: str, place: int, width: int) -> str:
    if not name:
        return f"<td{attributes(colspan=width if width > 1 else None)}></td>"
    return f'<th id="{frame.name}g{place}" scope="colgroup" colspan="{width}" data-split>{text(name)}</th>'


def _head(frame: _Frame, column: Column, place: int) -> str:
    words = text(column.label) if column.label else hidden("Rad")
    if column.preliminary:
        words += '<br><small class="rt-prel">prel.</small>'
    marks = _note_marks(frame, column.marks) + mark_links(frame.drawing.marks(frame.table.key, "", column.key))
    shown = attributes(
        id=f"{frame.name}c{place}" if frame.two_levels else None,
        scope="col",
        class_=_cell_class(column),
        data_focus=column.focus,
        data_split=_starts_group(frame, place),
    )
    return f"<th{shown}>{words}{marks}</th>"


def _starts_group(frame: _Frame, place: int) -> bool:
    columns = frame.columns
    return bool(place and columns[place].group and columns[place].group != columns[place - 1].group)


def _row(frame: _Frame, row: Row, place: int) -> str:
    key = frame.table.key
    kind = attributes(id=frame.drawing.row_id(key, row.key), data_row=_ROW_NAMES.get(row.kind))
    marks = mark_links(frame.drawing.marks(key, row.key))
    head = _content(frame, row.cells[0]) + marks if row.cells else marks
    if row.kind is RowKind.GROUP:
        return f'<tr{kind}><th scope="rowgroup" colspan="{len(frame.columns)}">{head}</th></tr>'
    first = attributes(id=f"{frame.name}r{place}" if frame.two_levels else None, scope="row")
    cells = "".join(_cell(frame, row, place, number, cell) for number, cell in enumerate(row.cells[1:], 1))
    return f"<tr{kind}><th{first}>{head}</th>{cells}</tr>"


def _cell(frame: _Frame, row: Row, place: int, number: int, cell: Cell) -> str:
    column = frame.columns[number]
    marks = frame.drawing.marks(frame.table.key, row.key, column.key)
    shown = attributes(
        id=f"{frame.table.key}~{row.key}~{column.key}" if marks else None,
        class_=_cell_class(column),
        headers=_headers(frame, place, number) if frame.two_levels else None,
        data_focus=column.focus,
        data_split=_starts_group(frame, number),
        data_label=column.label or None,
    )
    return f"<td{shown}>{_content(frame, cell)}{mark_links(marks)}</td>"


def _headers(frame: _Frame, place: int, number: int) -> str:
    upper = next(
        (f"{frame.name}g{start} " for name, start, width in _groups(frame) if name and start <= number < start + width),
        "",
    )
    return f"{frame.name}r{place} {upper}{frame.name}c{number}"


def _cell_class(column: Column) -> str | None:
    return {ColumnKind.NUMBER: "rt-num", ColumnKind.CODE: "rt-codecell"}.get(column.kind)


def _content(frame: _Frame, cell: Cell) -> str:
    drawing = frame.drawing
    match cell:
        case TextCell():
            lines = [line(drawing, runs) for runs in cell.lines]
            shown = lines[0] if len(lines) == 1 else "".join(f"<p>{words}</p>" for words in lines)
            return shown + _note_marks(frame, cell.marks)
        case FigureCell():
            given = cell.figure
            return figure(drawing, given, unit=given.unit or frame.table.unit) + _note_marks(frame, given.marks)
        case StatusCell():
            return shapes.status(cell.status)
        case TrendCell():
            return shapes.trend(cell.trend, stated=drawing.mode is Mode.PUBLISHED)
        case EmptyCell():
            return ""


def _note_marks(frame: _Frame, marks: tuple[str, ...]) -> str:
    return "".join(_note_mark(frame, mark) for mark in marks)


def _note_mark(frame: _Frame, mark: str) -> str:
    if mark not in frame.notes:
        return f' <sup class="rt-notemark">{text(mark)}</sup>'
    return (
        f' <sup><a class="rt-notemark" href="#{frame.name}n-{text(mark)}" aria-label="Not {text(mark)}">'
        f"{text(mark)}</a></sup>"
    )


def _notes(frame: _Frame) -> str:
    marked = [note for note in frame.table.notes if note.mark]
    general = [note for note in frame.table.notes if not note.mark]
    shown = f'<ol class="rt-notes">{"".join(_note(frame, note) for note in marked)}</ol>' if marked else ""
    shown += "".join(f'<p class="rt-note">{line(frame.drawing, note.text)}</p>' for note in general)
    return shown + (f'<p class="rt-note rt-source">Källa: {text(frame.table.source)}</p>' if frame.table.source else "")


def _note(frame: _Frame, note: Note) -> str:
    name = f"{frame.name}n-{text(note.mark)}"
    return f'<li id="{name}"><b>{text(note.mark)}</b> <span>{line(frame.drawing, note.text)}</span></li>'
