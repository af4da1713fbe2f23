"""The red thread of a board's year: goals under goals, and what hangs on each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import models
from django.db.models import Q

from rodatraden.apps.cycle.enums import ScopeLevel
from rodatraden.apps.cycle.models import PlanningYear
from rodatraden.apps.planning.models import Activity, ActivityGoal, Commitment, Goal, IndicatorLink, WorkItem

Row = TypeVar("Row", bound=models.Model)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalNode:
    """A goal with the goals below it, and what the board has on it."""

    goal: Goal
    children: tuple[GoalNode, ...]
    indicators: tuple[IndicatorLink, ...]
    work: tuple[WorkItem, ...]
    commitments: tuple[Commitment, ...]
    activities: tuple[Activity, ...]


def goal(key: str) -> Goal | None:
    """One living goal with its level and the goal above it."""
    living = Goal.objects.filter(key=key, ended_at__isnull=True)
    return living.select_related("level__model", "parent", "scope__board").first()


def goal_tree(board: str, year: int) -> tuple[GoalNode, ...]:
    """The goals of the year's steering model, the municipality's and the board's, as a tree. Six queries."""
    planned = PlanningYear.objects.filter(year=year, ended_at__isnull=True).first()
    if planned is None:
        return ()
    here = Q(scope__level=ScopeLevel.MUNICIPALITY) | Q(scope__board_id=board, scope__year=year)
    living = Q(ended_at__isnull=True) & here
    goals = Goal.objects.filter(living, level__model__key=planned.steering_model).select_related("level")
    links = IndicatorLink.objects.filter(living).select_related("indicator")
    serving = ActivityGoal.objects.filter(
        activity__ended_at__isnull=True, activity__scope__board__key=board, activity__scope__year=year
    ).select_related("activity")
    activities: dict[str, list[Activity]] = defaultdict(list)
    for served in serving.order_by("activity__position", "activity_id", "position"):
        activities[served.goal_id].append(served.activity)
    return _below(
        None,
        {
            "children": _grouped(goals.order_by("position", "key"), "parent_id"),
            "indicators": _grouped(links.order_by("position", "pk"), "goal_id"),
            "work": _grouped(WorkItem.objects.filter(living).order_by("position", "key"), "goal_id"),
            "commitments": _grouped(Commitment.objects.filter(living).order_by("position", "key"), "goal_id"),
            "activities": activities,
        },
    )


def _grouped(rows: Iterable[Row], by: str) -> dict[str | None, list[Row]]:
    found: dict[str | None, list[Row]] = defaultdict(list)
    for row in rows:
        found[getattr(row, by)].append(row)
    return found


def _below(parent: str | None, rows: dict[str, Any]) -> tuple[GoalNode, ...]:
    return tuple(
        GoalNode(
            goal=found,
            children=_below(found.key, rows),
            indicators=tuple(rows["indicators"].get(found.key, ())),
            work=tuple(rows["work"].get(found.key, ())),
            commitments=tuple(rows["commitments"].get(found.key, ())),
            activities=tuple(rows["activities"].get(found.key, ())),
        )
        for found in rows["children"].get(parent, ())
    )
