"""A table that is typed in a text stands as a table in every format."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import page
import pikepdf
import pytest

from rodatraden.core.document.figure import Mode
from rodatraden.core.document.serial import from_json
from rodatraden.core.document.table import Table, TextCell
from rodatraden.core.document.tree import Document, walk
from rodatraden.documents.assembly.assemble import assemble
from rodatraden.documents.assembly.running_text import told
from rodatraden.documents.charts.draw import draw_all
from rodatraden.documents.html import render_nodes
from rodatraden.documents.opendata import render_json
from rodatraden.documents.pdf import render_pdf
from rodatraden.documents.word import render_docx
from tests.documents.board import plan_material
from tests.documents.word.conftest import opened, pictures

WORDS = """Före.

|: Vem gör vad
| Vad | Vem |
| Nämnden har {{count:activities words=yes}} aktiviteter | [[goal:on-kvalitet|målet]] |
| Natt |  |

| En | Två |
| a | b |"""
PROFILES = (page.ValidationProfile.PDF_A_2A, page.ValidationProfile.PDF_UA_1)


@pytest.fixture(scope="module")
def document() -> Document:
    """A plan with a table in its first text."""
    material = plan_material()
    first, *rest = material.plan.texts
    plan = replace(material.plan, texts=(replace(first, body=WORDS), *rest))
    return assemble(replace(material, plan=plan), key="plan")


def tables(document: Document) -> list[Table]:
    return [node for node in walk(document) if isinstance(node, Table) and node.of == "prose"]


def test_table_has_its_caption_its_head_and_its_live_figures(document: Document) -> None:
    table, other = tables(document)
    assert (table.caption, [column.label for column in table.columns]) == ("Vem gör vad", ["Vad", "Vem"])
    assert [row.key for row in table.rows] == ["1", "2"]
    (first, _second), (_third, empty) = (row.cells for row in table.rows)
    assert isinstance(first, TextCell)
    assert (
        "".join(getattr(run, "text", "") or run.figure.text for run in first.lines[0]) == "Nämnden har två aktiviteter"
    )
    assert empty == TextCell()
    assert other.caption == "En, Två"


def test_table_is_a_table_on_the_web_with_heads_of_columns_and_rows(document: Document) -> None:
    html = render_nodes(document, [tables(document)[0]])
    assert html.count('scope="col"') == 2
    assert html.count('scope="row"') == 2
    assert "Vem gör vad" in html


def test_table_is_in_the_open_data_and_comes_back(document: Document) -> None:
    assert tables(from_json(render_json(document))) == tables(document)


def test_table_is_a_table_in_word_with_a_head_that_is_repeated(document: Document) -> None:
    word = opened(render_docx(document, pictures(document)))
    (found,) = (table for table in word.tables if table.cell(0, 0).text == "Vad")
    assert [cell.text for cell in found.columns[0].cells] == ["Vad", "Nämnden har två aktiviteter", "Natt"]
    assert found.rows[0]._tr.xpath("w:trPr/w:tblHeader")


def test_table_is_tagged_in_a_pdf_that_holds(document: Document, tmp_path: Path) -> None:
    pdf = render_pdf(document, draw_all(document, tmp_path))
    assert [f.message for one in PROFILES for f in page.validate_pdf_bytes(pdf, profile=one).failures] == []
    with pikepdf.open(BytesIO(pdf)) as opened:
        tags = [str(obj.get("/S")) for obj in opened.objects if isinstance(obj, pikepdf.Dictionary) and "/S" in obj]
    assert tags.count("/Table") >= 2


def test_where_only_lines_fit_a_row_is_a_line() -> None:
    said = told(replace(plan_material(), mode=Mode.OWN), WORDS)
    assert "Vad – Vem" in said
    assert "Nämnden har två aktiviteter – målet" in said
