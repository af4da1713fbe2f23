"""What stands beside the tree: the form of what is selected, and what may be done with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from rodatraden.core.content.planning import Carries, Goal
from rodatraden.core.cycle.preparing import COMES_FROM
from rodatraden.web.planning.kinds import DECISIONS, KINDS, Field, NodeKind
from rodatraden.web.planning.plan import Plan
from rodatraden.web.planning.rows import ACTIVITY, COMMITMENT, GOAL, RISK, WORK

Choice = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A field with what stands in it, and what can be chosen."""

    name: str
    label: str
    input: str
    value: str
    help: str
    rows: int
    opens: bool
    closes: bool
    choices: tuple[Choice, ...] = ()


_CHOSEN = ("organisation", "likelihood", "consequence", "decision", "origin")


def drawn(plan: Plan, kind: NodeKind, values: Mapping[str, str]) -> list[Drawn]:
    """The fields of a form, filled."""
    return [
        Drawn(
            name=field.name,
            label=str(field.label),
            input="select" if field.input in _CHOSEN else field.input,
            value=values.get(field.name, ""),
            help=str(field.help),
            rows=field.rows,
            opens=field.pair and not _is_pair(kind, at - 1),
            closes=field.pair and not _is_pair(kind, at + 1),
            choices=tuple(_choices(plan, field, values.get(field.name, ""))),
        )
        for at, field in enumerate(kind.form)
    ]


def _is_pair(kind: NodeKind, at: int) -> bool:
    """Whether the field at a place stands beside its neighbour."""
    return 0 <= at < len(kind.form) and kind.form[at].pair


def _choices(plan: Plan, field: Field, value: str) -> Iterable[Choice]:
    match field.input:
        case "organisation":
            return [("", _("Välj")), *organisations(plan, value)]
        case "likelihood" | "consequence":
            steps = plan.scale.get(field.input) or [(number, "") for number in range(1, 5)]
            return [("", _("Inte bedömd")), *((str(number), f"{number} {label}".strip()) for number, label in steps)]
        case "decision":
            return [("", _("Inget beslut")), *((each.value, str(words)) for each, words in DECISIONS)]
        case "origin":
            return [("", _("Säger inte")), *((each.value, words.capitalize()) for each, words in COMES_FROM.items())]
    return []


def organisations(plan: Plan, value: str = "") -> list[Choice]:
    """The organisations to choose among: those of this place first; what stands there is always one of them."""
    found = plan.tree
    own = found.at_or_below(plan.place) if plan.place else frozenset(found.names)
    near = [(key, name) for key, name in found.names.items() if key in own]
    far = [(key, name) for key, name in found.names.items() if key not in own]
    chosen = [] if not value or value in found.names else [(value, value)]
    return [*chosen, *near, *far]


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """Something that can be added under what is selected."""

    label: str
    href: str


def additions(plan: Plan, goal: Goal | None, *, commitment: str = "") -> list[Addition]:
    """What the reader may add under a goal, or at the top; under a commitment its activities."""
    new = reverse("planning:new", args=(plan.address, plan.year))
    under = f"&under={goal.key}" if goal else ""
    found = []
    if not commitment:
        found = [
            Addition(label=step.name, href=f"{new}?slag={GOAL}&niva={step.key}{under}")
            for step in plan.steps_under(goal)
        ]
    if goal is None or plan.is_shared or not plan.may_edit():
        return found
    for slug in (ACTIVITY,) if commitment else (COMMITMENT, ACTIVITY, WORK, RISK):
        kind = KINDS[slug]
        if commitment or (kind.carries and plan.levels.carries(goal.level, kind.carries)):
            served = f"&atagande={commitment}" if commitment else ""
            found.append(Addition(label=str(kind.label), href=f"{new}?slag={slug}{under}{served}"))
    if not commitment and plan.levels.carries(goal.level, Carries.INDICATORS):
        found.append(Addition(label=_("Indikator"), href=_link(plan, goal, "indikator")))
    if not commitment and plan.levels.carries(goal.level, Carries.FUNDING) and plan.grants:
        found.append(Addition(label=_("Pengar utifrån"), href=_link(plan, goal, "pengar")))
    return found


def _link(plan: Plan, goal: Goal, what: str) -> str:
    name = "planning:link-indicator" if what == "indikator" else "planning:link-funding"
    return reverse(name, args=(plan.address, plan.year, goal.key))


def places(plan: Plan, kind: NodeKind, thing: Any) -> list[Choice]:
    """The goals that a thing could be moved to, indented by their depth."""
    found: list[Choice] = []

    def walk(parent: str, depth: int) -> None:
        for goal in plan.below.get(parent, []):
            if _may_hold(plan, kind, thing, goal):
                found.append((goal.key, "\u2003" * depth + goal.name))
            if kind.slug != GOAL or goal.key != thing.key:
                walk(goal.key, depth + 1)

    walk("", 0)
    return found


def _may_hold(plan: Plan, kind: NodeKind, thing: Any, goal: Goal) -> bool:
    if kind.slug == GOAL:
        steps = plan.levels.by_key
        above, own = steps.get(goal.level), steps.get(thing.level)
        foreign = plan.home_of(goal) != (plan.homes[thing.key] if thing.key in plan.goals else plan.own)
        return bool(above and own) and (above.order < own.order or (above.key == own.key and foreign))  # type: ignore[union-attr]
    return kind.carries is None or plan.levels.carries(goal.level, kind.carries)
