"""The document's key figures on one sheet."""

from typing import Any

from rodatraden.core.document.figure import Mode
from rodatraden.core.document.table import FigureCell
from rodatraden.core.document.tree import KeyFigure
from rodatraden.documents.excel.cells import line_text, number_of, words_of
from rodatraden.documents.excel.formats import Formats, mark_text, number_format
from rodatraden.documents.excel.sheet import FIRST_ROW, placed, text

_HEADS = (("Nyckeltal", 40), ("Värde", 14), ("Enhet", 14), ("Jämförelse", 40), ("Läge", 28))


def write_key_figures(sheet: Any, figures: list[KeyFigure], formats: Formats, mode: Mode) -> None:
    """Write the figures, one a row."""
    text(sheet, 0, 0, "Nyckeltal", formats.title())
    sheet.set_row(0, 24)
    for i, (head, width) in enumerate(_HEADS):
        text(sheet, FIRST_ROW, i, head, formats.head(**placed(i, number=i == 1)))
        sheet.set_column(i, i, width)
    for at, item in enumerate(figures, FIRST_ROW + 1):
        cell = FigureCell(figure=item.figure)
        value = number_of(cell)
        if value is None:
            text(sheet, at, 1, words_of(cell, mode), formats.get(align="right"))
        else:
            shown = number_format(item.figure.decimals, signed=item.figure.signed, mark=mark_text(item.figure.marks))
            sheet.write_number(at, 1, float(value), formats.get(num_format=shown, bold=True))
        words = (item.label, item.unit, line_text(item.compare, mode), item.status.label if item.status else "")
        for i, said in zip((0, 2, 3, 4), words, strict=True):
            text(sheet, at, i, said, formats.get(text_wrap=True, **placed(i, number=False)))
    sheet.freeze_panes(FIRST_ROW + 1, 1)
