"""Goals are made, moved, ordered, copied and ended by the rules of the steering model."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from rodatraden.apps.control.actions.risks import create_risk
from rodatraden.apps.cycle.errors import ScopeClosed
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.cycle.thing_errors import NameMissing, NotHere, StillNeeded, ThingGone
from rodatraden.apps.org.enums import RoleKind
from rodatraden.apps.planning.actions.goals import (
    GOALS,
    copy_goal,
    create_goal,
    edit_goal,
    end_goal,
    move_goal,
    order_goal,
)
from rodatraden.apps.planning.actions.links import link_indicator
from rodatraden.apps.planning.actions.texts import edit_text
from rodatraden.apps.planning.actions.work import WORK, create_activity, create_work
from rodatraden.apps.planning.errors import TextUnreadable
from rodatraden.apps.planning.queries.texts import NOTHING
from rodatraden.apps.planning.tree_errors import (
    FromAnotherPlan,
    LevelsOutOfOrder,
    NotALevelForGoals,
    NotCarried,
    NotInThisModel,
    ParentMissing,
    UnderItself,
    UnknownOccasion,
    UnknownReference,
)
from rodatraden.core.content.control import Risk
from rodatraden.core.content.planning import Activity, Goal, WorkItem
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.models import AuditRow
from rodatraden.foundation.editing.errors import ChangedSince
from rodatraden.foundation.editing.tokens import token_of
from rodatraden.foundation.keyed.one_kind import values_of
from rodatraden.foundation.permissions import PermissionRefused

Same = Callable[[], None]


def a_goal(name: str = "Gröna gator", **more: object) -> Goal:
    return Goal(**{"key": "", "level": "namndmal", "name": name, "parent": "trygg-kommun", **more})  # type: ignore[arg-type]


def names(scope: Scope) -> list[str]:
    return [goal.name for goal in GOALS.all_in(scope)]


def test_goal_gets_a_key_of_its_name_and_a_row_in_the_log(lead: User, plan: Scope, comes_back_the_same: Same) -> None:
    made = create_goal(by=lead, scope=plan, goal=a_goal("  Gröna gator, året   om "))
    assert (made.key, made.name) == ("grona-gator-aret-om", "Gröna gator, året om")
    row = AuditRow.objects.get(action="planning.goal.create")
    assert (row.object_kind, row.object_key, row.before) == ("planning.goal", made.key, None)
    assert row.after == {"key": made.key, "level": "namndmal", "name": made.name, "parent": "trygg-kommun"}
    plan.refresh_from_db()
    assert plan.changed_by_person
    comes_back_the_same()


def test_second_goal_of_the_same_name_gets_another_key(lead: User, plan: Scope) -> None:
    create_goal(by=lead, scope=plan, goal=a_goal())
    assert create_goal(by=lead, scope=plan, goal=a_goal()).key == "grona-gator-2"


def test_goal_stands_after_the_one_that_is_named(lead: User, plan: Scope) -> None:
    create_goal(by=lead, scope=plan, goal=a_goal(), after="trivs")
    assert names(plan) == ["Alla trivs", "Gröna gator", "Trygga parker"]


@pytest.mark.parametrize(
    ("goal", "refusal"),
    [
        (a_goal(" \n "), NameMissing),
        (a_goal(level="delmal"), NotInThisModel),
        (a_goal(level="finns-inte"), NotInThisModel),
        (a_goal(level="atagande"), NotALevelForGoals),
        (a_goal(parent=""), ParentMissing),
        (a_goal(parent="finns-inte"), ThingGone),
        (a_goal(parent="trivs"), LevelsOutOfOrder),
        (a_goal(level="kfmal", parent="trivs"), LevelsOutOfOrder),
        (a_goal(parent="gammalt"), LevelsOutOfOrder),
        (a_goal(description="Se [[goal:finns-inte]]."), UnknownReference),
        (a_goal(description="Se [[goal:"), TextUnreadable),
        (a_goal(description="{{observation:trivsel@2025-13}}"), UnknownReference),
        (a_goal(not_reported_at=("mars",)), UnknownOccasion),
    ],
)
def test_goal_that_the_model_or_a_file_would_not_hold_is_refused(
    lead: User, plan: Scope, goal: Goal, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        create_goal(by=lead, scope=plan, goal=goal)
    assert names(plan) == ["Alla trivs", "Trygga parker"]


def test_shared_goal_names_nothing_in_a_board(lead: User, shared: Scope) -> None:
    with pytest.raises(FromAnotherPlan):
        create_goal(by=lead, scope=shared, goal=a_goal(level="namndmal", parent="trivs"))
    with pytest.raises(UnknownReference):
        create_goal(by=lead, scope=shared, goal=a_goal(level="omrade", parent="", description="[[goal:trivs]]"))


def test_only_those_who_plan_here_may(
    lead: User, plan: Scope, shared: Scope, person_with: Callable[..., User], auditor: User, central_office: User
) -> None:
    manager = person_with(RoleKind.UNIT_MANAGER, "norr")
    other = person_with(RoleKind.DEVELOPMENT_LEAD, "omsorgsnamnden")
    for person in (manager, other, auditor, central_office):
        with pytest.raises(PermissionRefused):
            create_goal(by=person, scope=plan, goal=a_goal())
    for person in (manager, other, auditor):
        with pytest.raises(PermissionRefused):
            create_goal(by=person, scope=shared, goal=a_goal(level="omrade", parent=""))
    create_goal(by=central_office, scope=shared, goal=a_goal("Natur", level="omrade", parent=""))


def test_decided_plan_is_changed_only_with_a_reason(lead: User, closed: Scope) -> None:
    with pytest.raises(ScopeClosed, match="Skriv varför"):
        create_goal(by=lead, scope=closed, goal=a_goal())
    create_goal(by=lead, scope=closed, goal=a_goal(), reason=" Glömt i beslutet ")
    assert AuditRow.objects.get(action="planning.goal.create").reason == "Glömt i beslutet"


def test_goal_is_changed_from_what_the_person_saw(lead: User, plan: Scope, comes_back_the_same: Same) -> None:
    seen = GOALS.find("trivs")
    token = token_of(values_of(seen))
    edit_goal(by=lead, goal=replace(seen, name="Alla mår bra", description="Alla.\r\n\r\nÅret om."), token=token)
    row = AuditRow.objects.get(action="planning.goal.edit")
    assert row.before == {"name": "Alla trivs"}
    assert row.after == {"name": "Alla mår bra", "description": "Alla.\n\nÅret om."}
    with pytest.raises(ChangedSince):
        edit_goal(by=lead, goal=replace(seen, name="Något annat"), token=token)
    comes_back_the_same()


def test_unchanged_goal_leaves_no_row(lead: User, plan: Scope) -> None:
    seen = GOALS.find("trivs")
    edit_goal(by=lead, goal=seen, token=token_of(values_of(seen)))
    assert not AuditRow.objects.filter(action="planning.goal.edit").exists()
    plan.refresh_from_db()
    assert not plan.changed_by_person


def test_goal_moves_under_a_level_above_it(lead: User, plan: Scope, shared: Scope, comes_back_the_same: Same) -> None:
    move_goal(by=lead, key="trivs", parent="trygghet")
    assert GOALS.find("trivs").parent == "trygghet"
    row = AuditRow.objects.get(action="planning.goal.move")
    assert (row.before, row.after) == ({"parent": "trygg-kommun"}, {"parent": "trygghet"})
    with pytest.raises(LevelsOutOfOrder):
        move_goal(by=lead, key="trivs", parent="trygga")
    comes_back_the_same()


def test_goal_with_another_level_keeps_what_is_below_in_order(lead: User, plan: Scope, shared: Scope) -> None:
    with pytest.raises(ParentMissing):
        move_goal(by=lead, key="trygghet", parent="", level="kfmal")
    create_work(by=lead, scope=plan, work=WorkItem(key="", goal="trivs", text="Fler bänkar"))
    with pytest.raises(NotCarried, match="planerat arbete"):
        move_goal(by=lead, key="trivs", parent="trygghet", level="kfmal")
    move_goal(by=lead, key="trygga", parent="trygghet", level="kfmal")
    move_goal(by=lead, key="trivs", parent="trygga")
    with pytest.raises(LevelsOutOfOrder):
        move_goal(by=lead, key="trygga", parent="trygg-kommun", level="namndmal")


def test_goal_is_never_under_itself(lead: User, plan: Scope) -> None:
    with pytest.raises((UnderItself, LevelsOutOfOrder)):
        move_goal(by=lead, key="trivs", parent="trivs")


@pytest.mark.parametrize(("to", "expected"), [(0, ["C", "A", "B"]), (1, ["A", "C", "B"]), (9, ["A", "B", "C"])])
def test_goal_is_put_at_a_place_among_its_siblings(
    lead: User, shared: Scope, plan: Scope, to: int, expected: list[str], comes_back_the_same: Same
) -> None:
    for name in "ABC":
        create_goal(by=lead, scope=plan, goal=a_goal(name, parent="trygghet"))
    order_goal(by=lead, key="c", to=to)
    assert [goal.name for goal in GOALS.all_in(plan) if goal.parent == "trygghet"] == expected
    assert names(plan)[:2] == ["Alla trivs", "Trygga parker"]
    rows = AuditRow.objects.filter(action="planning.goal.order")
    moved = [] if to == 9 else [({"plats": "3"}, {"plats": str(to + 1)})]
    assert [(row.before, row.after) for row in rows] == moved
    comes_back_the_same()


def test_goal_is_copied_with_its_work_and_indicators(lead: User, plan: Scope, comes_back_the_same: Same) -> None:
    create_work(by=lead, scope=plan, work=WorkItem(key="", goal="trivs", text="Fler bänkar"))
    link_indicator(by=lead, scope=plan, goal="trivs", indicator="trivsel")
    made = copy_goal(by=lead, key="trivs", scope=plan, name="Alla trivs i söder")
    assert (made.key, made.parent) == ("alla-trivs-i-soder", "trygg-kommun")
    assert [work.goal for work in WORK.all_in(plan)] == ["trivs", made.key]
    comes_back_the_same()


def test_goal_that_something_needs_is_not_ended(lead: User, plan: Scope, shared: Scope) -> None:
    create_work(by=lead, scope=plan, work=WorkItem(key="", goal="trivs", text="Fler bänkar"))
    create_activity(by=lead, scope=plan, activity=Activity(key="", name="Plantera", goals=("trivs",)))
    link_indicator(by=lead, scope=plan, goal="trivs", indicator="trivsel")
    create_risk(by=lead, scope=plan, risk=Risk(key="", title="Torka", goal="trivs"))
    with pytest.raises(StillNeeded) as refused:
        end_goal(by=lead, key="trivs")
    for word in ("Fler bänkar", "Plantera", "Trivsel i parken", "Torka"):
        assert word in str(refused.value)
    with pytest.raises(StillNeeded, match="En trygg kommun"):
        end_goal(by=lead, key="trygghet")


def test_goal_that_a_text_names_is_not_ended(lead: User, plan: Scope) -> None:
    edit_text(by=lead, scope=plan, key="ord", slot="overview", body="Se [[goal:trivs]].", token=token_of(NOTHING))
    with pytest.raises(StillNeeded, match="texten"):
        end_goal(by=lead, key="trivs")


def test_goal_that_nothing_needs_is_ended_and_its_key_never_given_again(
    lead: User, plan: Scope, comes_back_the_same: Same
) -> None:
    end_goal(by=lead, key="trivs")
    assert names(plan) == ["Trygga parker"]
    assert create_goal(by=lead, scope=plan, goal=a_goal("Trivs")).key == "trivs-2"
    with pytest.raises(ThingGone):
        GOALS.find("trivs")
    comes_back_the_same()


def test_work_belongs_in_a_plan(lead: User, shared: Scope) -> None:
    with pytest.raises(NotHere):
        create_work(by=lead, scope=shared, work=WorkItem(key="", goal="trygghet", text="Arbete"))
