"""Whatever a document holds, it becomes a valid file with nothing outside the page."""

import re
import subprocess
from decimal import Decimal

import page
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rodatraden.core.document.figure import Figure, Mode
from rodatraden.core.document.inline import Line, Link, Reference, Text
from rodatraden.core.document.table import (
    Cell,
    Column,
    ColumnKind,
    EmptyCell,
    FigureCell,
    Note,
    Row,
    RowKind,
    Table,
    TextCell,
)
from rodatraden.core.document.tree import (
    Document,
    ItemList,
    Meta,
    Node,
    Paragraph,
    Section,
    SectionRole,
)
from rodatraden.core.missing import Missing, MissingReason
from rodatraden.documents.pdf import render_pdf

PROFILES = (page.ValidationProfile.PDF_A_2A, page.ValidationProfile.PDF_UA_1)
META = Meta(title="Prov", subtitle="", kind="plan", municipality="Lindsjö", organisation="Nämnden", year=2025)
WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>')
A4 = (595.3, 841.9)


def document(*nodes: Node, mode: Mode = Mode.OWN) -> Document:
    return Document(
        key="prov", mode=mode, meta=META, children=(Section(key="section:a", heading="Rubrik", children=nodes),)
    )


def rendered(*nodes: Node, mode: Mode = Mode.OWN) -> bytes:
    pdf = render_pdf(document(*nodes, mode=mode), {})
    faults = [f.message for profile in PROFILES for f in page.validate_pdf_bytes(pdf, profile=profile).failures]
    assert faults == []
    return pdf


def words_outside(pdf: bytes) -> list[str]:
    """Words that reach over the margins; the cover is not looked at."""
    listed = subprocess.run(["pdftotext", "-bbox", "-f", "2", "-", "-"], input=pdf, capture_output=True, check=True)
    edge = A4[0] - 22 / 25.4 * 72 + 1.5
    return [
        word
        for left, top, right, bottom, word in WORD.findall(listed.stdout.decode())
        if float(left) < 66 or float(right) > edge or float(top) < 0 or float(bottom) > A4[1]
    ]


def text(words: str) -> Line:
    return (Text(text=words),)


def label(words: str) -> TextCell:
    return TextCell(lines=(text(words),))


def table(columns: int, rows: list[list[Cell]], kinds: list[RowKind] | None = None, key: str = "table:x") -> Table:
    return Table(
        key=key,
        caption="Tabell",
        columns=(
            Column(key="name", label="Post", kind=ColumnKind.LABEL),
            *(Column(key=f"c{i}", label=f"Kolumn {i}", kind=ColumnKind.NUMBER) for i in range(columns)),
        ),
        rows=tuple(
            Row(key=f"r{i}", kind=kinds[i] if kinds else RowKind.LINE, cells=(label(f"Rad {i}"), *cells))
            for i, cells in enumerate(rows)
        ),
    )


@pytest.mark.parametrize("columns", [1, 3, 6, 9, 12])
def test_extreme_numbers_stay_on_the_page(columns: int) -> None:
    value = Figure(value=Decimal("-987654321098.76"), decimals=2)
    pdf = rendered(table(columns, [[FigureCell(figure=value)] * columns] * 3))
    assert words_outside(pdf) == []


def test_very_long_words_stay_on_the_page() -> None:
    long = "ungdomsarbetsmarknadsåtgärdssamordningsansvarsfördelning" * 4
    columns = (
        Column(key="name", label=long[:50], kind=ColumnKind.LABEL),
        Column(key="text", label="Text", kind=ColumnKind.TEXT),
        Column(key="number", label="Utfall", kind=ColumnKind.NUMBER),
    )
    rows = (Row(key="r", kind=RowKind.LINE, cells=(label(long), label(long), FigureCell(figure=Figure(text=long)))),)
    pdf = rendered(
        Paragraph(key="p", runs=text(long)),
        ItemList(key="l", items=(text(long),)),
        Table(key="t", caption=long, columns=columns, rows=rows),
    )
    assert words_outside(pdf) == []


@pytest.mark.parametrize(
    "kinds",
    [
        [RowKind.GROUP],
        [RowKind.GROUP, RowKind.GROUP],
        [RowKind.LINE, RowKind.GROUP],
        [RowKind.GROUP, RowKind.GROUP, RowKind.LINE, RowKind.TOTAL],
        [RowKind.TOTAL],
        [RowKind.SUBTOTAL, RowKind.GROUP, RowKind.LINE, RowKind.SUBTOTAL, RowKind.TOTAL],
    ],
)
def test_any_order_of_row_kinds_is_valid(kinds: list[RowKind]) -> None:
    cells: list[list[Cell]] = [[FigureCell(figure=Figure(value=Decimal(1))), EmptyCell()] for _ in kinds]
    rendered(table(2, cells, kinds))


def test_table_without_rows_says_that_it_is_empty() -> None:
    pdf = rendered(table(2, []))
    shown = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    assert "Inga uppgifter" in shown


def test_table_with_a_single_column_is_valid() -> None:
    rendered(table(0, [[], []]))


def test_long_table_repeats_its_header_on_every_page() -> None:
    rows: list[list[Cell]] = [[FigureCell(figure=Figure(value=Decimal(i)))] for i in range(150)]
    pdf = rendered(table(1, rows))
    pages = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    with_rows = [text for text in pages.stdout.decode().split("\f") if "Rad 1" in text or "Rad 9" in text]
    assert len(with_rows) >= 3
    assert all("Kolumn 0" in text for text in with_rows)


def test_cell_longer_than_a_page_goes_on_on_the_next() -> None:
    columns = (
        Column(key="name", label="Risk", kind=ColumnKind.LABEL),
        Column(key="text", label="Bakgrund", kind=ColumnKind.TEXT),
    )
    rows = (Row(key="r", kind=RowKind.LINE, cells=(label("Lång"), label("ord som fyller sidan " * 900 + "slut"))),)
    pdf = rendered(Table(key="t", caption="Risker", columns=columns, rows=rows))
    shown = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    assert "slut" in shown


def test_heading_of_any_depth_is_valid() -> None:
    node: Node = Paragraph(key="p", runs=text("Botten"))
    for depth in range(12):
        node = Section(key=f"section:{depth}", heading=f"Nivå {depth}", children=(node,))
    rendered(node)


@pytest.mark.parametrize("role", list(SectionRole))
def test_every_role_works_at_every_level(role: SectionRole) -> None:
    inner = Section(key="section:c", heading="C", children=(), role=role)
    middle = Section(key="section:b", heading="B", children=(inner,), role=role)
    doc = Document(
        key="d", mode=Mode.OWN, meta=META,
        children=(Section(key="section:a", heading="A", children=(middle,), role=role), inner),
    )  # fmt: skip
    pdf = render_pdf(doc, {})
    assert [f for p in PROFILES for f in page.validate_pdf_bytes(pdf, profile=p).failures] == []


def test_reference_to_a_key_that_stands_twice_is_plain_text() -> None:
    twice = Paragraph(key="p:twice", runs=text("Här"))
    link = Reference(target="p:twice", text="se ovan")
    rendered(twice, twice, Paragraph(key="p:link", runs=(link,)))


def test_links_of_all_kinds_are_valid() -> None:
    rendered(
        Paragraph(
            key="p",
            runs=(
                Link(url="https://example.se/å?a=1&b=2", text="länk"),
                Link(url="mailto:a@example.se", text=""),
                Link(url="", text="utan adress"),
                Reference(target="nowhere", text="ingenstans"),
                Reference(target="goal:x", text="mål", inside=False),
            ),
        )
    )


def test_unknown_characters_do_not_stop_the_document() -> None:
    pdf = rendered(Paragraph(key="p", runs=text("Bra 👍 日本 \x00\x07 \ufeff كتاب ≥ 5 → slut \u2011 a\u202fb")))
    shown = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    assert "≥ 5 → slut - a" in shown


def test_typst_markup_in_text_is_only_text() -> None:
    words = '#panic("x") *stjärna* _streck_ $x$ `kod` @ref <etikett> = rubrik // kommentar \\ [a]'
    pdf = rendered(Paragraph(key="p", runs=text(words)))
    shown = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    assert '#panic("x") *stjärna* _streck_ $x$ `kod` @ref' in shown


def test_marks_of_both_kinds_stand_by_figure_and_note() -> None:
    marked = FigureCell(figure=Figure(value=Decimal(5), stated="5", marks=("(***)",)))
    absent = FigureCell(figure=Figure(missing=Missing(reason=MissingReason.NOT_MEASURED), marks=("1)", "2)")))
    source = table(2, [[marked, absent]])
    noted = Table(
        key="t",
        caption="Noter",
        columns=source.columns,
        rows=source.rows,
        notes=tuple(Note(mark=m, text=text(f"Not {m}")) for m in ("1)", "2)", "(***)", "a", "b", "")),
    )
    pdf = rendered(noted, mode=Mode.PUBLISHED)
    shown = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    lines = shown.stdout.decode().replace("\u00a0", " ")
    assert re.search(r"5 \(\*\*\*\) +– 1\),2\)", re.sub(r" +", " ", lines))


cells = st.one_of(
    st.builds(
        lambda value, decimals: FigureCell(figure=Figure(value=value, decimals=decimals)),
        st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=4),
        st.integers(0, 3),
    ),
    st.builds(lambda words: FigureCell(figure=Figure(text=words)), st.text(max_size=30)),
    st.builds(lambda marks: FigureCell(figure=Figure(missing=Missing(reason=MissingReason.NOT_STATED), marks=marks)),
              st.tuples(st.sampled_from(["a", "1)", "(***)"]))),
    st.just(EmptyCell()),
)  # fmt: skip


@pytest.mark.slow
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(
    rows=st.lists(st.lists(cells, min_size=4, max_size=4), min_size=1, max_size=20),
    kinds=st.lists(st.sampled_from(list(RowKind)), min_size=20, max_size=20),
    words=st.text(max_size=200),
)
def test_any_table_and_any_text_is_valid(rows: list[list[Cell]], kinds: list[RowKind], words: str) -> None:
    rendered(table(4, rows, kinds[: len(rows)]), Paragraph(key="p", runs=text(words)))
