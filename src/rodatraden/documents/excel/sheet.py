"""A table on a sheet of its own: title, unit, header rows, numbers, then notes and source."""

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rodatraden.core.document.figure import Mode
from rodatraden.core.document.table import Cell, Column, ColumnKind, EmptyCell, FigureCell, Row, RowKind, Table
from rodatraden.documents.excel.cells import line_text, marks_of, number_of, reason_of, stated_of, words_of
from rodatraden.documents.excel.formats import Formats, mark_text, number_format

STATED = "Tryckt i källan"
FIRST_ROW = 4
_TITLE_HEIGHT, _LINE_HEIGHT = 24, 14
_NARROWEST, _WIDEST = 9.0, 56.0
_BOLD = {RowKind.GROUP, RowKind.SUBTOTAL, RowKind.TOTAL}
_LONGEST_TEXT = 32767
_BOLD_WIDTH = 1.15


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSheet:
    """Writes one table; `title` is its caption with its number."""

    sheet: Any
    formats: Formats
    table: Table
    mode: Mode
    title: str
    contents: str

    def write(self) -> tuple[int, int]:
        """Write the sheet; the last row and column of the table, counted from 0."""
        columns = (*self.table.columns, *self._stated_columns())
        text(self.sheet, 0, 0, self.title, self.formats.title())
        unit = f"Enhet: {self.table.unit}" if self.table.unit else ""
        text(self.sheet, 1, 0, unit, self.formats.quiet())
        target = f"internal:'{self.contents}'!A1"
        self.sheet.set_row(0, _TITLE_HEIGHT)
        self.sheet.write_url(2, 0, target, self.formats.link(), "Till innehållet")
        first = self._header(columns)
        for number, row in enumerate(self.table.rows):
            self._row(first + number, row, columns)
        last = first + len(self.table.rows) - 1
        self._notes(last + 2)
        self._dress(first, columns)
        return max(last, first - 1), len(columns) - 1

    def _stated_columns(self) -> tuple[Column, ...]:
        """A column for what the source printed, for each column where that differs from ours."""
        if self.mode is Mode.OWN:
            return ()
        return tuple(
            Column(key=column.key, label=column.label, kind=ColumnKind.TEXT, group=STATED)
            for i, column in enumerate(self.table.columns)
            if any(stated_of(cell_at(row, i)) for row in self.table.rows)
        )

    def _header(self, columns: tuple[Column, ...]) -> int:
        """Write one or two header rows; the number of the first row after them."""
        lower = FIRST_ROW + any(column.group for column in columns)
        i = 0
        while i < len(columns):
            group, span = columns[i].group, 1
            while group and i + span < len(columns) and columns[i + span].group == group:
                span += 1
            for n in range(i, i + span):
                self._head(n, columns[n], lower, merged=lower > FIRST_ROW and not group)
            if group and span > 1:
                self.sheet.merge_range(
                    FIRST_ROW, i, FIRST_ROW, i + span - 1, group, self.formats.head(upper=True, align="center")
                )
            elif group:
                text(self.sheet, FIRST_ROW, i, group, self.formats.head(upper=True, align="center"))
            i += span
        return lower + 1

    def _head(self, i: int, column: Column, lower: int, *, merged: bool) -> None:
        label = head_of(column)
        number = i > 0 and (column.kind is ColumnKind.NUMBER or column.group == STATED)
        look = self.formats.head(**placed(i, number=number))
        if merged:
            self.sheet.merge_range(FIRST_ROW, i, lower, i, label, look)
        else:
            text(self.sheet, lower, i, label, look)

    def _row(self, at: int, row: Row, columns: tuple[Column, ...]) -> None:
        own = len(self.table.columns)
        keys = [column.key for column in self.table.columns]
        for i, column in enumerate(columns):
            if i < own:
                self._cell(at, i, cell_at(row, i), row.kind)
            else:
                stated = stated_of(cell_at(row, keys.index(column.key)))
                text(self.sheet, at, i, stated, self._look(row.kind, i, align="right"))

    def _cell(self, at: int, i: int, cell: Cell, kind: RowKind) -> None:
        value = number_of(cell)
        is_number = self.table.columns[i].kind is ColumnKind.NUMBER and i > 0
        if value is None or not isinstance(cell, FigureCell):
            look = self._look(kind, i, text_wrap=True, **placed(i, number=is_number))
            text(self.sheet, at, i, words_of(cell, self.mode), look)
            if reason := reason_of(cell):
                self.sheet.write_comment(at, i, reason, {"author": "Röda tråden"})
            return
        shown = number_format(
            cell.figure.decimals,
            signed=cell.figure.signed,
            mark=mark_text(marks_of(cell)),
            gutter=self._gutter(i),
        )
        self.sheet.write_number(at, i, float(value), self._look(kind, i, align="right", num_format=shown))

    def _gutter(self, i: int) -> str:
        marks = [mark_text(marks_of(cell_at(row, i))) for row in self.table.rows]
        return max(marks, key=len, default="")

    def _look(self, kind: RowKind, i: int, **more: Any) -> Any:
        palette = self.formats.palette
        rules: Mapping[str, Any] = {"bottom": 1, "bottom_color": palette.hair}
        if kind is RowKind.TOTAL:
            rules = {"top": 1, "bottom": 1, "top_color": palette.ink, "bottom_color": palette.ink}
        elif kind is RowKind.SUBTOTAL:
            rules = {"top": 1, "top_color": palette.muted}
        focus = i < len(self.table.columns) and self.table.columns[i].focus
        fill = {"bg_color": palette.wash} if focus else {}
        return self.formats.get(bold=kind in _BOLD, **rules, **fill, **more)

    def _notes(self, at: int) -> None:
        lines = [
            f"{mark_text((note.mark,))} {line_text(note.text, self.mode)}"
            if note.mark
            else line_text(note.text, self.mode)
            for note in self.table.notes
        ]
        if self.table.source:
            source = self.table.source
            lines.append(source if source.startswith("Käll") else f"Källa: {source}")
        for number, line in enumerate(lines):
            text(self.sheet, at + number, 0, line, self.formats.quiet())

    def _dress(self, first: int, columns: tuple[Column, ...]) -> None:
        for i, column in enumerate(columns):
            self.sheet.set_column(i, i, self._width(i, column))
        lines = max((self._head_lines(i, column) for i, column in enumerate(columns)), default=1)
        self.sheet.set_row(first - 1, lines * _LINE_HEIGHT + 4)
        self.sheet.freeze_panes(first, 1)
        self.sheet.repeat_rows(FIRST_ROW, first - 1)

    def _head_lines(self, i: int, column: Column) -> int:
        return len(textwrap.wrap(head_of(column), max(1, int(self._width(i, column) / _BOLD_WIDTH) - 1)))

    def _width(self, i: int, column: Column) -> float:
        words = head_of(column).split(" ")
        if i >= len(self.table.columns):
            return max(12.0, *(len(word) * 1.2 for word in words))
        cells = (words_of(cell_at(row, i), self.mode) for row in self.table.rows if row.kind is not RowKind.GROUP)
        longest = max((len(line) for shown in cells for line in shown.split("\n")), default=0)
        wanted = max(longest * 1.05 + 2, max(len(word) for word in words) * _BOLD_WIDTH + 2)
        return min(max(wanted, 24.0 if i == 0 else _NARROWEST), _WIDEST)


def cell_at(row: Row, i: int) -> Cell:
    """The cell in column `i`, or an empty one where the row ends before it."""
    return row.cells[i] if i < len(row.cells) else EmptyCell()


def placed(i: int, *, number: bool) -> dict[str, Any]:
    """Numbers to the right; text to the left, clear of a number in the column before."""
    return {"align": "right"} if number else {"align": "left", "indent": int(i > 0)}


def head_of(column: Column) -> str:
    """The header's label with what is said about the column."""
    said = " (prel.)" if column.preliminary and "prel" not in column.label.lower() else ""
    return f"{column.label}{said} {mark_text(column.marks)}".strip()


def text(sheet: Any, row: int, column: int, value: str, look: Any) -> None:
    """Write `value` as text, whatever it looks like; an empty one is only dressed."""
    if value:
        sheet.write_string(row, column, value[:_LONGEST_TEXT], look)
    else:
        sheet.write_blank(row, column, None, look)
