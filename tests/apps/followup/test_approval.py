"""Approving, returning, handing over and freezing."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.utils import timezone

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.followup.actions import (
    approve_part,
    approve_parts,
    freeze_parts,
    hand_over_task,
    mark_ready,
    return_part,
)
from rodatraden.apps.followup.enums import PartState
from rodatraden.apps.followup.errors import (
    CannotReceive,
    CommentMissing,
    NothingChosen,
    NotReady,
    NotReturnable,
    PartFrozen,
    TaskClosed,
)
from rodatraden.apps.followup.models import Part, Task
from rodatraden.apps.followup.queries.levels import levels_of
from rodatraden.apps.followup.queries.parts import waiting_parts
from rodatraden.apps.followup.queries.tasks import colleagues, tasks_of
from rodatraden.apps.org.enums import RoleKind
from rodatraden.apps.org.models import Organisation
from rodatraden.foundation.accounts.actions import give_role
from rodatraden.foundation.accounts.held import forget_roles
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.models import AuditRow
from rodatraden.foundation.permissions import PermissionRefused
from tests.apps.followup.park import BOARD, OFFICE, PARKS, PLAY, TREES

People = dict[str, User]
Report = Callable[..., bool]


def again(part: Part) -> Part:
    return Part.objects.select_related("scope").get(pk=part.pk)


def test_levels_are_those_between_unit_and_board(scope: Scope) -> None:
    assert levels_of(BOARD, PLAY) == (OFFICE,)
    assert levels_of(BOARD, OFFICE) == (OFFICE,)
    assert levels_of(BOARD, BOARD) == (OFFICE,)
    Organisation.objects.create(key="norr", name="Norr", kind="service_area", parent_id=OFFICE)
    Organisation.objects.filter(key=PLAY).update(parent_id="norr", changed_at=timezone.now())
    assert levels_of(BOARD, PLAY) == ("norr", OFFICE)


def test_head_of_administration_approves(people: People, ready: Part) -> None:
    assert waiting_parts(people["head"], [ready]) == [ready]
    approve_part(by=people["head"], part=ready)
    assert (again(ready).state, again(ready).approved_up_to) == (PartState.APPROVED, 1)
    row = AuditRow.objects.get(action="followup.approve_part")
    assert (row.actor, row.before, row.after) == (
        people["head"], {"state": "ready", "approved_up_to": 0}, {"state": "approved", "approved_up_to": 1},
    )  # fmt: skip


def test_each_level_approves_in_turn(people: People, ready: Part, system: User) -> None:
    Organisation.objects.create(key="norr", name="Norr", kind="service_area", parent_id=OFFICE)
    Organisation.objects.filter(key=PLAY).update(parent_id="norr", changed_at=timezone.now())
    between = people["outsider"]
    give_role(by=system, user=between, role=RoleKind.UNIT_MANAGER.value, place="norr")
    forget_roles(between)
    approve_part(by=between, part=ready)
    assert (again(ready).state, again(ready).approved_up_to) == (PartState.READY, 1)
    assert waiting_parts(between, [again(ready)]) == []
    approve_part(by=people["head"], part=ready)
    assert (again(ready).state, again(ready).approved_up_to) == (PartState.APPROVED, 2)


@pytest.mark.parametrize("who", ["play", "parks", "controller", "outsider", "reporter"])
def test_approval_and_return_are_not_for_those_below_or_beside(people: People, ready: Part, who: str) -> None:
    with pytest.raises(PermissionRefused):
        approve_part(by=people[who], part=ready)
    with pytest.raises(PermissionRefused):
        return_part(by=people[who], part=ready, comment="Nej.")
    assert again(ready).state == PartState.READY


def test_only_what_is_ready_is_approved_and_many_are_approved_together_or_not_at_all(
    people: People, ready: Part, scope: Scope
) -> None:
    begun = Part.objects.get(scope=scope, organisation=PARKS, section="activities")
    with pytest.raises(NotReady, match="Aktiviteter från Parkdriften är inte klarmarkerad"):
        approve_parts(by=people["head"], parts=[ready, begun])
    assert again(ready).state == PartState.READY
    with pytest.raises(NothingChosen):
        approve_parts(by=people["head"], parts=[])
    assert approve_parts(by=people["head"], parts=[ready]) == 1


def test_return_says_what_to_change_and_opens_the_tasks_again(people: People, ready: Part, scope: Scope) -> None:
    with pytest.raises(CommentMissing):
        return_part(by=people["head"], part=ready, comment="  ")
    return_part(by=people["head"], part=ready, comment="Skriv hur många stråk som lyser.")
    assert (again(ready).state, again(ready).comment) == (PartState.RETURNED, "Skriv hur många stråk som lyser.")
    open_again = Task.objects.filter(scope=scope, organisation=PLAY, kind="activities", done_at__isnull=True)
    assert open_again.count() == 3
    with pytest.raises(NotReturnable):
        return_part(by=people["head"], part=ready, comment="En gång till.")


def test_returned_part_keeps_its_comment_until_it_is_ready_again(
    people: People, ready: Part, scope: Scope, report: Report
) -> None:
    return_part(by=people["head"], part=ready, comment="Skriv mer.")
    report(people["play"], PLAY, "activities", "pn-a1", status="klar", comment="Alla sju lyser.")
    assert (again(ready).state, again(ready).comment) == (PartState.BEGUN, "Skriv mer.")
    mark_ready(by=people["play"], scope=scope, organisation=PLAY, sections=("activities",))
    assert (again(ready).state, again(ready).comment) == (PartState.READY, "")


def kinds(user: User) -> set[tuple[str, str]]:
    return {(task.organisation, task.kind) for task in tasks_of(user)}


def test_tasks_are_those_of_ones_own_role_and_place(people: People, scope: Scope) -> None:
    assert {place for place, _ in kinds(people["play"])} == {PLAY}
    assert kinds(people["reporter"]) == kinds(people["trees"]) != set()
    assert {place for place, _ in kinds(people["head"])} == {OFFICE}
    assert kinds(people["lead"]) == {(BOARD, "commitments"), (BOARD, "indicators")}
    assert kinds(people["outsider"]) == set()


def test_task_of_a_unit_without_anyone_goes_to_the_nearest_above(people: People, scope: Scope, system: User) -> None:
    above = people["outsider"]
    give_role(by=system, user=above, role=RoleKind.UNIT_MANAGER.value, place=OFFICE)
    forget_roles(above)
    assert kinds(above) == set()
    people["play"].grants.update(ends=timezone.localdate() - timedelta(days=1), starts=date(2020, 1, 1))
    assert {place for place, _ in kinds(above)} == {PLAY}


def test_task_is_handed_to_a_substitute_and_back(people: People, scope: Scope, system: User) -> None:
    task = Task.objects.get(scope=scope, organisation=PLAY, kind="texts")
    substitute = people["parks"]
    with pytest.raises(CannotReceive):
        hand_over_task(by=people["play"], task=task, to=substitute)
    give_role(by=system, user=substitute, role="unit_manager", place=PLAY, substitute_for=people["play"])
    forget_roles(substitute)
    assert substitute in colleagues(people["play"], PLAY, "texts")
    hand_over_task(by=people["play"], task=task, to=substitute)
    assert (PLAY, "texts") not in kinds(people["play"])
    assert (PLAY, "texts") in kinds(substitute)
    hand_over_task(by=substitute, task=task, to=None)
    assert (PLAY, "texts") in kinds(people["play"])


def test_handing_over_is_for_those_who_report_there_and_while_it_waits(
    people: People, scope: Scope, ready: Part
) -> None:
    task = Task.objects.get(scope=scope, organisation=PLAY, about="pn-a1")
    with pytest.raises(PermissionRefused):
        hand_over_task(by=people["parks"], task=task, to=people["play"])
    with pytest.raises(TaskClosed):
        hand_over_task(by=people["play"], task=task, to=people["head"])


def test_everything_is_frozen_at_once_opened_or_not(people: People, scope: Scope, ready: Part) -> None:
    number = Part.objects.filter(scope=scope).count()
    assert freeze_parts(by=people["lead"], scope=scope) == number
    assert not Part.objects.filter(scope=scope, frozen_at__isnull=True).exists()
    assert {part.state for part in Part.objects.filter(organisation=TREES)} == {PartState.NOT_STARTED}
    assert tasks_of(people["trees"]) == []
    with pytest.raises(PartFrozen):
        approve_part(by=people["head"], part=ready)
    assert freeze_parts(by=people["lead"], scope=scope) == 0


def test_freezing_is_for_those_who_decide(people: People, scope: Scope) -> None:
    with pytest.raises(PermissionRefused):
        freeze_parts(by=people["parks"], scope=scope)
