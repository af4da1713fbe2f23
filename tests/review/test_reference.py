"""How well the review does on the two published reference documents, and what the docs say of it."""

from collections import Counter
from pathlib import Path

import pytest

from tests.harness.configuration import REPOSITORY
from tests.review.reference import above_note, findings, inconsistencies, known_as

CLASSES = {"arithmetic": "Arithmetic", "structure": "Structure", "text": "Text against data"}
ALL_MUST_BE_FOUND = ("arithmetic", "structure")
# What an own document cannot contain: it is computed, not typed.
COMPUTED = {
    "sums",
    "variance-sign",
    "equity",
    "same-quantity",
    "stated-value",
    "text-figures",
    "survey-margin",
    "counts",
    "note-unknown",
    "note-unused",
    "note-kind",
}


@pytest.fixture(scope="module")
def found(reference_dir: Path) -> list[tuple[str, bool]]:
    """Each finding as the id it is known by ("" for none) and whether it is above note."""
    return [(known_as(document, finding), above_note(finding)) for document, finding in findings(reference_dir)]


def figures(reference_dir: Path, found: list[tuple[str, bool]]) -> str:
    """The table that the docs publish."""
    ids = {known for known, _ in found}
    listed = inconsistencies(reference_dir)
    lines = ["| Class | There | Found | Recall |", "| --- | --- | --- | --- |"]
    for kind, words in CLASSES.items():
        there = [one.id for one in listed if one.kind == kind]
        hit = [one for one in there if one in ids]
        lines.append(f"| {words} | {len(there)} | {len(hit)} | {100 * len(hit) // len(there)} % |")
    alarms = Counter(known[:1] for known, above in found if above)
    judged = alarms["A"] + alarms[""]
    soft, notes = alarms["B"] + alarms["C"], sum(1 for _, above in found if not above)
    lines += [
        "",
        f"Counted findings above note: {judged}, right: {alarms['A']}. Precision {100 * alarms['A'] // judged} %.",
        f"Not counted: {soft} findings on soft contradictions (B, C). Notes: {notes}.",
    ]
    return "\n".join(lines)


@pytest.mark.parametrize("kind", ALL_MUST_BE_FOUND)
def test_every_fault_of_the_class_is_found(kind: str, reference_dir: Path, found: list[tuple[str, bool]]) -> None:
    there = {one.id for one in inconsistencies(reference_dir) if one.kind == kind}
    assert there - {known for known, above in found if above} == set()


def test_nothing_but_known_inconsistencies_is_above_note(reference_dir: Path) -> None:
    false_alarms = [
        finding
        for document, finding in findings(reference_dir)
        if above_note(finding) and known_as(document, finding)[:1] not in ("A", "B", "C")
    ]
    assert false_alarms == []


def test_rounding_is_never_more_than_a_note(found: list[tuple[str, bool]]) -> None:
    rounding = {known for known, _ in found if known.startswith("D")}
    assert rounding >= {"D3", "D4", "D5", "D6", "D8"}
    assert not [known for known, above in found if above and known.startswith("D")]


def test_docs_publish_what_is_measured(reference_dir: Path, found: list[tuple[str, bool]]) -> None:
    published = (REPOSITORY / "docs" / "review.md").read_text("utf-8")
    assert figures(reference_dir, found) in published


def test_own_document_of_the_same_data_cannot_have_the_computed_faults(reference_dir: Path) -> None:
    every = [finding for _, finding in findings(reference_dir, own=True)]
    assert [finding for finding in every if finding.check in COMPUTED and above_note(finding)] == []
