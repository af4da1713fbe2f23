"""What the council lays on the boards, what they answer, and action plans."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from rodatraden.core.comparison.gather_goals import folded, shortened
from rodatraden.core.comparison.item import Field, Item
from rodatraden.core.comparison.side import Side
from rodatraden.core.comparison.sorts import SORTS
from rodatraden.core.comparison.values import fields_of, reference_value
from rodatraden.core.content.council import Answer, AnswerKind


def council_items(side: Side) -> Iterator[Item]:
    """Directives, answers, action plans and frames."""
    for directive in side.plan.directives:
        within = side.name("goal", directive.goal)
        yield _item("directive", directive.key, directive.name, fields_of(side, directive), within)
    for answer in side.plan.answers:
        yield _item("answer", answer.of, _answered(side, answer.of), _answer(side, answer))
    for plan in (*side.municipality.action_plans, *side.plan.action_plans):
        yield _item("action_plan", plan.key, plan.name, fields_of(side, plan), side.name("action_plan", plan.parent))
    for frame in side.plan.frames:
        name = side.name("organisation", frame.board)
        found = fields_of(side, frame, without=frozenset({"board"}), unit=frame.unit)
        yield _item("frame", frame.board, name, found)


def _answered(side: Side, key: str) -> str:
    """What a board answers: a goal or a directive."""
    return side.names.get(("directive", key)) or side.name("goal", key)


def _answer(side: Side, answer: Answer) -> dict[str, Field]:
    found = fields_of(side, answer, without=frozenset({"of"}))
    sort = "commitment" if answer.kind is AnswerKind.COMMITMENT else "goal"
    return found | {"by": replace(found["by"], value=reference_value(side, sort, (answer.by,)))}


def _item(sort: str, key: str, name: str, found: Mapping[str, Field], within: str = "") -> Item:
    return Item(
        sort=SORTS[sort],
        key=key,
        local=key,
        name=shortened(name),
        within=within,
        kin=((folded(name),),),
        fields=found,
    )
