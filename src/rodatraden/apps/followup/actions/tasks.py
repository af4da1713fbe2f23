"""Hand tasks to a colleague or a substitute, and give them to another unit."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from rodatraden.apps.cycle.queries.scopes import occasion as occasion_of
from rodatraden.apps.cycle.rules import refuse_closed
from rodatraden.apps.followup.enums import PartState
from rodatraden.apps.followup.errors import CannotReceive, CannotTakeTask, TaskClosed
from rodatraden.apps.followup.models import Part, Task
from rodatraden.apps.followup.queries.answerers import Answerers
from rodatraden.apps.followup.rules import HAND_OVER, permission_for
from rodatraden.apps.org.tree import tree
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.actions import record
from rodatraden.foundation.permissions import allows, require


@transaction.atomic
def hand_over_task(*, by: User, task: Task, to: User | None) -> Task:
    """Hand a task to a person who reports there, or back to whoever has the role (None).

    Raises CannotReceive or TaskClosed.
    """
    require(by, HAND_OVER, task.organisation)
    held = Task.objects.select_for_update(of=("self",)).select_related("scope").get(pk=task.pk)
    if not held.is_open:
        raise TaskClosed
    if to is not None and not allows(to, permission_for(held.kind), held.organisation):
        raise CannotReceive(to.name)
    before = {"assigned_to": held.assigned_to_id}
    held.assigned_to, held.handed_by = to, by if to is not None else None
    held.save(update_fields=("assigned_to", "handed_by"))
    record(
        by=by,
        action="followup.hand_over_task",
        kind="followup.task",
        key=f"{held.scope.key}:{held.organisation}:{held.kind}:{held.about}"[:300],
        before=before,
        after={"assigned_to": held.assigned_to_id},
    )
    return held


@transaction.atomic
def hand_over_tasks(*, by: User, tasks: Sequence[Task], to: User | None) -> int:
    """Hand many over, all or none; gives how many."""
    for task in tasks:
        hand_over_task(by=by, task=task, to=to)
    return len(tasks)


@transaction.atomic
def give_tasks(*, by: User, tasks: Sequence[Task], to: str) -> int:
    """Give many to another organisation of the board, all or none, as `give_task` does; gives how many."""
    for task in tasks:
        give_task(by=by, task=task, to=to)
    return len(tasks)


@transaction.atomic
def give_task(*, by: User, task: Task, to: str) -> Task:
    """Give a task to another organisation of the board, where it waits for whoever reports there.

    What has been said of the thing already goes with it. Raises TaskClosed, ScopeClosed, or CannotTakeTask
    for an organisation outside the board, one that has the task, or one that has marked the section ready.
    """
    require(by, HAND_OVER, task.organisation)
    held = Task.objects.select_for_update(of=("self",)).select_related("scope__board").get(pk=task.pk)
    if not held.is_open:
        raise TaskClosed
    refuse_closed(held.scope)
    name = tree().names.get(to, to)
    board, before = held.scope.board_id or "", held.organisation
    if to not in tree().at_or_below(board) or to not in tree():
        raise CannotTakeTask(name, "hör inte till nämnden.")
    if Task.objects.filter(scope=held.scope, organisation=to, kind=held.kind, about=held.about).exists():
        raise CannotTakeTask(name, "har redan uppgiften.")
    part, _is_new = Part.objects.get_or_create(
        scope=held.scope, organisation=to, section=held.kind, defaults={"due": held.due}
    )
    if part.is_frozen or part.state in (PartState.READY, PartState.APPROVED):
        raise CannotTakeTask(name, "har klarmarkerat avsnittet.")
    occasion = occasion_of(held.scope.year or 0, held.scope.occasion)
    held.organisation, held.assigned_to, held.handed_by = to, None, by
    held.role = Answerers(board, occasion).role(held.kind, to) if occasion else held.role
    held.fell = held.named = ""
    held.save(update_fields=("organisation", "assigned_to", "handed_by", "role", "fell", "named"))
    _leave_no_empty_part(held, before)
    record(
        by=by,
        action="followup.give_task",
        kind="followup.task",
        key=f"{held.scope.key}:{before}:{held.kind}:{held.about}"[:300],
        before={"organisation": before},
        after={"organisation": to},
    )
    return held


def _leave_no_empty_part(task: Task, organisation: str) -> None:
    """A section that nothing is asked in any longer is no part of the report, unless something was written in it."""
    left = Task.objects.filter(scope=task.scope, organisation=organisation, kind=task.kind, ended_at__isnull=True)
    if not left.exists():
        untouched = (PartState.NOT_STARTED, PartState.BEGUN)
        parts = Part.objects.filter(scope=task.scope, organisation=organisation, section=task.kind, state__in=untouched)
        parts.delete()
