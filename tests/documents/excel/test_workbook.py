import io
import zipfile
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
import python_calamine

from rodatraden.core.document.figure import Figure, Mode
from rodatraden.core.document.table import FigureCell, RowKind, Table
from rodatraden.core.document.tree import Chart, Document, walk
from rodatraden.core.missing import Missing, MissingReason
from rodatraden.core.numbers import display_own, typographic
from rodatraden.documents.excel import render_xlsx
from rodatraden.documents.excel.cells import number_of, reason_of
from rodatraden.documents.excel.formats import number_format
from rodatraden.documents.excel.names import LONGEST, sheet_name
from tests.documents.sample import sample_document

HEAD = 4


def _shown(document: Document) -> list[Table]:
    """The tables in the order of the sheets, charts by their data."""
    nodes = [node for node in walk(document) if isinstance(node, Table | Chart)]
    return [node.data if isinstance(node, Chart) else node for node in nodes]


def _sheets(data: bytes) -> dict[str, list[list[Any]]]:
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def _levels(table: Table) -> int:
    return 2 if any(column.group for column in table.columns) else 1


@pytest.mark.parametrize("mode", list(Mode))
def test_numbers_are_the_trees(mode: Mode) -> None:
    document = sample_document(mode)
    sheets = list(_sheets(render_xlsx(document)).values())[2:]
    checked = 0
    for table, rows in zip(_shown(document), sheets, strict=True):
        for number, row in enumerate(
            table.rows, HEAD + _levels(table) + (mode is Mode.PUBLISHED and _adds_level(table))
        ):
            for i, cell in enumerate(row.cells):
                if isinstance(cell, FigureCell) and cell.figure.value is not None and not cell.figure.text:
                    assert Decimal(repr(rows[number][i])) == cell.figure.value / cell.figure.scale
                    checked += 1
                elif isinstance(cell, FigureCell):
                    assert str(rows[number][i]).startswith(display_own(cell.figure))
    assert checked > 100


def _differs(cell: object) -> bool:
    if not isinstance(cell, FigureCell) or cell.figure.stated is None:
        return False
    return typographic(cell.figure.stated) != display_own(cell.figure)


def _adds_level(table: Table) -> bool:
    return _levels(table) == 1 and any(_differs(cell) for row in table.rows for cell in row.cells)


def test_published_workbook_has_what_the_source_printed_beside() -> None:
    document = sample_document(Mode.PUBLISHED)
    sheets = list(_sheets(render_xlsx(document)).values())[2:]
    seen = 0
    for table, rows in zip(_shown(document), sheets, strict=True):
        first = HEAD + _levels(table) + _adds_level(table)
        columns = [
            i
            for i in range(len(table.columns))
            if any(_differs(row.cells[i]) for row in table.rows if row.kind is not RowKind.GROUP)
        ]
        for offset, i in enumerate(columns):
            for number, row in enumerate(table.rows, first):
                cell = row.cells[i] if i < len(row.cells) else None
                there = rows[number][len(table.columns) + offset]
                if isinstance(cell, FigureCell) and _differs(cell):
                    assert there == typographic(str(cell.figure.stated))
                    seen += 1
                else:
                    assert there == ""
    assert seen > 0


def test_contents_lists_every_sheet() -> None:
    document = sample_document()
    sheets = _sheets(render_xlsx(document))
    captions = [row[1] for row in sheets["Innehåll"]]
    assert sheets["Innehåll"][0][0] == document.meta.title
    wanted = [node.caption for node in walk(document) if isinstance(node, Table | Chart)]
    assert [caption for caption in captions if caption in wanted] == wanted
    assert len(sheets) == len(wanted) + 2


def test_own_workbook_never_shows_a_column_of_the_source() -> None:
    sheets = _sheets(render_xlsx(sample_document(Mode.OWN)))
    assert not [name for name, rows in sheets.items() if any("Tryckt i källan" in row for row in rows)]


def test_sheet_has_unit_notes_source_and_frozen_header() -> None:
    document = sample_document()
    data = render_xlsx(document)
    table = next(t for t in _shown(document) if t.notes and t.unit)
    rows = next(rows for rows in _sheets(data).values() if rows[0][0].endswith(f". {table.caption}"))
    assert rows[1][0] == f"Enhet: {table.unit}"
    beneath = [row[0] for row in rows[HEAD + _levels(table) + len(table.rows) + 1 :]]
    assert len(beneath) == len(table.notes) + bool(table.source)
    archive = zipfile.ZipFile(io.BytesIO(data))
    sheets = [archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
    assert sum('state="frozen"' in sheet for sheet in sheets) == len(sheets) - 1


def test_text_that_looks_like_a_formula_stays_text() -> None:
    data = render_xlsx(sample_document())
    archive = zipfile.ZipFile(io.BytesIO(data))
    assert not any(b"<f>" in archive.read(name) for name in archive.namelist() if "worksheets/" in name)


@pytest.mark.parametrize(
    ("prefix", "caption", "name"),
    [
        ("1", "Resultaträkning", "1 Resultaträkning"),
        ("12", "Driftredovisning per verksamhet per den 31 mars", "12 Driftredovisning"),
        ("3", "Kostnad/intäkt [tkr]: 'mål' *?", "3 Kostnad intäkt tkr 'mål"),
        ("4", "Nettokostnadsavvikelseutredningsgruppen", "4 Nettokostnadsavvikelseutredni"),
        ("5", "", "5"),
    ],
)
def test_sheet_name_is_readable_and_allowed(prefix: str, caption: str, name: str) -> None:
    assert sheet_name(prefix, caption) == name
    assert len(name) <= LONGEST


@pytest.mark.parametrize(
    ("made", "wanted"),
    [
        (number_format(0), "#,##0"),
        (number_format(1), "#,##0.0"),
        (number_format(1, mark="a)"), '#,##0.0" a)"'),
        (number_format(1, gutter="a)"), "#,##0.0_ _a_)"),
        (number_format(0, signed=True), "+#,##0;-#,##0;#,##0"),
    ],
)
def test_number_format_prints_decimals_and_keeps_marks_out_of_the_number(made: str, wanted: str) -> None:
    assert made == wanted


def test_number_is_in_the_unit_the_table_is_printed_in() -> None:
    figure = Figure(value=Decimal(-423648), decimals=1, scale=Decimal(1000))
    assert number_of(FigureCell(figure=figure)) == Decimal("-423.648")


def test_missing_without_a_mark_says_why() -> None:
    missing = Figure(missing=Missing(reason=MissingReason.NOT_MEASURED))
    assert reason_of(FigureCell(figure=missing)) == "Mäts inte."
    assert reason_of(FigureCell(figure=replace(missing, marks=("a",)))) == ""
