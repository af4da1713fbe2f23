"""Where a chapter starts: on a page of its own, or after the one before."""

import pytest

from rodatraden.documents.pdf.chapters import follow_on
from rodatraden.documents.pdf.headings import margin_label
from rodatraden.documents.pdf.inline_data import Json


def heading(number: str, *, area: bool = False) -> Json:
    return {"type": "heading", "level": 1, "number": number, "area": area, "follows": False, "kept": False}


def prose(paragraphs: int) -> list[Json]:
    return [{"type": "paragraph", "runs": ["ord " * 90]} for _ in range(paragraphs)]


def following(blocks: list[Json]) -> list[str]:
    follow_on(blocks)
    return [block["number"] for block in blocks if block.get("follows")]


def test_short_chapter_follows_on_but_never_the_first() -> None:
    assert following([heading("1"), *prose(2), heading("2"), *prose(12), heading("3"), *prose(1)]) == ["2", "3"]


def test_long_chapter_after_a_long_one_starts_a_page() -> None:
    assert following([heading("1"), *prose(12), heading("2"), *prose(12)]) == []


def test_goal_area_starts_a_page_unless_it_is_under_a_third() -> None:
    long, short = heading("2", area=True), heading("3", area=True)
    assert following([heading("1"), *prose(4), long, *prose(4), short, *prose(1)]) == ["3"]


def test_goal_area_leaves_no_page_mostly_empty() -> None:
    after_little, after_spill = heading("2", area=True), heading("3", area=True)
    assert following([heading("1"), *prose(1), after_little, *prose(7), after_spill, *prose(4)]) == ["2", "3"]


def test_appendix_starts_a_page() -> None:
    assert following([heading("1"), *prose(1), heading("A"), *prose(1)]) == []


def test_few_lines_of_text_are_kept_together_but_not_a_table() -> None:
    table = {"type": "table", "rows": [], "notes": []}
    blocks = [heading("1"), *prose(12), heading("2"), *prose(1), heading("3"), *prose(1), table]
    kept = follow_on(blocks)
    assert kept == [(13, 15)]
    assert [block["number"] for block in blocks if block.get("kept")] == ["2"]


def test_document_without_chapters_has_none() -> None:
    assert follow_on([]) == []


@pytest.mark.parametrize(
    ("word", "label"),
    [
        ("Kommunfullmäktigemål", "Kommunfullmäktige\u00admål"),
        ("Nämndmål", "Nämndmål"),
        ("Fullmäktiges mål", "Fullmäktiges mål"),
    ],
)
def test_long_level_name_may_break_before_its_last_part(word: str, label: str) -> None:
    assert margin_label(word) == label
