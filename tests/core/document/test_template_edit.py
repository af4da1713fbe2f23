"""Changing a template's sections, and telling what differs."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from rodatraden.core.document.slots import common_slots, instructions_of, sections_of, text_slots
from rodatraden.core.document.template import DocumentKind, Part, Template, TemplateLevel, TemplateSection
from rodatraden.core.document.template_changes import ChangeKind, changes
from rodatraden.core.document.template_edit import (
    Direction,
    added,
    can_move,
    instructed,
    moved,
    pruned,
    section_in,
    with_section,
    without_section,
)


def section(slot: str, *below: TemplateSection, parts: tuple[Part, ...] = (Part.TEXTS,)) -> TemplateSection:
    return TemplateSection(slot=slot, heading=slot.capitalize(), parts=parts, sections=below)


def template(*sections: TemplateSection, kind: DocumentKind = DocumentKind.PLAN) -> Template:
    return Template(
        key="mall",
        name="Mall",
        kind=kind,
        level=TemplateLevel.BOARD,
        version=1,
        title="Plan {year}",
        subtitle="",
        sections=sections,
    )


PLAN = template(section("a"), section("b", section("b1"), section("b2")), section("c"))


def order(of: Template) -> list[tuple[int, str]]:
    return [(depth, one.slot) for depth, one in sections_of(of)]


def test_a_section_moves_up_and_down_among_those_beside_it() -> None:
    assert order(moved(PLAN, "c", Direction.UP)) == [(0, "a"), (0, "c"), (0, "b"), (1, "b1"), (1, "b2")]
    assert order(moved(PLAN, "b1", Direction.DOWN)) == [(0, "a"), (0, "b"), (1, "b2"), (1, "b1"), (0, "c")]


def test_a_section_moves_into_the_one_before_it_and_out_again() -> None:
    inside = moved(PLAN, "c", Direction.IN)
    assert order(inside) == [(0, "a"), (0, "b"), (1, "b1"), (1, "b2"), (1, "c")]
    assert moved(inside, "c", Direction.OUT) == PLAN


def test_a_section_with_nowhere_to_go_stays() -> None:
    for slot, direction in (("a", Direction.UP), ("c", Direction.DOWN), ("a", Direction.IN), ("a", Direction.OUT)):
        assert moved(PLAN, slot, direction) == PLAN
    assert can_move(PLAN, "a") == {Direction.DOWN}
    assert can_move(PLAN, "b2") == {Direction.UP, Direction.IN, Direction.OUT}


def test_a_section_does_not_move_in_below_the_third_level() -> None:
    deep = template(section("a", section("b", section("c"), section("d"))))
    assert can_move(deep, "d") == {Direction.UP, Direction.OUT}


def test_a_section_is_added_after_another_on_its_level_or_last() -> None:
    assert order(added(PLAN, section("n"), after="b1")) == [
        (0, "a"),
        (0, "b"),
        (1, "b1"),
        (1, "n"),
        (1, "b2"),
        (0, "c"),
    ]
    assert order(added(PLAN, section("n")))[-1] == (0, "n")


def test_a_section_that_is_taken_out_takes_those_below_and_their_instructions() -> None:
    told = instructed(instructed(PLAN, "b1", "Kort."), "c", "Längre.")
    left = without_section(told, "b")
    assert order(left) == [(0, "a"), (0, "c")]
    assert instructions_of(left) == {"c": "Längre."}


def test_a_changed_section_keeps_those_below_it() -> None:
    changed = with_section(PLAN, TemplateSection(slot="b", heading="Ny", parts=(Part.RISKS,)))
    found = section_in(changed, "b")
    assert found is not None
    assert (found.heading, [one.slot for one in found.sections]) == ("Ny", ["b1", "b2"])


def test_an_emptied_instruction_is_gone() -> None:
    assert instructed(instructed(PLAN, "a", "Kort."), "a", "") == PLAN


def test_instructions_for_what_is_not_written_are_pruned() -> None:
    told = instructed(instructed(PLAN, "a", "Kort."), "x", "Ingenstans.")
    assert instructions_of(pruned(told)) == {"a": "Kort."}


def test_the_places_for_words_are_the_sections_with_text_then_the_common_ones() -> None:
    report = template(
        section("a"),
        section("goals", parts=(Part.REPORT_GOALS,)),
        section("op", parts=(Part.OPERATIONS, Part.TEXTS)),
        kind=DocumentKind.MONTHLY,
    )
    assert list(text_slots(report)) == [
        *("a", "op", "goal_analysis", "operation", "units"),
        *("status_comment", "indicator_analysis", "indicator_measure", "forecast_comment"),
    ]
    assert common_slots(PLAN) == ()
    assert "goal_assessment" in text_slots(replace(report, kind=DocumentKind.ANNUAL))


def told(before: Template, after: Template) -> set[tuple[ChangeKind, str]]:
    return {(one.kind, one.slot) for one in changes(before, after)}


def test_what_differs_is_told_section_by_section() -> None:
    after = moved(without_section(added(PLAN, section("n"), after="a"), "b2"), "c", Direction.UP)
    assert told(PLAN, after) == {(ChangeKind.ADDED, "n"), (ChangeKind.REMOVED, "b2"), (ChangeKind.MOVED, "c")}


def test_a_renamed_section_tells_both_headings_and_an_instruction_both_texts() -> None:
    after = instructed(
        with_section(PLAN, TemplateSection(slot="a", heading="Annat", parts=(Part.TEXTS, Part.LAWS))), "c", "Kort."
    )
    assert told(PLAN, after) == {
        (ChangeKind.RENAMED, "a"),
        (ChangeKind.SHOWS, "a"),
        (ChangeKind.INSTRUCTED, "c"),
    }
    renamed, *_rest, words = changes(PLAN, after)
    assert (renamed.before, renamed.after) == ("A", "Annat")
    assert (words.heading, words.before, words.after) == ("C", "", "Kort.")


SLOTS = st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=8)


@given(SLOTS, SLOTS)
def test_what_differs_is_nothing_only_between_the_same_order(before: list[str], after: list[str]) -> None:
    was, now = template(*map(section, before)), template(*map(section, after))
    assert (changes(was, now) == ()) == (before == after)
    kinds = told(was, now)
    assert {slot for kind, slot in kinds if kind is ChangeKind.ADDED} == set(after) - set(before)
    assert {slot for kind, slot in kinds if kind is ChangeKind.REMOVED} == set(before) - set(after)
    shifted = {slot for kind, slot in kinds if kind is ChangeKind.MOVED}
    assert [s for s in before if s in after and s not in shifted] == [
        s for s in after if s in before and s not in shifted
    ]


@given(st.lists(st.tuples(st.sampled_from(["a", "b", "b1", "b2", "c"]), st.sampled_from(Direction)), max_size=12))
def test_moving_keeps_every_section_once(steps: list[tuple[str, Direction]]) -> None:
    now = PLAN
    for slot, direction in steps:
        now = moved(now, slot, direction)
    assert sorted(slot for _depth, slot in order(now)) == sorted(slot for _depth, slot in order(PLAN))
