"""Goals and the plans they can be built upon."""

from __future__ import annotations

from rodatraden.apps.cycle.enums import ScopeLevel
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.cycle.thing_errors import ThingGone
from rodatraden.apps.org.tree import tree
from rodatraden.apps.planning.models import Goal
from rodatraden.apps.planning.tree_errors import FromAnotherPlan


def living_goal(key: str) -> Goal:
    """A living goal with its scope; raises ThingGone."""
    found = Goal.objects.filter(key=key, ended_at__isnull=True).select_related("scope").first()
    if found is None:
        raise ThingGone("målet")
    return found


def reachable(key: str, scope: Scope) -> Goal:
    """A goal that things of a scope may hang on; raises ThingGone or FromAnotherPlan.

    The municipality's goals, the plan's own, and those of the same year's plans of what stands above:
    the board for a unit. What the municipality shares hangs on nothing but itself.
    """
    goal = living_goal(key)
    if not builds_on(scope, goal.scope):
        raise FromAnotherPlan(goal.name)
    return goal


def builds_on(scope: Scope, other: Scope) -> bool:
    """Whether things of a scope may hang on what another holds."""
    if other.pk == scope.pk or other.level == ScopeLevel.MUNICIPALITY:
        return True
    if scope.level == ScopeLevel.MUNICIPALITY or other.year != scope.year:
        return False
    return (other.board_id or "") in tree().at_or_above(scope.board_id or "")
