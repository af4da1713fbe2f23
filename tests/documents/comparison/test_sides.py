"""A document's material as a side, and the comparison laid out."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from rodatraden.core.comparison import Presence, compare
from rodatraden.core.content.amount import Amount
from rodatraden.core.content.indicators import Observation, Survey
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.comparison.layout import GroupLayout, layout
from rodatraden.documents.comparison.sides import side_of, slots_of, told
from tests.documents.board import plan_material, report_material


def held(first: Material, second: Material) -> dict[str, GroupLayout]:
    return {group.group.value: group for group in layout(compare(side_of(first), side_of(second)))}


def test_material_held_against_itself_has_nothing_to_show() -> None:
    for material in (plan_material(), report_material()):
        assert layout(compare(side_of(material), side_of(material))) == ()


def test_everything_is_shown_when_asked_for() -> None:
    side = side_of(plan_material())
    groups = layout(compare(side, side), whole=True)
    assert {"goals", "work", "targets", "figures", "statements", "risks", "prose"} <= {g.group.value for g in groups}
    assert sum(group.count for group in groups) == 0


def test_live_figures_are_told_as_the_document_prints_them() -> None:
    material = plan_material()
    text = next(t.body for t in material.plan.texts if "{{" in t.body)
    assert "{{" not in told(material, text)
    assert "[" not in told(material, text)


def test_places_of_texts_are_called_as_in_the_template() -> None:
    slots = slots_of(plan_material().template)
    assert [slot for slot in plan_material().template.sections if slots[slot.slot] != slot.heading] == []
    assert slots["operation"] == "Verksamhet"


def test_outcome_that_too_few_answered_stays_hidden() -> None:
    material = plan_material()
    indicator = material.plan.indicator_links[0].indicator
    secret = Observation(
        indicator=indicator,
        period="2023",
        amount=Amount(value=Decimal("77.7")),
        survey=Survey(respondents=4, asked=9),
    )
    plan = replace(material.plan, observations=(*material.plan.observations, secret))
    found = compare(side_of(material), side_of(replace(material, plan=plan)))
    words = " ".join(f"{f.before.words} {f.after.words}" for t in found.things for f in t.fields)
    assert "77,7" not in words


def test_changed_target_stands_with_both_values_and_the_step() -> None:
    material = plan_material()
    target = next(t for t in material.plan.targets if t.amount.value is not None)
    harder = replace(target, amount=Amount(value=(target.amount.value or Decimal(0)) + 2))
    plan = replace(material.plan, targets=tuple(harder if t is target else t for t in material.plan.targets))
    groups = held(material, replace(material, plan=plan))
    (block,) = groups["targets"].blocks
    (row,) = block.rows
    assert (row.label, row.differs, row.step[:2]) == ("Värde", True, "+2")


def test_plan_and_report_are_held_line_by_line() -> None:
    groups = held(plan_material(), report_material())
    assert {"work", "figures", "prose"} <= groups.keys()
    new = [block for group in groups.values() for block in group.blocks if block.presence is Presence.SECOND]
    assert [block for block in new if block.tag not in ("ny", "nytt")] == []


@pytest.mark.parametrize("turned", [False, True])
def test_text_with_a_word_changed_is_woven(turned: bool) -> None:
    material = plan_material()
    section = next(t for t in material.plan.texts if "{{" not in t.body and len(t.body) > 40)
    longer = replace(section, body=section.body.rstrip() + " Dessutom mycket mer.")
    plan = replace(material.plan, texts=tuple(longer if t is section else t for t in material.plan.texts))
    sides = [material, replace(material, plan=plan)]
    groups = held(*(sides[::-1] if turned else sides))
    ((row,),) = [block.rows for block in groups["prose"].blocks]
    marked = row.pieces_before if turned else row.pieces_after
    assert "".join(piece.text for piece in marked if piece.kind != "same").strip().endswith("Dessutom mycket mer.")
