"""Create, change, order and end the municipality's processes."""

from __future__ import annotations

from django.db import transaction

from rodatraden.apps.cycle.actions import municipality_scope, things
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.processes.queries import content as homes
from rodatraden.apps.processes.rules import EDIT_PROCESSES
from rodatraden.core.content.organisation import Process
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.permissions import require

PROCESSES = things.Kind[Process](
    home=homes.PROCESSES,
    noun="processen",
    action="processes.process",
    otherwise="process",
    permission=EDIT_PROCESSES,
    is_shared=True,
    is_planned=False,
)


@transaction.atomic
def create_process(*, by: User, process: Process, reason: str = "") -> Process:
    """Add a process; a key is made from its name. Raises NameMissing."""
    require(by, EDIT_PROCESSES, "")
    scope = municipality_scope(by=by)
    return things.create(PROCESSES, process, by=by, scope=scope, check=_check, reason=reason)


@transaction.atomic
def edit_process(*, by: User, process: Process, token: str, reason: str = "") -> Process:
    """Change a process."""
    return things.edit(PROCESSES, process, by=by, token=token, check=_check, reason=reason)


@transaction.atomic
def order_process(*, by: User, key: str, to: int, reason: str = "") -> None:
    """Put a process at a place (0 is first) in the list."""
    things.order(PROCESSES, key, by=by, to=to, siblings=lambda _one, _other: True, reason=reason)


@transaction.atomic
def end_process(*, by: User, key: str, reason: str = "") -> Process:
    """End a process that no risk and no control is tied to; raises StillNeeded."""
    return things.end(PROCESSES, key, by=by, reason=reason)


def _check(_new: Process, _old: Process | None, _scope: Scope) -> None:
    return
