"""Hand tasks to a colleague or a substitute."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from rodatraden.apps.followup.errors import CannotReceive, TaskClosed
from rodatraden.apps.followup.models import Task
from rodatraden.apps.followup.rules import HAND_OVER, permission_for
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
