"""How a part's change of state is written down."""

from __future__ import annotations

from django.utils import timezone

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.cycle.rules import refuse_closed
from rodatraden.apps.followup.enums import PartState
from rodatraden.apps.followup.errors import PartFrozen, PartUnknown
from rodatraden.apps.followup.models import Part, Task
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.actions import record


def part_key(part: Part) -> str:
    """What a part is called in the log of changes."""
    return f"{part.scope.key}:{part.organisation}:{part.section}"


def locked(scope: Scope, organisation: str, section: str) -> Part:
    """The part, with nobody else changing it; raises PartUnknown, ScopeClosed or PartFrozen.

    The report is locked first, as a decision does, so that the two never wait for each other.
    """
    Scope.objects.select_for_update(of=("self",)).get(pk=scope.pk)
    rows = Part.objects.select_for_update(of=("self",)).select_related("scope")
    part = rows.filter(scope=scope, organisation=organisation, section=section).first()
    if part is None:
        raise PartUnknown
    if part.is_frozen:
        raise PartFrozen
    refuse_closed(part.scope)
    return part


def move(by: User, part: Part, state: PartState, action: str, *, approved_up_to: int = 0, comment: str = "") -> None:
    """Give the part a new state, and write it down."""
    before = {"state": part.state, "approved_up_to": part.approved_up_to}
    part.state, part.approved_up_to, part.comment = state.value, approved_up_to, comment
    part.changed_at, part.changed_by = timezone.now(), by
    part.save(update_fields=("state", "approved_up_to", "comment", "changed_at", "changed_by"))
    record(
        by=by,
        action=f"followup.{action}",
        kind="followup.part",
        key=part_key(part),
        before=before,
        after={"state": part.state, "approved_up_to": approved_up_to},
        reason=comment,
    )


def close_tasks(by: User, part: Part) -> None:
    """The tasks of a section are done when it is marked ready."""
    tasks = Task.objects.filter(scope=part.scope, organisation=part.organisation, kind=part.section)
    tasks.filter(done_at__isnull=True).update(done_at=timezone.now(), done_by=by)


def reopen_tasks(part: Part) -> None:
    """They wait again when it is not."""
    tasks = Task.objects.filter(scope=part.scope, organisation=part.organisation, kind=part.section)
    tasks.filter(done_at__isnull=False, ended_at__isnull=True).update(done_at=None, done_by=None)
