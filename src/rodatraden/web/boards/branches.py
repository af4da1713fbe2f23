"""The red thread as a tree: from goal area to activity, each with where it leads."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from rodatraden.core.content.planning import Activity, Commitment, Goal
from rodatraden.documents.html.shapes import SHAPE_OF_STATUS
from rodatraden.web.ui.board_year import BoardYear
from rodatraden.web.ui.prose import blocks
from rodatraden.web.ui.words import counted, joined, standing_words

_DEEPEST = 6
MANY = 150
"""A tree of more things than this shows its goals alone, each with how much hangs on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A thing in the tree: what kind, its name, its page, its status, what hangs on it, and planned work in words."""

    kind: str
    name: str
    href: str = ""
    shape: str = ""
    words: str = ""
    level: int = 1
    below: tuple["Branch", ...] = ()
    work: tuple[str, ...] = ()


def branches(year: BoardYear) -> list[Branch]:
    """The whole tree of the board's year; its goals alone when there is much of it."""
    material = year.material
    return [_goal(year, goal, 1) for goal in material.children("") if goal.key in material.relevant]


def is_cut(year: BoardYear) -> bool:
    """Whether the tree shows its goals alone."""
    plan = year.material.plan
    return len(plan.indicator_links) + len(plan.activities) + len(year.material.commitments) > MANY


def _goal(year: BoardYear, goal: Goal, level: int) -> Branch:
    material = year.material
    plan = material.plan
    below = [_goal(year, child, level + 1) for child in material.children(goal.key) if child.key in material.relevant]
    if is_cut(year):
        return Branch(
            kind=year.level_name(goal),
            name=goal.name,
            href=reverse("goals:goal", args=(year.board, year.year, goal.key)),
            words=_hanging(year, goal),
            level=min(level, _DEEPEST),
            below=tuple(below),
        )
    below += [_measure(year, link.indicator, level + 1) for link in plan.indicator_links
              if link.goal == goal.key and link.indicator in material.indicators]  # fmt: skip
    owned = [c for c in material.commitments.values() if c.goal == goal.key]
    below += [_commitment(year, commitment, level + 1) for commitment in owned]
    below += [_activity(year, activity, level + 1) for activity in plan.activities
              if activity.goals and activity.goals[0] == goal.key and not activity.commitments]  # fmt: skip
    return Branch(
        kind=year.level_name(goal),
        name=goal.name,
        href=reverse("goals:goal", args=(year.board, year.year, goal.key)),
        level=min(level, _DEEPEST),
        below=tuple(below),
        work=tuple(" ".join(blocks(item.text)) for item in plan.work if item.goal == goal.key),
    )


def _hanging(year: BoardYear, goal: Goal) -> str:
    """How much hangs on a goal, in words."""
    plan = year.material.plan
    measures = sum(link.goal == goal.key for link in plan.indicator_links)
    work = sum(goal.key in activity.goals for activity in plan.activities)
    said = [counted(measures, _("indikator"), _("indikatorer"))] if measures else []
    return joined([*said, counted(work, _("aktivitet"), _("aktiviteter"))] if work else said)


def _measure(year: BoardYear, key: str, level: int) -> Branch:
    measure = year.measure(key)
    return Branch(
        kind=_("Indikator"),
        name=measure.name,
        href=reverse("indicators:indicator", args=(year.board, year.year, key)),
        shape=measure.standing.value,
        words=standing_words(measure),
        level=min(level, _DEEPEST),
    )


def _commitment(year: BoardYear, commitment: Commitment, level: int) -> Branch:
    activities = [a for a in year.material.plan.activities if commitment.key in a.commitments]
    shape, words = _status(year, commitment.key)
    return Branch(
        kind=_("Åtagande"),
        name=commitment.name,
        shape=shape,
        words=words,
        level=min(level, _DEEPEST),
        below=tuple(_activity(year, activity, level + 1) for activity in activities),
    )


def _activity(year: BoardYear, activity: Activity, level: int) -> Branch:
    shape, words = _status(year, activity.key)
    return Branch(kind=_("Aktivitet"), name=activity.name, shape=shape, words=words, level=min(level, _DEEPEST))


def _status(year: BoardYear, key: str) -> tuple[str, str]:
    report = year.material.report
    found = next((r for r in report.status_reports if r.of == key), None) if report else None
    label = year.material.statuses.get(found.status) if found else None
    return (SHAPE_OF_STATUS[label.meaning], label.label) if label else ("", "")
