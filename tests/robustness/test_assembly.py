"""Whatever a valid file holds, its document is whole: it can be written, read, reviewed and rendered."""

from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from rodatraden.core.checks.passages import passages_of
from rodatraden.core.document.figure import Mode
from rodatraden.core.document.inline import Reference
from rodatraden.core.document.serial import from_json, to_json
from rodatraden.core.document.table import FigureCell, Table, TextCell
from rodatraden.core.document.template import DocumentKind
from rodatraden.core.document.tree import Document, walk
from rodatraden.documents.assembly.assemble import assemble
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.enums import FileFormat
from rodatraden.documents.queries import review_material
from rodatraden.documents.rendering import render
from tests.robustness.board_files import Board, variants

KINDS = st.sampled_from(list(DocumentKind))
MODES = st.sampled_from(list(Mode))
# A failure is told as it was met: making it smaller takes minutes.
PHASES = [Phase.explicit, Phase.reuse, Phase.generate]
SLOW = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]


def tables(document: Document) -> list[Table]:
    return [node for node in walk(document) if isinstance(node, Table)]


def marks_of(table: Table) -> Iterator[str]:
    for row in table.rows:
        for cell in row.cells:
            if isinstance(cell, FigureCell):
                yield from cell.figure.marks
            elif isinstance(cell, TextCell):
                yield from cell.marks


def check_whole(material: Material) -> Document:
    document = assemble(material, key="dokument")
    keys = Counter(node.key for node in walk(document))
    assert [key for key, times in keys.items() if times > 1] == []
    references = [r for p in passages_of(document) for r in p.runs if isinstance(r, Reference)]
    assert [r for r in references if r.inside and r.target not in keys and not r.target.startswith("section")] == []
    for table in tables(document):
        assert {len(row.cells) for row in table.rows} <= {len(table.columns)}
        rows = Counter(row.key for row in table.rows)
        assert [(table.key, key) for key, times in rows.items() if times > 1] == []
        if material.mode is Mode.OWN:
            notes = [note.mark for note in table.notes if note.mark]
            assert set(marks_of(table)) <= set(notes), table.key
            assert len(set(notes)) == len(notes)
    data = to_json(document)
    again = from_json(data)
    assert again == document
    assert to_json(again) == data
    review_material(material, document)
    return document


@pytest.mark.slow
@settings(max_examples=40, deadline=None, phases=PHASES, suppress_health_check=SLOW)
@given(variants(), KINDS, MODES)
def test_any_valid_content_gives_a_whole_document(board: Board, kind: DocumentKind, mode: Mode) -> None:
    check_whole(board.material(kind, mode))


@pytest.mark.slow
@pytest.mark.parametrize("file_format", [f for f in FileFormat if f is not FileFormat.PDF])
@settings(max_examples=8, deadline=None, phases=PHASES, suppress_health_check=SLOW)
@given(board=variants(), kind=KINDS, mode=MODES)
def test_any_whole_document_can_be_rendered(
    file_format: FileFormat, board: Board, kind: DocumentKind, mode: Mode
) -> None:
    assert render(assemble(board.material(kind, mode), key="dokument"), file_format)


@pytest.mark.slow
@settings(max_examples=4, deadline=None, phases=PHASES, suppress_health_check=SLOW)
@given(variants(), KINDS, MODES)
def test_any_whole_document_can_be_set_as_pdf(board: Board, kind: DocumentKind, mode: Mode) -> None:
    assert render(assemble(board.material(kind, mode), key="dokument"), FileFormat.PDF).startswith(b"%PDF")
