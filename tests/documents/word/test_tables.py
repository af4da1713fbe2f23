from dataclasses import replace
from decimal import Decimal

import pytest
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from rodatraden.core.document.figure import Figure, Mode
from rodatraden.core.document.inline import StatusMeaning, Text, TrendDirection
from rodatraden.core.document.table import Column, ColumnKind, FigureCell, Row, RowKind, Table, TextCell
from rodatraden.core.document.tree import Chart, Document, Section, walk
from rodatraden.core.numbers import display
from rodatraden.documents.word import render_docx
from rodatraden.documents.word.inline import STATUS_SHAPES, TREND_SHAPES
from tests.documents.sample import charts_of, sample_document
from tests.documents.word.conftest import opened, rendered


def _tables(document: Document) -> list[Table]:
    return [node for node in walk(document) if isinstance(node, Table)]


def _word_tables(word: WordDocument) -> list[object]:
    """The tables of the tree, without those of key figures."""
    tables = list(word.element.body.iter(qn("w:tbl")))
    return [t for t in tables if t.find(f".//{qn('w:tblCaption')}").get(qn("w:val")) != "Nyckeltal"]


def _text(element: object) -> str:
    return "".join(t.text or "" for t in element.iter(qn("w:t")))  # type: ignore[attr-defined]


@pytest.mark.parametrize("mode", list(Mode))
def test_figures_are_printed_as_the_mode_says(mode: Mode) -> None:
    word = opened(rendered(mode))
    for table, drawn in zip(_tables(sample_document(mode)), _word_tables(word), strict=True):
        rows = [row for row in drawn.findall(qn("w:tr")) if row.find(f".//{qn('w:tblHeader')}") is None]  # type: ignore[attr-defined]
        assert len(rows) == len(table.rows)
        for row, shown in zip(table.rows, rows, strict=True):
            if row.kind is RowKind.GROUP:
                continue
            cells = shown.findall(qn("w:tc"))
            assert len(cells) == len(table.columns)
            for cell, there in zip(row.cells, cells, strict=False):
                if isinstance(cell, FigureCell):
                    marks = "\u00a0" + ",".join(cell.figure.marks) if cell.figure.marks else ""
                    assert _text(there) == display(cell.figure, mode) + marks


def test_every_header_level_is_repeated_and_spans_the_table(tree: Document, word: WordDocument) -> None:
    for table, drawn in zip(_tables(tree), _word_tables(word), strict=True):
        rows = drawn.findall(qn("w:tr"))  # type: ignore[attr-defined]
        levels = 2 if any(column.group for column in table.columns) else 1
        marked = [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows]
        assert marked == [True] * levels + [False] * len(table.rows)
        for row in rows:
            spans = [tc.find(f".//{qn('w:gridSpan')}") for tc in row.findall(qn("w:tc"))]
            assert sum(1 if span is None else int(span.get(qn("w:val"))) for span in spans) == len(table.columns)
    assert any(column.group for table in _tables(tree) for column in table.columns)


def test_rows_never_split_and_first_column_is_marked(word: WordDocument) -> None:
    for drawn in word.element.body.iter(qn("w:tbl")):
        look = drawn.find(f".//{qn('w:tblLook')}")
        assert (look.get(qn("w:firstRow")), look.get(qn("w:firstColumn"))) == ("1", "1")
        assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in drawn.findall(qn("w:tr")))


def test_captions_are_numbered_by_fields(tree: Document, word: WordDocument) -> None:
    captions = [p for p in word.paragraphs if p.style and p.style.name == "Caption"]
    tables = [p for p in captions if p.text.startswith("Tabell")]
    assert [p.text.split("  ")[0] for p in tables] == [f"Tabell\u00a0{n + 1}" for n in range(len(_tables(tree)))]
    assert all("SEQ Tabell" in p._p.xml for p in tables)
    assert len(captions) == len(_tables(tree)) + len(charts_of(tree))


def test_pictures_have_the_charts_alternatives(tree: Document, word: WordDocument) -> None:
    inline = list(word.element.body.iter(qn("wp:inline")))
    said = [(i.find(qn("wp:docPr")).get("descr"), i.find(qn("wp:docPr")).get("title")) for i in inline]
    assert said == [(chart.alt, chart.caption) for chart in charts_of(tree)]
    identities = [d.get("id") for d in word.element.body.iter(qn("wp:docPr"))]
    assert len(identities) == len(set(identities))


def test_chart_without_picture_is_shown_as_its_data(tree: Document) -> None:
    chart = charts_of(tree)[0]
    assert isinstance(chart, Chart)
    section = Section(key="s", heading="Diagram", children=(chart,))
    word = opened(render_docx(replace(tree, children=(section,)), {}))
    assert len(_word_tables(word)) == 1
    assert word.tables[0].rows[-1].cells[0].text in {str(_first(row)) for row in chart.data.rows}


def test_notes_stand_under_their_table(tree: Document, word: WordDocument) -> None:
    noted = next(table for table in _tables(tree) if table.notes and table.notes[0].mark)
    blocks = list(word.element.body)
    at = next(i for i, block in enumerate(blocks) if noted.caption in _text(block) and "SEQ" in block.xml)
    after = [_text(block) for block in blocks[at + 2 : at + 4 + len(noted.notes)]]
    note = noted.notes[0]
    text = "".join(run.text for run in note.text if isinstance(run, Text))
    assert f"{note.mark}\u00a0\u00a0{text}" in after


def test_status_and_trend_have_a_shape_for_every_meaning() -> None:
    assert set(STATUS_SHAPES) == set(StatusMeaning)
    assert set(TREND_SHAPES) == set(TrendDirection)


def _wide(columns: int) -> Table:
    heads = [Column(key="name", label="Verksamhet", kind=ColumnKind.LABEL)]
    heads += [Column(key=f"c{i}", label=f"Budget {2010 + i}", kind=ColumnKind.NUMBER) for i in range(columns)]
    cells = [FigureCell(figure=Figure(value=Decimal("-123456.7"), decimals=1))] * columns
    row = Row(key="r", kind=RowKind.LINE, cells=(TextCell(lines=((Text(text="Äldreomsorg"),),)), *cells))
    return Table(key=f"wide{columns}", caption="Bred", columns=tuple(heads), rows=(row,))


def test_very_wide_table_lies_on_a_page_of_its_own(tree: Document) -> None:
    after = Section(key="after", heading="Efter", children=())
    sections = (Section(key="s", heading="Brett", children=(_wide(13), _wide(13))), after)
    word = opened(render_docx(replace(tree, children=sections), {}))
    assert [section.orientation for section in word.sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
    ]
    widths = [int(w.get(qn("w:w"))) for w in word.element.body.iter(qn("w:tblW"))]
    page = word.sections[1]
    assert page.page_width
    assert page.left_margin
    assert page.right_margin
    room = page.page_width - page.left_margin - page.right_margin
    assert all(abs(width * 635 - room) < 40 * 635 for width in widths)
    assert [section.different_first_page_header_footer for section in word.sections] == [True, False, False]


def test_nine_columns_stay_upright(tree: Document) -> None:
    section = Section(key="s", heading="Brett", children=(_wide(8),))
    assert len(opened(render_docx(replace(tree, children=(section,)), {})).sections) == 1


def _first(row: Row) -> str:
    cell = row.cells[0]
    assert isinstance(cell, TextCell)
    return "".join(run.text for line in cell.lines for run in line if isinstance(run, Text))
