"""The first sheet: what the workbook is, and a link to every other sheet."""

from dataclasses import dataclass
from typing import Any

from rodatraden.core.document.tree import Document
from rodatraden.documents.excel.formats import Formats
from rodatraden.documents.excel.sheet import text
from rodatraden.documents.pdf.cover_data import meta_data

CONTENTS = "Innehåll"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A line of the contents: "Tabell 1", its caption and unit, and the sheet it leads to."""

    label: str
    caption: str
    unit: str
    sheet: str


def write_front(sheet: Any, document: Document, listed: list[Listed], formats: Formats) -> None:
    """Write the document's particulars and the contents."""
    data = meta_data(document)
    text(sheet, 0, 0, data["title"], formats.get(font_size=20, bold=True, font_color=formats.palette.accent))
    text(sheet, 1, 0, data["subtitle"], formats.get(font_size=11))
    facts = [("Kommun", data["municipality"]), ("Organisation", data["organisation"])]
    facts += [(fact["label"], ", ".join(fact["lines"])) for fact in data["facts"]]
    facts.append(("Utgåva", data["status"]["label"]))
    if data["notice"]:
        facts.append(("Observera", data["notice"]))
    at = 3
    for label, said in facts:
        text(sheet, at, 0, label, formats.get(bold=True))
        text(sheet, at, 1, said, formats.get())
        at += 1
    at += 1
    for i, head in enumerate(("Nummer", "Innehåll", "Enhet")):
        text(sheet, at, i, head, formats.head())
    for row, line in enumerate(listed, at + 1):
        text(sheet, row, 0, line.label, formats.get())
        target = "internal:'{}'!A1".format(line.sheet.replace("'", "''"))
        sheet.write_url(row, 1, target, formats.link(), line.caption[:255] or line.sheet)
        text(sheet, row, 2, line.unit, formats.get())
    sheet.set_row(0, 34)
    sheet.set_row(1, 20)
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 78)
    sheet.set_column(2, 2, 14)
