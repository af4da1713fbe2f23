"""Action plans: trees of their own across the boards' plans; their activities are the boards' own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction

from rodatraden.apps.cycle.actions import things
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.cycle.thing_errors import ThingGone
from rodatraden.apps.org.tree import tree
from rodatraden.apps.planning.actions.things import PlanKind
from rodatraden.apps.planning.models import ActionPlan as Row
from rodatraden.apps.planning.models import Activity as ActivityRow
from rodatraden.apps.planning.queries import content as homes
from rodatraden.apps.planning.tree_errors import (
    EndsBeforeItStarts,
    FromAnotherPlan,
    LinkedAlready,
    UnderItself,
    UnknownOrganisation,
)
from rodatraden.core.content.council import ActionPlan
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.editing.tokens import token_of
from rodatraden.foundation.keyed.one_kind import values_of

ACTION_PLANS = PlanKind[ActionPlan](
    home=homes.ACTION_PLANS,
    noun="handlingsplanen",
    action="planning.action_plan",
    otherwise="handlingsplan",
    is_shared=True,
)


@transaction.atomic
def create_action_plan(*, by: User, scope: Scope, plan: ActionPlan, reason: str = "") -> ActionPlan:
    """Add an action plan: the municipality's, which may span boards, or one in a board's plan.

    Raises NameMissing, EndsBeforeItStarts, UnknownOrganisation, UnderItself, FromAnotherPlan.
    """
    return things.create(ACTION_PLANS, plan, by=by, scope=scope, check=_check, reason=reason)


@transaction.atomic
def edit_action_plan(
    *, by: User, plan: ActionPlan, token: str, reason: str = "", seen: Sequence[str] = ()
) -> ActionPlan:
    """Change an action plan."""
    return things.edit(ACTION_PLANS, plan, by=by, token=token, check=_check, reason=reason, seen=seen)


@transaction.atomic
def order_action_plan(*, by: User, key: str, to: int, reason: str = "") -> None:
    """Put an action plan at a place (0 is first) among those under the same one."""
    things.order(ACTION_PLANS, key, by=by, to=to, siblings=lambda one, other: one.parent == other.parent, reason=reason)


@transaction.atomic
def end_action_plan(*, by: User, key: str, reason: str = "") -> ActionPlan:
    """End an action plan that has none under it; its activities go on in the boards' plans."""
    return things.end(ACTION_PLANS, key, by=by, reason=reason)


@transaction.atomic
def gather_activity(*, by: User, key: str, activity: str, reason: str = "") -> ActionPlan:
    """Let an action plan gather an activity of a board's plan; of those it spans, where it names any."""
    plan = ACTION_PLANS.find(key)
    if activity in plan.activities:
        raise LinkedAlready("Aktiviteten")
    return _gathered(by, plan, (*plan.activities, activity), reason)


@transaction.atomic
def let_go_of_activity(*, by: User, key: str, activity: str, reason: str = "") -> ActionPlan:
    """Let an action plan gather an activity no longer."""
    plan = ACTION_PLANS.find(key)
    if activity not in plan.activities:
        raise ThingGone("aktiviteten i handlingsplanen")
    return _gathered(by, plan, tuple(each for each in plan.activities if each != activity), reason)


def _gathered(by: User, plan: ActionPlan, activities: tuple[str, ...], reason: str) -> ActionPlan:
    token = token_of(values_of(plan))
    return edit_action_plan(by=by, plan=replace(plan, activities=activities), token=token, reason=reason)


def _check(new: ActionPlan, old: ActionPlan | None, scope: Scope) -> None:
    if new.valid_from and new.valid_to and new.valid_to < new.valid_from:
        raise EndsBeforeItStarts
    for board in new.boards:
        if board not in tree():
            raise UnknownOrganisation(board)
    if new.parent and (old is None or old.parent != new.parent):
        _refuse_wrong_parent(new, scope)
    had = set(old.activities) if old else set()
    for key in new.activities:
        if key not in had:
            _refuse_foreign(new, key, scope)


def _refuse_wrong_parent(plan: ActionPlan, scope: Scope) -> None:
    above = Row.objects.filter(key=plan.parent, ended_at__isnull=True, scope=scope).first()
    if above is None:
        raise ThingGone("handlingsplanen")
    seen: set[str] = set()
    while above is not None and above.key not in seen:
        if above.key == plan.key:
            raise UnderItself(plan.name)
        seen.add(above.key)
        above = above.parent


def _refuse_foreign(plan: ActionPlan, key: str, scope: Scope) -> None:
    """An action plan in a board's plan gathers of that plan, the municipality's of the boards it spans."""
    row = ActivityRow.objects.filter(key=key, ended_at__isnull=True).select_related("scope").first()
    if row is None:
        raise ThingGone("aktiviteten")
    spans = {scope.board_id} if scope.board_id else set(plan.boards)
    at = tree().at_or_above(row.scope.board_id or "")
    if spans and not spans & at:
        raise FromAnotherPlan(row.name)
