"""Create, change, move, order, copy and end goals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction

from rodatraden.apps.cycle.actions import things
from rodatraden.apps.cycle.enums import ScopeLevel
from rodatraden.apps.cycle.models import Occasion, Scope
from rodatraden.apps.planning.actions.links import link_indicator
from rodatraden.apps.planning.actions.things import PlanKind
from rodatraden.apps.planning.actions.work import WORK, copy_work
from rodatraden.apps.planning.queries import content as homes
from rodatraden.apps.planning.queries.goals import reachable
from rodatraden.apps.planning.queries.steering import OF_GOALS, Levels, levels, model_of
from rodatraden.apps.planning.rules_of_model import refuse_level_change, refuse_place
from rodatraden.apps.planning.tree_errors import NotALevelForGoals, NotInThisModel, UnknownOccasion
from rodatraden.core.content.planning import Goal, IndicatorLink
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.keyed.read import read

GOALS = PlanKind[Goal](
    home=homes.GOALS,
    noun="målet",
    action="planning.goal",
    is_shared=True,
    otherwise="mal",
    named_in={"planning.goal": (("planning.Answer", "of"), ("planning.Answer", "by"))},
)


@transaction.atomic
def create_goal(*, by: User, scope: Scope, goal: Goal, reason: str = "", after: str = "") -> Goal:
    """Add a goal to a plan, or to what the municipality shares; a key is made from its name.

    Raises NameMissing, NotInThisModel, NotALevelForGoals, ParentMissing, LevelsOutOfOrder, FromAnotherPlan.
    """
    return things.create(GOALS, goal, by=by, scope=scope, check=_check, reason=reason, after=after)


@transaction.atomic
def edit_goal(*, by: User, goal: Goal, token: str, reason: str = "", seen: Sequence[str] = ()) -> Goal:
    """Change what a goal says; where it stands too, by the same rules as `move_goal`; see `things.edit` for `seen`."""
    return things.edit(GOALS, goal, by=by, token=token, check=_check, reason=reason, seen=seen)


@transaction.atomic
def move_goal(*, by: User, key: str, parent: str, level: str = "", reason: str = "") -> Goal:
    """Hang a goal under another one ("" at the top), on another level where one is named."""
    goal = GOALS.find(key)
    moved = replace(goal, parent=parent, level=level or goal.level)
    return things.edit(GOALS, moved, by=by, token=None, check=_check, reason=reason, action="move")


@transaction.atomic
def order_goal(*, by: User, key: str, to: int, reason: str = "") -> None:
    """Put a goal at a place (0 is first) among those under the same goal in the same plan."""
    things.order(GOALS, key, by=by, to=to, siblings=lambda one, other: one.parent == other.parent, reason=reason)


@transaction.atomic
def copy_goal(*, by: User, key: str, scope: Scope, parent: str | None = None, name: str = "", reason: str = "") -> Goal:
    """Copy a goal with its planned work and its indicators into a plan; under the same goal, or another."""
    source = GOALS.find(key)
    origin = GOALS.scope_of(key)
    copy = replace(
        source,
        key="",
        name=name or source.name,
        parent=source.parent if parent is None else parent,
        owner=scope.board_id or source.owner,
        not_reported_at=source.not_reported_at if origin.year == scope.year else (),
    )
    made = create_goal(by=by, scope=scope, goal=copy, reason=reason)
    if scope.level == ScopeLevel.BOARD_YEAR:
        _copy_below(by, origin, scope, key, made.key, reason)
    return made


def _copy_below(by: User, origin: Scope, scope: Scope, key: str, new: str, reason: str) -> None:
    for item in WORK.all_in(origin):
        if item.goal == key:
            copy_work(by=by, key=item.key, scope=scope, goal=new, reason=reason)
    links: list[IndicatorLink] = list(read(homes.INDICATOR_LINKS, origin.pk))
    for link in links:
        if link.goal == key:
            link_indicator(by=by, scope=scope, goal=new, indicator=link.indicator, reason=reason)


@transaction.atomic
def end_goal(*, by: User, key: str, reason: str = "") -> Goal:
    """End a goal; raises StillNeeded with what hangs on it."""
    return things.end(GOALS, key, by=by, reason=reason)


def _check(new: Goal, old: Goal | None, scope: Scope) -> None:
    known = levels()
    if old is None or (new.level, new.parent) != (old.level, old.parent):
        _refuse_wrong_level(new, scope, known)
        parent = reachable(new.parent, scope) if new.parent else None
        refuse_place(new, parent, scope, known)
    if old is not None and new.level != old.level:
        refuse_level_change(new, scope, known)
    if old is None or new.not_reported_at != old.not_reported_at:
        _refuse_unknown_occasions(new, scope)


def _refuse_wrong_level(goal: Goal, scope: Scope, known: Levels) -> None:
    step = known.by_key.get(goal.level)
    model = model_of(scope.year)
    if step is None or (model and step.model != model):
        raise NotInThisModel(known.name(goal.level), scope.year)
    if step.meaning not in OF_GOALS:
        raise NotALevelForGoals(step.name)


def _refuse_unknown_occasions(goal: Goal, scope: Scope) -> None:
    rows = Occasion.objects.filter(ended_at__isnull=True)
    known = set((rows.filter(year_id=scope.year) if scope.year else rows).order_by("pk").values_list("key", flat=True))
    for key in goal.not_reported_at:
        if key not in known:
            raise UnknownOccasion(key)
