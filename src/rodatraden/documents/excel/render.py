"""A document's tables as an Excel workbook."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

import xlsxwriter

from rodatraden.core.document.table import Table
from rodatraden.core.document.tree import Chart, Document, KeyFigure, KeyFigures, walk
from rodatraden.documents.charts.theme import palette
from rodatraden.documents.excel.formats import Formats
from rodatraden.documents.excel.front import CONTENTS, Listed, write_front
from rodatraden.documents.excel.keyfigures import write_key_figures
from rodatraden.documents.excel.names import sheet_name
from rodatraden.documents.excel.sheet import FIRST_ROW, TableSheet
from rodatraden.documents.pdf.cover_data import document_date

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_A4 = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class _Planned:
    listed: Listed
    table: Table


def render_xlsx(document: Document) -> bytes:
    """`document` as a workbook: contents, key figures, a sheet for each table and each chart's data.

    Numbers are numbers with the decimals they are printed with. The same tree gives the same bytes.
    """
    written = io.BytesIO()
    workbook = xlsxwriter.Workbook(written, {"in_memory": True})
    workbook.set_properties(_properties(document))
    formats = Formats(workbook, palette(document.meta.accent))
    front = workbook.add_worksheet(CONTENTS)
    figures = _key_figures(document)
    listed = []
    if figures:
        name = "Nyckeltal"
        _lay_out(sheet := workbook.add_worksheet(name), document)
        write_key_figures(sheet, figures, formats, document.mode)
        listed.append(Listed(label="", caption="Nyckeltal", unit="", sheet=name))
    for planned in _planned(document):
        _write(workbook, planned, formats, document)
        listed.append(planned.listed)
    write_front(front, document, listed, formats)
    _lay_out(front, document)
    workbook.close()
    return written.getvalue()


def _planned(document: Document) -> Iterator[_Planned]:
    tables = figures = 0
    for node in walk(document):
        if isinstance(node, Table):
            tables += 1
            yield _plan(f"Tabell {tables}", f"{tables}", node.caption, node)
        elif isinstance(node, Chart):
            figures += 1
            yield _plan(f"Figur {figures}", f"Fig {figures}", node.caption, node.data)


def _plan(label: str, prefix: str, caption: str, table: Table) -> _Planned:
    listed = Listed(label=label, caption=caption, unit=table.unit, sheet=sheet_name(prefix, caption))
    return _Planned(listed=listed, table=table)


def _write(workbook: Any, planned: _Planned, formats: Formats, document: Document) -> None:
    listed = planned.listed
    sheet = workbook.add_worksheet(listed.sheet)
    _lay_out(sheet, document)
    writer = TableSheet(
        sheet=sheet,
        formats=formats,
        table=planned.table,
        mode=document.mode,
        title=f"{listed.label}. {listed.caption}",
        contents=CONTENTS,
    )
    row, column = writer.write()
    if column >= 0:
        area = xlsxwriter.utility.xl_range_abs(FIRST_ROW, 0, row, column)
        quoted = listed.sheet.replace("'", "''")
        workbook.define_name(listed.label.replace(" ", "_"), f"='{quoted}'!{area}")


def _lay_out(sheet: Any, document: Document) -> None:
    """The sheet on screen and on paper."""
    meta = document.meta
    sheet.hide_gridlines(2)
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    title = f"{meta.municipality}, {meta.title}".replace("&", "&&")
    sheet.set_footer(f"&L&8{title[:150]}&R&8Sida &P av &N")


def _key_figures(document: Document) -> list[KeyFigure]:
    return [item for node in walk(document) if isinstance(node, KeyFigures) for item in node.items]


def _properties(document: Document) -> dict[str, Any]:
    meta = document.meta
    return {
        "title": meta.title[:255],
        "subject": meta.subtitle[:255],
        "author": f"{meta.organisation}, {meta.municipality}".strip(", ")[:255],
        "keywords": ", ".join(meta.keywords)[:255],
        "comments": meta.description[:255],
        "status": meta.edition_label[:255],
        "created": datetime.combine(document_date(meta), time()),
    }
