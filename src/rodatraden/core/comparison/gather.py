"""Every thing of a side, taken apart for comparison."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from rodatraden.core.comparison.gather_control import control_items
from rodatraden.core.comparison.gather_council import council_items
from rodatraden.core.comparison.gather_figures import figure_items
from rodatraden.core.comparison.gather_goals import goal_items
from rodatraden.core.comparison.gather_money import money_items
from rodatraden.core.comparison.gather_texts import text_items
from rodatraden.core.comparison.item import Field, Item
from rodatraden.core.comparison.labels import OTHERWISE
from rodatraden.core.comparison.side import Side
from rodatraden.core.comparison.sorts import SORTS
from rodatraden.core.comparison.values import fields_of, plain_value

TAKEN = frozenset(
    {
        "goals", "work", "commitments", "activities", "indicator_links", "observations", "targets", "statements",
        "allocations", "funding", "investments", "volumes", "risks", "audits", "controls", "follow_up_plan", "texts",
        "tables", "status_reports", "goal_assessments", "improvement_areas", "indicator_reports", "measures",
        "conditional_income", "directives", "answers", "frames", "action_plans", "control_reports",
        "internal_control", "follow_ups",
    }
)  # fmt: skip
"""The parts of a plan and a report that are taken apart in their own way; the rest is held as it is."""


def items_of(side: Side, *, beside_report: bool) -> list[Item]:
    """The things of a side in reading order, each with a key of its own.

    `beside_report` says that the other side has a report too: then what both the plan and the
    report hold (statements, volumes, texts) is taken from both, else from the report alone.
    """
    makers = (goal_items, council_items, figure_items, control_items)
    found = [item for maker in makers for item in maker(side)]
    found += money_items(side, beside_report=beside_report)
    found += text_items(side, beside_report=beside_report)
    found += other_items(side)
    return list(_told_apart(found))


def other_items(side: Side) -> Iterator[Item]:
    """What has no form of its own: single facts of the plan and the report, and parts that came later."""
    for name, content in (("plan", side.plan), ("report", side.report)):
        if content is None:
            continue
        facts: dict[str, Field] = {}
        for each in fields(content):
            if each.name in TAKEN:
                continue
            raw = getattr(content, each.name)
            if isinstance(raw, tuple) and raw and is_dataclass(raw[0]):
                yield from _things(side, each.name, raw)
            else:
                label = "Enhet för bidrag" if each.name == "funding_unit" else OTHERWISE
                facts[each.name] = Field(label=label, value=plain_value(side, raw))
        if facts:
            yield Item(sort=SORTS["whole"], key=name, name="planen" if name == "plan" else "rapporten", fields=facts)


def _things(side: Side, part: str, things: Iterable[Any]) -> Iterator[Item]:
    for number, thing in enumerate(things):
        key = getattr(thing, "key", str(number))
        name = next((getattr(thing, n) for n in ("name", "title", "text") if getattr(thing, n, "")), key)
        yield Item(sort=SORTS["other"], key=f"{part}/{key}", name=name, fields=fields_of(side, thing))


def _told_apart(items: Iterable[Item]) -> Iterator[Item]:
    """The items, each with a key of its own: a second one with the same key gets a number."""
    seen: dict[tuple[str, str], int] = {}
    for item in items:
        place = (item.sort.key, item.key)
        seen[place] = seen.get(place, 0) + 1
        yield replace(item, key=f"{item.key}~{seen[place]}") if seen[place] > 1 else item
