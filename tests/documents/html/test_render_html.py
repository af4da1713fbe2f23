"""The HTML of a document: whole, accessible in structure, safe, and the same every time."""

from html.parser import HTMLParser
from itertools import pairwise
from time import process_time

import pytest

from rodatraden.core.document.figure import Figure, Mode
from rodatraden.core.document.inline import Link, Text
from rodatraden.core.document.table import ColumnKind, RowKind, Table
from rodatraden.core.document.tree import Document, Paragraph, Section, walk
from rodatraden.documents.html import Mark, Options, render_html, render_parts
from rodatraden.documents.html.svg import ChartUnreadable, safe_svg
from tests.documents.sample import sample_document

DRAWING = '<svg width="40" height="20" viewBox="0 0 40 20"><rect width="4" height="5" fill="#00ac01"/></svg>'


class Outline(HTMLParser):
    """Which elements there are, with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]

    def values(self, attribute: str) -> list[str]:
        return [attributes[attribute] for _, attributes in self.elements if attribute in attributes]


@pytest.fixture(params=list(Mode), ids=lambda mode: mode.value)
def document(request: pytest.FixtureRequest) -> Document:
    return sample_document(request.param)


@pytest.fixture
def outline(document: Document) -> Outline:
    return Outline(render_html(document, {}, standalone=True))


def test_ids_are_unique(outline: Outline) -> None:
    ids = outline.values("id")
    assert sorted(ids) == sorted(set(ids))


def test_links_inside_lead_to_something(outline: Outline) -> None:
    inside = {href[1:] for href in outline.values("href") if href.startswith("#")}
    assert inside <= set(outline.values("id"))


def test_every_source_has_a_button_and_every_button_a_source(outline: Outline) -> None:
    assert set(outline.values("popovertarget")) == {e["id"] for e in outline.all("div") if "popover" in e}


def test_headings_start_with_one_h1_and_skip_no_level(outline: Outline) -> None:
    levels = [int(tag[1]) for tag, _ in outline.elements if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}]
    assert (levels[0], levels.count(1)) == (1, 1)
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_node_has_its_key_as_id(document: Document, outline: Outline) -> None:
    assert {node.key for node in walk(document)} <= set(outline.values("id"))


def test_every_column_and_row_is_headed(document: Document, outline: Outline) -> None:
    tables = [node for node in walk(document) if isinstance(node, Table)]
    tables += [node.data for node in walk(document) if hasattr(node, "data")]
    scopes = [head["scope"] for head in outline.all("th")]
    assert scopes.count("col") == sum(len(table.columns) for table in tables)
    rows = [row for table in tables for row in table.rows]
    assert scopes.count("rowgroup") == sum(row.kind is RowKind.GROUP for row in rows)
    assert scopes.count("row") == len(rows) - scopes.count("rowgroup")


def test_two_levels_of_heads_are_named_by_every_cell(outline: Outline) -> None:
    named = {name for headers in outline.values("headers") for name in headers.split()}
    assert named
    assert named <= set(outline.values("id"))


def test_nothing_needs_a_style_or_script_of_its_own(document: Document) -> None:
    outline = Outline(render_html(document, {"diagram": DRAWING}, standalone=False))
    assert outline.values("style") == []
    assert {tag for tag, _ in outline.elements} & {"script", "style", "link"} == set()


def test_same_document_gives_the_same_bytes(document: Document) -> None:
    assert render_html(document, {}, standalone=True) == render_html(document, {}, standalone=True)


def test_text_is_never_markup() -> None:
    said = Paragraph(key="p", runs=(Text(text="<script>alert(1)</script>"), Link(url="javascript:alert(1)", text="x")))
    document = sample_document()
    section = Section(key="s", heading="<b>", children=(said,))
    html = render_parts(Document(key="d", mode=Mode.OWN, meta=document.meta, children=(section,)), {}).body
    assert "<script" not in html
    assert "javascript" not in html
    assert "&lt;b&gt;" in html


def test_marks_of_the_review_stand_at_their_cell(document: Document) -> None:
    table = next(node for node in walk(document) if isinstance(node, Table))
    row = next(row for row in table.rows if row.kind is RowKind.LINE)
    column = next(column for column in table.columns[1:] if column.kind is not ColumnKind.LABEL)
    mark = Mark(number=7, href="#anm-7", label="Anmärkning 7")
    body = render_parts(document, {}, Options(marks={(table.key, row.key, column.key): (mark,)})).body
    cell = body.split(f'id="{table.key}~{row.key}~{column.key}"')[1].split("</td>")[0]
    assert 'href="#anm-7"' in cell


def test_chapter_alone_holds_only_its_own_nodes(document: Document) -> None:
    first, second = document.children[:2]
    body = render_parts(document, {}, chapter=second.key).body
    assert f'id="{second.key}"' in body
    assert f'id="{first.key}"' not in body


def test_drawing_loses_what_a_strict_policy_refuses() -> None:
    wild = (
        '<svg width="9" height="9"><style>*{fill:red}</style><script>alert(1)</script>'
        '<g onclick="x()" style="fill:red"><image href="https://ond.example/"/>'
        '<rect width="4" fill="#00AC01" stroke="#00ac05"/></g><text>&lt;b&gt;</text></svg>'
    )
    assert safe_svg(wild, "d", "Titel") == (
        '<svg class="c c-drawn" viewBox="0 0 9 9" width="9" height="9" role="img" aria-labelledby="d-alt">'
        '<title id="d-alt">Titel</title><g><rect class="f-accent s-muted" width="4"></rect></g>'
        "<text>&lt;b&gt;</text></svg>"
    )


@pytest.mark.parametrize("broken", ["", "<svg>", '<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>'])
def test_drawing_that_is_no_drawing_is_refused(broken: str) -> None:
    with pytest.raises(ChartUnreadable):
        safe_svg(broken, "d", "Titel")


def test_stated_and_own_value_stand_beside_each_other_on_demand() -> None:
    document = sample_document(Mode.PUBLISHED)
    assert "rt-ours" not in render_parts(document, {}).body
    differing = [f for f in _figures(document) if f.stated not in (None, "")]
    assert differing
    assert "rt-ours" in render_parts(document, {}, Options(compare=True)).body


def _figures(document: Document) -> list[Figure]:
    tables = [node for node in walk(document) if isinstance(node, Table)]
    cells = [cell for table in tables for row in table.rows for cell in row.cells]
    return [figure for cell in cells if (figure := getattr(cell, "figure", None)) is not None]


@pytest.mark.slow
def test_thousand_rows_are_drawn_within_a_second() -> None:
    document = sample_document()
    table = next(node for node in walk(document) if isinstance(node, Table))
    rows = len([row for row in table.rows if row.kind is RowKind.LINE])
    many = tuple(
        Section(key=f"s{number}", heading="Avsnitt", children=(table,)) for number in range(1000 // max(rows, 1) + 1)
    )
    big = Document(key="stor", mode=Mode.OWN, meta=document.meta, children=many)
    started = process_time()
    render_html(big, {}, standalone=True)
    assert process_time() - started < 1
