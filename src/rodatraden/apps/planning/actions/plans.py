"""Open a plan for a year, and lay a board's goal on its units."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from rodatraden.apps.cycle.enums import ScopeLevel, ScopeMode
from rodatraden.apps.cycle.models import PlanningYear, Scope
from rodatraden.apps.cycle.queries.scopes import key_of
from rodatraden.apps.cycle.thing_errors import ThingGone
from rodatraden.apps.org.models import Organisation
from rodatraden.apps.org.tree import tree
from rodatraden.apps.planning.actions.goals import GOALS, create_goal
from rodatraden.apps.planning.models import Goal as GoalRow
from rodatraden.apps.planning.queries.steering import levels
from rodatraden.apps.planning.rules import ANSWER_COUNCIL, CASCADE, OPEN_PLAN
from rodatraden.apps.planning.tree_errors import AlreadyLaid, NotBelow, UnitMissing, UnknownOrganisation, YearMissing
from rodatraden.core.content import scope as content
from rodatraden.core.content.planning import Goal
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.actions import record
from rodatraden.foundation.permissions import require


@transaction.atomic
def open_plan(*, by: User, organisation: str, year: int) -> Scope:
    """Open an organisation's plan for a year; the one there is, when it is open already.

    Raises YearMissing, UnknownOrganisation.
    """
    require(by, OPEN_PLAN, organisation)
    return opened(by, organisation, year)


@transaction.atomic
def open_plan_to_answer(*, by: User, organisation: str, year: int) -> Scope:
    """Open a board's plan for its first answer to the council: whoever may answer may begin.

    Raises YearMissing, UnknownOrganisation.
    """
    require(by, ANSWER_COUNCIL, organisation)
    return opened(by, organisation, year)


def opened(by: User, organisation: str, year: int) -> Scope:
    """The plan, opened when it is not, in the transaction of an action that has asked for permission."""
    if not Organisation.objects.filter(key=organisation, ended_at__isnull=True).exists():
        raise UnknownOrganisation(organisation)
    if not PlanningYear.objects.filter(year=year, ended_at__isnull=True).exists():
        raise YearMissing(year)
    key = key_of(content.Scope(level=content.ScopeLevel.BOARD_YEAR, board=organisation, year=year))
    held = {
        "level": ScopeLevel.BOARD_YEAR,
        "board_id": organisation,
        "year": year,
        "mode": ScopeMode.OWN,
        "changed_by_person": True,
    }
    scope, is_new = Scope.objects.get_or_create(key=key, defaults=held)
    if is_new:
        after = {"nämnd eller enhet": organisation, "år": str(year)}
        record(by=by, action="planning.open_plan", kind="cycle.scope", key=key, after=after)
    return scope


@transaction.atomic
def lay_on_units(*, by: User, key: str, units: Sequence[str], reason: str = "") -> list[Goal]:
    """Give each unit a goal of its own under a board's goal, in the unit's own plan; the unit adapts it.

    Raises UnitMissing where none is named, NotBelow for what does not work for the board, AlreadyLaid for
    a unit that has such a goal.
    """
    scope = GOALS.scope_of(key)
    goal = GOALS.find(key)
    require(by, CASCADE, scope)
    if scope.level != ScopeLevel.BOARD_YEAR or scope.board_id is None or scope.year is None:
        raise ThingGone("målet i en nämnds plan")
    if not units:
        raise UnitMissing
    return [_lay(by, scope, goal, unit, reason) for unit in dict.fromkeys(units)]


def _lay(by: User, scope: Scope, goal: Goal, unit: str, reason: str) -> Goal:
    board, year = scope.board_id or "", scope.year or 0
    if unit == board or unit not in tree().at_or_below(board):
        raise NotBelow(tree().names.get(unit, unit), tree().names.get(board, board))
    plan = opened(by, unit, year)
    if GoalRow.objects.filter(scope=plan, parent__key=goal.key, ended_at__isnull=True).exists():
        raise AlreadyLaid(tree().names.get(unit, unit), goal.name)
    lower = levels().below(goal.level)
    own = Goal(
        key="",
        level=lower[0].key if lower else goal.level,
        name=goal.name,
        parent=goal.key,
        owner=unit,
        description=goal.description,
    )
    return create_goal(by=by, scope=plan, goal=own, reason=reason)
