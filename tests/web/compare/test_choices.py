"""The ready pairs, and what of a comparison stands on one page."""

from __future__ import annotations

from datetime import date

import pytest

from rodatraden.apps.cycle.models import Scope
from rodatraden.core.comparison import Group
from rodatraden.core.comparison.item import NOTHING
from rodatraden.documents.comparison.layout import Block, GroupLayout, Row
from rodatraden.documents.comparison.picking import Pick
from rodatraden.documents.enums import EditionState
from rodatraden.documents.models import Document, Edition
from rodatraden.web.compare.choices import ready_pairs
from rodatraden.web.compare.page import FIRST_ROWS, MOST_ROWS, shown


def document(pk: int, kind: str, year: int, title: str, occasion: str = "") -> Document:
    return Document(pk=pk, key=f"d{pk}", kind=kind, title=title, scope=Scope(year=year, occasion=occasion, board_id=1))


def edition(of: Document, number: int, state: EditionState) -> Pick:
    day = None if state == EditionState.PROPOSAL else date(2025, 1, number)
    return Pick(of, Edition(document=of, number=number, state=state, decided_on=day))


def test_ready_pairs_are_those_people_come_for() -> None:
    plan, last = document(1, "plan", 2026, "Plan 2026"), document(2, "plan", 2025, "Plan 2025")
    report = document(3, "annual", 2025, "Berättelse 2025", "helar")
    picks = [
        Pick(plan, None),
        edition(plan, 2, EditionState.DECIDED),
        edition(plan, 1, EditionState.PROPOSAL),
        Pick(report, None),
        edition(last, 1, EditionState.PUBLISHED),
    ]
    found = {pairs.label: [pair.href.partition("?")[2] for pair in pairs.pairs] for pairs in ready_pairs(picks)}
    assert found == {
        "Förslag mot beslut": ["a=d1%401&b=d1%402"],
        "Plan mot rapport": ["a=d2%401&b=d3"],
        "I år mot förra året": ["a=d2%401&b=d1%402"],
        "Beslut eller förslag mot som det är nu": ["a=d1%402&b=d1"],
    }
    about = [pair.href for pairs in ready_pairs(picks, "d3") for pair in pairs.pairs]
    assert about == ["/jamfor/?a=d2%401&b=d3"]


def group(name: Group, blocks: int, rows: int, words: int = 0) -> GroupLayout:
    value = NOTHING if not words else type(NOTHING)(words="x" * words, same="x")
    made = tuple(
        Block(f"{name}{number}", "", "", "", tuple(Row(str(r), "", value, NOTHING, differs=True) for r in range(rows)))
        for number in range(blocks)
    )
    return GroupLayout(name, made, (), blocks * rows)


def test_page_with_room_shows_everything() -> None:
    found, pages = shown([group(Group.GOALS, 10, 3), group(Group.WORK, 20, 5)], "", 1)
    assert [(each.group.rows, each.left_out) for each in found] == [(30, 0), (100, 0)]
    assert pages == 1


@pytest.mark.parametrize("words", [0, 4000])
def test_page_without_room_begins_each_group_and_says_what_is_left_out(words: int) -> None:
    every = [group(Group.GOALS, 100, 3, words), group(Group.WORK, 2, 2, words)]
    found, _ = shown(every, "", 1)
    assert found[0].group.rows + found[0].left_out == 300
    assert 0 < found[0].group.rows <= FIRST_ROWS


def test_group_page_by_page_holds_every_row_once() -> None:
    every = [group(Group.GOALS, 100, 3, 500)]
    _, pages = shown(every, "goals", 1)
    blocks = [block.key for page in range(1, pages + 1) for block in shown(every, "goals", page)[0][0].group.blocks]
    assert blocks == [block.key for block in every[0].blocks]
    assert max(shown(every, "goals", page)[0][0].group.rows for page in range(1, pages + 1)) <= MOST_ROWS


def test_group_that_is_not_there_shows_nothing() -> None:
    assert shown([group(Group.GOALS, 1, 1)], "finns-inte", 1) == ([], 1)
