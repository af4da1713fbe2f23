"""The comparison as an appendix in the formats that documents have."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from docx import Document as WordDocument

from rodatraden.core.comparison import compare
from rodatraden.core.document.serial import from_json, to_json
from rodatraden.core.document.table import Table
from rodatraden.core.document.tree import Document as Tree
from rodatraden.core.document.tree import walk
from rodatraden.documents.actions import DecisionFacts, accept_findings, decide_document
from rodatraden.documents.comparison.appendix import appendix
from rodatraden.documents.comparison.picking import Pick, Shelf
from rodatraden.documents.comparison.sides import side_of
from rodatraden.documents.enums import FileFormat
from rodatraden.documents.frozen_content import frozen_material
from rodatraden.documents.models import Document
from rodatraden.documents.queries import data_for, material_of, review
from rodatraden.documents.rendering import render
from rodatraden.foundation.accounts.models import User

pytestmark = pytest.mark.slow
OLD = "indicator: sjukfranvaro, term: interim, year: 2024, comparator: at_most, amount: {value: 6.5}"
NEW = "indicator: sjukfranvaro, term: interim, year: 2024, comparator: at_most, amount: {value: 6.0}"


@pytest.fixture
def tree(
    plan: Document,
    development_lead: User,
    facts: DecisionFacts,
    reload_plan: Callable[[str, str], None],
) -> Tree:
    """The plan as it was decided against as it is now, with a target tightened and a text changed."""
    accept_findings(by=development_lead, document=plan, findings=review(plan), reason="Provat.")
    decide_document(by=development_lead, document=plan, facts=facts)
    reload_plan(OLD, NEW)
    shelf = Shelf(development_lead)
    first, second = shelf.picked(f"{plan.key}@1"), shelf.picked(plan.key)

    def material(pick: Pick) -> Any:
        return frozen_material(pick.edition) if pick.edition else material_of(plan, data_for(pick.document))

    sides = (first, material(first)), (second, material(second))
    comparison = compare(side_of(sides[0][1]), side_of(sides[1][1]))
    return appendix(*sides, comparison, date(2026, 1, 2))


def test_changed_target_stands_beside_what_was_decided(tree: Tree) -> None:
    (table,) = [node for node in walk(tree) if isinstance(node, Table) and node.caption == "Måltal"]
    assert [column.label for column in table.columns] == ["Vad", "Utgåva 1, beslutad 2023-12-14", "Som det är nu"]
    words = [
        "".join(run.text for line in cell.lines for run in line)  # type: ignore[union-attr]
        for row in table.rows
        for cell in row.cells
        if hasattr(cell, "lines")
    ]
    assert "6,5\u00a0%" in words
    assert any(word.startswith("6,0\u00a0%−0,5\u00a0procentenheter") for word in words)


def test_appendix_is_a_document_like_any_other(tree: Tree) -> None:
    assert from_json(to_json(tree)) == tree
    assert len({node.key for node in walk(tree)}) == len(list(walk(tree)))


def test_appendix_is_had_as_pdf_and_word(tree: Tree) -> None:
    assert render(tree, FileFormat.PDF).startswith(b"%PDF")
    word = WordDocument(BytesIO(render(tree, FileFormat.WORD)))
    told = "\n".join(paragraph.text for paragraph in word.paragraphs)
    assert "Ett\u00a0måltal har ändrats." in told
