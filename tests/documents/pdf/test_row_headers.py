"""Row headers and the file's plain objects."""

import io
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from rodatraden.core.document.table import RowKind, Table
from rodatraden.core.document.tree import walk
from rodatraden.documents.charts.draw import draw_all
from rodatraden.documents.pdf import render_pdf
from rodatraden.documents.pdf.objects import Objects, UnknownPages
from rodatraden.documents.pdf.packing import pack
from rodatraden.documents.pdf.row_headers import add_row_headers
from tests.documents.sample import sample_document


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[pikepdf.Pdf]:
    document = sample_document()
    drawings = draw_all(document, tmp_path_factory.mktemp("drawings"))
    with pikepdf.open(io.BytesIO(render_pdf(document, drawings))) as opened:
        yield opened


def kids(element: pikepdf.Object) -> list[pikepdf.Object]:
    below = element.get("/K", Array())
    below = below if isinstance(below, Array) else [below]
    return [k for k in below if isinstance(k, Dictionary) and "/S" in k]


def found(element: pikepdf.Object, kind: str) -> Iterator[pikepdf.Object]:
    for child in kids(element):
        if Name("/" + kind) == child.S:
            yield child
        else:
            yield from found(child, kind)


def rows_of(table: pikepdf.Object, part: str) -> list[list[pikepdf.Object]]:
    return [kids(row) for body in kids(table) if Name("/" + part) == body.S for row in kids(body)]


def headers(cell: pikepdf.Object) -> list[str]:
    return [str(name) for attributes in cell.A for name in attributes.get("/Headers", [])]


def scope(cell: pikepdf.Object) -> str:
    return str(next((a.Scope for a in cell.A if "/Scope" in a), ""))


def test_every_body_row_starts_with_a_row_header(pdf: pikepdf.Pdf) -> None:
    sources = [node for node in walk(sample_document()) if isinstance(node, Table)]
    tables = list(found(pdf.Root.StructTreeRoot, "Table"))
    assert len(tables) == len(sources)
    for table, source in zip(tables, sources, strict=True):
        body = rows_of(table, "TBody")
        assert len(body) == len(source.rows)
        for row, told in zip(body, source.rows, strict=True):
            assert row[0].S == Name.TH
            assert scope(row[0]) == "/Row"
            assert all(cell.S == Name.TD for cell in row[1:])
            assert len(row) == (1 if told.kind is RowKind.GROUP else len(source.columns))


def test_cells_point_to_column_group_and_row(pdf: pikepdf.Pdf) -> None:
    table = next(found(pdf.Root.StructTreeRoot, "Table"))
    top, lower = rows_of(table, "THead")
    group, first, *_ = rows_of(table, "TBody")
    outcomes = str(top[2].ID)
    assert headers(first[2]) == [outcomes, str(lower[0].ID), str(group[0].ID), str(first[0].ID)]
    assert headers(first[5]) == [str(top[3].ID), str(group[0].ID), str(first[0].ID)]
    assert headers(lower[0]) == [outcomes]
    assert headers(top[0]) == []


def test_totals_stand_outside_the_group(pdf: pikepdf.Pdf) -> None:
    source = [node for node in walk(sample_document()) if isinstance(node, Table)]
    place = next(i for i, table in enumerate(source) if table.of == "operating_statement")
    table = list(found(pdf.Root.StructTreeRoot, "Table"))[place]
    total = rows_of(table, "TBody")[-1]
    assert len(headers(total[1])) == 3


def test_every_named_header_exists(pdf: pikepdf.Pdf) -> None:
    names = set(pikepdf.NameTree(pdf.Root.StructTreeRoot.IDTree))
    used = {
        name
        for table in found(pdf.Root.StructTreeRoot, "Table")
        for part in ("THead", "TBody")
        for row in rows_of(table, part)
        for cell in row
        for name in headers(cell)
    }
    assert used
    assert used <= names


def test_file_in_another_layout_is_refused() -> None:
    with pytest.raises(UnknownPages):
        Objects(b"%PDF-1.7\nnothing here")


def test_wrong_number_of_tables_is_refused(tmp_path: Path) -> None:
    plain = pikepdf.new()
    plain.add_blank_page()
    out = io.BytesIO()
    plain.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    objects = Objects(out.getvalue())
    with pytest.raises(UnknownPages, match="0 tabeller"):
        add_row_headers(objects, [["line"]])


def test_objects_are_written_back_where_they_are_found() -> None:
    plain = pikepdf.new()
    plain.add_blank_page()
    out = io.BytesIO()
    plain.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    objects = Objects(out.getvalue())
    number = objects.numbers()[0]
    longer = objects.text(number).replace(b"<<", b"<< /Note (long enough to move what follows)")
    objects.replace(number, longer)
    with pikepdf.open(io.BytesIO(pack(objects))) as mended:
        assert len(mended.pages) == 1
        assert mended.check_pdf_syntax() == []
