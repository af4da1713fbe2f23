"""Tables: repeated header rows of one or two levels, row headers, figures in line, notes beneath."""

from dataclasses import dataclass

from rodatraden.core.document.table import (
    Cell,
    Column,
    EmptyCell,
    FigureCell,
    Row,
    RowKind,
    StatusCell,
    Table,
    TextCell,
    TrendCell,
)
from rodatraden.core.numbers import display
from rodatraden.documents.pdf.widths import gutter_width, text_width
from rodatraden.documents.word.inline import Inlines, marks
from rodatraden.documents.word.markup import attribute, indent, millimetres, paragraph, run
from rodatraden.documents.word.shape import Shape, decimals_of, head_of, is_number, marks_of
from rodatraden.documents.word.styles import Look, table_style

WHOLE_ROWS = 16
_BOLD = {RowKind.SUBTOTAL, RowKind.TOTAL}


@dataclass(frozen=True, slots=True, kw_only=True)
class TableWriter:
    """Writes one table in the shape decided for it."""

    table: Table
    shape: Shape
    inlines: Inlines
    look: Look

    def write(self) -> str:
        """The table itself, without caption and notes."""
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in self.shape.widths)
        header = "".join(self._header())
        rows = "".join(self._row(row, keep=self._keeps(i)) for i, row in enumerate(self.table.rows))
        return (
            '<w:tbl><w:tblPr><w:tblStyle w:val="Dokumenttabell"/>'
            f'<w:tblW w:w="{sum(self.shape.widths)}" w:type="dxa"/>'
            f'<w:tblInd w:w="{self.shape.indent}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            '<w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0"'
            ' w:noHBand="1" w:noVBand="1"/>'
            f"<w:tblCaption w:val={attribute(self.table.caption)}/></w:tblPr>"
            f"<w:tblGrid>{grid}</w:tblGrid>{header}{rows}</w:tbl>"
        )

    def _keeps(self, i: int) -> bool:
        """Whether row `i` stays with what follows: a short table is whole, and with its notes."""
        notes = bool(self.table.notes or self.table.source)
        last = len(self.table.rows) - 1
        if i == last:
            return notes
        return len(self.table.rows) <= WHOLE_ROWS or i == 0 or (notes and i == last - 1)

    def _style(self, name: str) -> str:
        return table_style(name, self.shape.size)

    # ---- header -------------------------------------------------------------
    def _header(self) -> list[str]:
        columns = self.table.columns
        if not any(column.group for column in columns):
            return [_header_row("".join(self._head(i, column) for i, column in enumerate(columns)))]
        upper, lower = [], []
        i = 0
        while i < len(columns):
            group = columns[i].group
            span = 1
            while group and i + span < len(columns) and columns[i + span].group == group:
                span += 1
            upper.append(self._group_head(i, span, group))
            lower += [self._head(n, columns[n], merged=not group) for n in range(i, i + span)]
            i += span
        return [_header_row("".join(upper)), _header_row("".join(lower))]

    def _group_head(self, at: int, span: int, group: str) -> str:
        if not group:
            # The label stands in the first of the merged cells, at their foot.
            return self._head(at, self.table.columns[at], merge="restart")
        rule = f'<w:bottom w:val="single" w:sz="6" w:space="0" w:color="{self.look.accent}"/>'
        properties = f'<w:gridSpan w:val="{span}"/><w:tcBorders>{rule}</w:tcBorders>'
        gap = millimetres(self.shape.gaps[at])
        content = paragraph(self._style("Tabellhuvud"), run(group, style="Accent"), jc="center")
        return self._cell(sum(self.shape.widths[at : at + span]), properties, gap, content, foot=True)

    def _head(self, i: int, column: Column, *, merged: bool = False, merge: str = "") -> str:
        number = self.shape.numbers[i]
        shown = run(head_of(column)) + marks(column.marks)
        gutter = millimetres(gutter_width(self.shape.gutters[i], self.shape.size / 2))
        content = paragraph(
            self._style("Tabellhuvud"),
            "" if merged else shown,
            jc="right" if number else "",
            ind=indent(right=gutter) if number and gutter else "",
        )
        properties = '<w:vMerge w:val="restart"/>' if merge else "<w:vMerge/>" if merged else ""
        rule = f'<w:bottom w:val="single" w:sz="7" w:space="0" w:color="{self.look.ink}"/>'
        properties += f"<w:tcBorders>{rule}</w:tcBorders>" + self._wash(column)
        gap = millimetres(self.shape.gaps[i])
        return self._cell(self.shape.widths[i], properties, gap, content, foot=True)

    # ---- rows ---------------------------------------------------------------
    def _row(self, row: Row, *, keep: bool) -> str:
        if row.kind is RowKind.GROUP:
            return self._group_row(row)
        cells = "".join(
            self._body_cell(i, row.cells[i] if i < len(row.cells) else EmptyCell(), row.kind, keep=keep)
            for i in range(len(self.table.columns))
        )
        return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"

    def _group_row(self, row: Row) -> str:
        content = "".join(
            paragraph(self._style("Tabelltext"), run(text, style="Strong"), keep_next=True)
            for text in _plain_lines(row.cells[0])
        )
        properties = f'<w:gridSpan w:val="{len(self.table.columns)}"/>'
        cell = self._cell(sum(self.shape.widths), properties, 0, content)
        return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cell}</w:tr>"

    def _body_cell(self, i: int, cell: Cell, kind: RowKind, *, keep: bool) -> str:
        column = self.table.columns[i]
        properties = _row_rules(kind, self.look) + self._wash(column)
        content = self._content(i, cell, bold=kind in _BOLD, keep=keep)
        return self._cell(self.shape.widths[i], properties, millimetres(self.shape.gaps[i]), content)

    def _content(self, i: int, cell: Cell, *, bold: bool, keep: bool) -> str:
        match cell:
            case FigureCell(figure=figure):
                shown = display(figure, self.inlines.mode)
                content = run(shown, style="Strong" if bold else "") + marks(figure.marks)
                if not self.shape.numbers[i]:
                    return paragraph(self._style("Tabelltext"), content, keep_next=keep)
                right = self._right(i, shown, len(",".join(figure.marks)))
                return paragraph(self._style("Tabelltal"), content, keep_next=keep, ind=right)
            case TextCell(lines=lines, marks=letters) if lines:
                texts = [self.inlines.line(line) for line in lines]
                if bold:
                    texts = [text.replace("<w:r><w:t ", "<w:r><w:rPr><w:b/></w:rPr><w:t ") for text in texts]
                texts[-1] += marks(letters)
            case StatusCell(status=status):
                texts = [self.inlines.status(status)]
            case TrendCell(trend=trend):
                texts = [self.inlines.trend(trend)]
            case _:
                texts = [marks(marks_of(cell))]
        name = "Tabelltal" if self.shape.numbers[i] else "Tabelltext"
        return "".join(paragraph(self._style(name), text, keep_next=keep) for text in texts)

    def _right(self, i: int, shown: str, own_marks: int) -> str:
        """The indent that keeps units in line: room for marks and decimals that this figure lacks."""
        points = self.shape.size / 2
        gutter = gutter_width(self.shape.gutters[i], points) - gutter_width(own_marks, points)
        lacks = self.shape.decimals[i] - decimals_of(shown)
        if lacks > 0 and is_number(shown):
            gutter += text_width(("" if decimals_of(shown) else ",") + "0" * lacks, points) * 0.95
        return indent(right=max(0, millimetres(gutter))) if gutter > 0 else ""

    def _wash(self, column: Column) -> str:
        return f'<w:shd w:val="clear" w:color="auto" w:fill="{self.look.wash}"/>' if column.focus else ""

    def _cell(self, width: int, properties: str, gap: int, content: str, *, foot: bool = False) -> str:
        margin = f'<w:tcMar><w:left w:w="{gap}" w:type="dxa"/></w:tcMar>' if gap else ""
        align = '<w:vAlign w:val="bottom"/>' if foot else ""
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}{margin}{align}</w:tcPr>{content}</w:tc>'


def _header_row(cells: str) -> str:
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


def _row_rules(kind: RowKind, look: Look) -> str:
    if kind is RowKind.TOTAL:
        rule = f'w:val="single" w:sz="7" w:space="0" w:color="{look.ink}"'
        return f"<w:tcBorders><w:top {rule}/><w:bottom {rule}/></w:tcBorders>"
    if kind is RowKind.SUBTOTAL:
        return f'<w:tcBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="{look.muted}"/></w:tcBorders>'
    return ""


def _plain_lines(cell: Cell) -> list[str]:
    if not isinstance(cell, TextCell):
        return [""]
    texts = ["".join(getattr(inline, "text", "") for inline in line) for line in cell.lines]
    return texts or [""]
