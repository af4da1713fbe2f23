"""Goals, work, commitments and activities, with what a report says of them."""

from collections.abc import Iterator
from typing import Any

from rodatraden.core.comparison.item import Field, Item
from rodatraden.core.comparison.side import Side
from rodatraden.core.comparison.sorts import SORTS
from rodatraden.core.comparison.values import fields_of, prose_value
from rodatraden.core.content.planning import Activity, Commitment, Goal, GoalAssessment, StatusReport

Parent = tuple[str, str] | None


def goal_items(side: Side) -> Iterator[Item]:
    """The goals and what hangs on them."""
    yield from _goals(side)
    for piece in side.plan.work:
        yield _titled(side, "work", piece, piece.text, piece.goal)
    for area in side.report.improvement_areas if side.report else ():
        yield _titled(side, "improvement", area, area.text, area.goal)
    yield from _works(side)


def _goals(side: Side) -> Iterator[Item]:
    assessments = {a.goal: a for a in side.report.goal_assessments} if side.report else {}
    goals = (*side.municipality.goals, *side.plan.goals)
    for goal in goals:
        found = fields_of(side, goal)
        if goal.key in assessments:
            found |= _assessed(side, assessments[goal.key])
        yield Item(
            sort=SORTS["goal"],
            key=goal.key,
            local=goal.key,
            name=goal.name,
            parent=("goal", goal.parent) if goal.parent else None,
            within=side.name("goal", goal.parent),
            kin=((_level(side, goal), folded(goal.name)),),
            fields=found,
        )
    for key in assessments.keys() - {goal.key for goal in goals}:
        yield Item(
            sort=SORTS["assessment"], key=key, name=side.name("goal", key), fields=_assessed(side, assessments[key])
        )


def _assessed(side: Side, assessment: GoalAssessment) -> dict[str, Field]:
    return fields_of(side, assessment, without=frozenset({"goal"}), prefix="assessment.")


def _level(side: Side, goal: Goal) -> str:
    level = side.levels.get(goal.level)
    return level.meaning.value if level else goal.level


def _titled(side: Side, sort: str, thing: Any, text: str, goal: str) -> Item:
    """A thing whose text is its name."""
    words = prose_value(side, text).words
    return Item(
        sort=SORTS[sort],
        key=thing.key,
        local=thing.key,
        name=shortened(words),
        parent=("goal", goal) if goal else None,
        within=side.name("goal", goal),
        kin=((folded(words),),),
        fields=fields_of(side, thing),
    )


def _works(side: Side) -> Iterator[Item]:
    reports = {r.of: r for r in side.report.status_reports} if side.report else {}
    every: list[tuple[str, Commitment | Activity, str]] = [
        ("commitment", c, c.goal) for c in (*side.municipality.commitments, *side.plan.commitments)
    ]
    every += [("activity", a, a.goals[0] if a.goals else "") for a in side.plan.activities]
    for sort, thing, goal in every:
        found = fields_of(side, thing)
        if thing.key in reports:
            found |= _reported(side, reports[thing.key])
        yield Item(
            sort=SORTS[sort],
            key=thing.key,
            local=thing.key,
            name=thing.name,
            parent=("goal", goal) if goal else None,
            within=side.name("goal", goal),
            kin=((folded(thing.name),),),
            fields=found,
        )
    for report in reports.values():
        if report.of not in {thing.key for _, thing, _ in every}:
            yield Item(sort=SORTS["status"], key=report.of, name=report.of, fields=_reported(side, report))


def _reported(side: Side, report: StatusReport) -> dict[str, Field]:
    return fields_of(side, report, without=frozenset({"of"}), prefix="report.")


def folded(name: str) -> str:
    """A name without regard to capitals and spaces."""
    return " ".join(name.casefold().split())


def shortened(words: str, length: int = 90) -> str:
    """The beginning of a text, cut between words."""
    line = " ".join(words.split())
    if len(line) <= length:
        return line
    return line[:length].rsplit(" ", 1)[0].rstrip(" ,.;:–") + " …"
