"""A board's goal becomes the units' own, and is seen together again."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.cycle.thing_errors import StillNeeded
from rodatraden.apps.org.enums import RoleKind
from rodatraden.apps.planning.actions.goals import GOALS, edit_goal, end_goal, move_goal
from rodatraden.apps.planning.actions.links import link_indicator
from rodatraden.apps.planning.actions.plans import lay_on_units, open_plan
from rodatraden.apps.planning.actions.work import create_activity
from rodatraden.apps.planning.queries.units import unit_goals, units_under
from rodatraden.apps.planning.tree_errors import (
    AlreadyLaid,
    FromAnotherPlan,
    LevelsOutOfOrder,
    NotBelow,
    UnknownOrganisation,
    YearMissing,
)
from rodatraden.core.content.planning import Activity
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.models import AuditRow
from rodatraden.foundation.editing.tokens import token_of
from rodatraden.foundation.keyed.one_kind import values_of
from rodatraden.foundation.permissions import PermissionRefused

Person = Callable[..., User]
Same = Callable[[], None]


def test_unit_manager_opens_the_plan_of_the_unit_only(plan: Scope, person_with: Person) -> None:
    manager = person_with(RoleKind.UNIT_MANAGER, "norr")
    scope = open_plan(by=manager, organisation="norr", year=2025)
    assert (scope.key, scope.level, scope.changed_by_person) == ("norr/2025", "board_year", True)
    assert open_plan(by=manager, organisation="norr", year=2025) == scope
    assert AuditRow.objects.filter(action="planning.open_plan").count() == 1
    for other in ("soder", "parkforvaltningen", "parknamnden"):
        with pytest.raises(PermissionRefused):
            open_plan(by=manager, organisation=other, year=2025)


def test_plan_needs_a_year_and_an_organisation(lead: User, plan: Scope) -> None:
    with pytest.raises(YearMissing):
        open_plan(by=lead, organisation="norr", year=2031)
    with pytest.raises(UnknownOrganisation):
        open_plan(by=lead, organisation="finns-inte", year=2025)


def test_each_unit_gets_a_goal_of_its_own_and_adapts_it(
    lead: User, plan: Scope, person_with: Person, comes_back_the_same: Same
) -> None:
    made = lay_on_units(by=lead, key="trivs", units=["norr", "soder"])
    assert [(goal.key, goal.parent, goal.owner, goal.level) for goal in made] == [
        ("alla-trivs", "trivs", "norr", "namndmal"),
        ("alla-trivs-2", "trivs", "soder", "namndmal"),
    ]
    manager = person_with(RoleKind.UNIT_MANAGER, "norr")
    own = replace(made[0], name="Alla trivs i norr")
    edit_goal(by=manager, goal=own, token=token_of(values_of(made[0])))
    with pytest.raises(PermissionRefused):
        edit_goal(by=manager, goal=replace(made[1], name="Mitt"), token=token_of(values_of(made[1])))
    norr = Scope.objects.get(key="norr/2025")
    link_indicator(by=manager, scope=norr, goal=own.key, indicator="trivsel")
    create_activity(by=manager, scope=norr, activity=Activity(key="", name="Bänkar", goals=(own.key,)))
    seen = unit_goals("trivs", "Alla trivs")
    assert [(each.unit_name, each.name, each.is_adapted, each.indicators, each.activities) for each in seen] == [
        ("Enhet Norr", "Alla trivs i norr", True, ("Trivsel i parken",), 1),
        ("Enhet Söder", "Alla trivs", False, (), 0),
    ]
    comes_back_the_same()


def test_goal_is_laid_once_and_on_those_who_work_for_the_board(lead: User, plan: Scope) -> None:
    lay_on_units(by=lead, key="trivs", units=["norr"])
    with pytest.raises(AlreadyLaid, match="Enhet Norr"):
        lay_on_units(by=lead, key="trivs", units=["norr"])
    for other in ("omsorgsnamnden", "parknamnden", "finns-inte"):
        with pytest.raises(NotBelow):
            lay_on_units(by=lead, key="trivs", units=[other])


def test_units_goal_is_not_above_the_boards(lead: User, plan: Scope, shared: Scope) -> None:
    (own,) = lay_on_units(by=lead, key="trivs", units=["norr"])
    with pytest.raises(FromAnotherPlan):
        move_goal(by=lead, key="trygga", parent=own.key)
    with pytest.raises(LevelsOutOfOrder):
        move_goal(by=lead, key="trivs", parent="trygga")
    with pytest.raises(StillNeeded, match="Alla trivs"):
        end_goal(by=lead, key="trivs")
    end_goal(by=lead, key=own.key)
    assert [goal.key for goal in GOALS.all_in(plan)] == ["trivs", "trygga"]


def test_units_of_a_board_stand_in_order(lead: User, plan: Scope) -> None:
    assert units_under("parknamnden") == [
        ("parkforvaltningen", "Parkförvaltningen"),
        ("norr", "Enhet Norr"),
        ("soder", "Enhet Söder"),
    ]
