"""Action plans gather the boards' own activities, and are trees of their own."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.cycle.thing_errors import StillNeeded, ThingGone
from rodatraden.apps.org.enums import RoleKind
from rodatraden.apps.planning.actions.action_plans import (
    ACTION_PLANS,
    create_action_plan,
    edit_action_plan,
    end_action_plan,
    gather_activity,
    let_go_of_activity,
    order_action_plan,
)
from rodatraden.apps.planning.actions.work import create_activity, end_activity
from rodatraden.apps.planning.tree_errors import (
    EndsBeforeItStarts,
    FromAnotherPlan,
    LinkedAlready,
    UnderItself,
    UnknownOrganisation,
)
from rodatraden.core.content.council import ActionPlan
from rodatraden.core.content.planning import Activity
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.editing.tokens import token_of
from rodatraden.foundation.keyed.one_kind import values_of
from rodatraden.foundation.permissions import PermissionRefused

Same = Callable[[], None]


def edit(by: User, plan: ActionPlan) -> ActionPlan:
    return edit_action_plan(by=by, plan=plan, token=token_of(values_of(ACTION_PLANS.find(plan.key))))


@pytest.fixture
def climate(lead: User, shared: Scope, plan: Scope) -> ActionPlan:
    """An action plan of the municipality, and an activity in the board's plan."""
    create_activity(by=lead, scope=plan, activity=Activity(key="", name="Plantera", goals=("trivs",)))
    return create_action_plan(by=lead, scope=shared, plan=ActionPlan(key="", name="Klimatplan"))


def test_activity_of_a_board_is_gathered_and_stays_its_own(
    lead: User, climate: ActionPlan, comes_back_the_same: Same
) -> None:
    gather_activity(by=lead, key=climate.key, activity="plantera")
    assert ACTION_PLANS.find("klimatplan").activities == ("plantera",)
    with pytest.raises(LinkedAlready):
        gather_activity(by=lead, key=climate.key, activity="plantera")
    with pytest.raises(StillNeeded, match="Klimatplan"):
        end_activity(by=lead, key="plantera")
    comes_back_the_same()
    let_go_of_activity(by=lead, key=climate.key, activity="plantera")
    end_activity(by=lead, key="plantera")
    comes_back_the_same()


def test_plan_gathers_only_of_the_boards_it_spans(lead: User, climate: ActionPlan, plan: Scope) -> None:
    edit(lead, replace(climate, boards=("omsorgsnamnden",)))
    with pytest.raises(FromAnotherPlan, match="Plantera"):
        gather_activity(by=lead, key=climate.key, activity="plantera")
    own = create_action_plan(by=lead, scope=plan, plan=ActionPlan(key="", name="Trädplan"))
    assert gather_activity(by=lead, key=own.key, activity="plantera").activities == ("plantera",)


def test_plan_that_could_not_stand_is_refused(lead: User, climate: ActionPlan, shared: Scope) -> None:
    part = create_action_plan(by=lead, scope=shared, plan=ActionPlan(key="", name="Del", parent=climate.key))
    for wrong, refusal in (
        (replace(climate, parent=part.key), UnderItself),
        (replace(climate, parent="finns-inte"), ThingGone),
        (replace(climate, boards=("finns-inte",)), UnknownOrganisation),
        (replace(climate, valid_from=date(2025, 2, 1), valid_to=date(2025, 1, 1)), EndsBeforeItStarts),
        (replace(climate, activities=("finns-inte",)), ThingGone),
    ):
        with pytest.raises(refusal):
            edit(lead, wrong)
    with pytest.raises(StillNeeded, match="Del"):
        end_action_plan(by=lead, key=climate.key)


def test_plans_are_ordered_and_ended(lead: User, climate: ActionPlan, shared: Scope, comes_back_the_same: Same) -> None:
    create_action_plan(by=lead, scope=shared, plan=ActionPlan(key="", name="Äldreplan"))
    order_action_plan(by=lead, key="aldreplan", to=0)
    assert [each.key for each in ACTION_PLANS.all_in(shared)] == ["aldreplan", "klimatplan"]
    end_action_plan(by=lead, key="klimatplan")
    comes_back_the_same()


def test_only_those_who_hold_the_whole_change_what_spans_boards(
    climate: ActionPlan, shared: Scope, plan: Scope, person_with: Callable[..., User], central_office: User
) -> None:
    board = person_with(RoleKind.DEVELOPMENT_LEAD, "parknamnden")
    with pytest.raises(PermissionRefused):
        gather_activity(by=board, key=climate.key, activity="plantera")
    assert gather_activity(by=central_office, key=climate.key, activity="plantera").activities == ("plantera",)
    create_action_plan(by=board, scope=plan, plan=ActionPlan(key="", name="Egen"))
