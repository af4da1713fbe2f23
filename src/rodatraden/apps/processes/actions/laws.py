"""Create, change, order and end dated law references."""

from __future__ import annotations

from django.db import transaction

from rodatraden.apps.cycle.actions import municipality_scope, things
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.cycle.organisation_errors import ValidityReversed
from rodatraden.apps.cycle.thing_errors import ThingGone
from rodatraden.apps.org.tree import tree
from rodatraden.apps.processes.queries import content as homes
from rodatraden.apps.processes.rules import EDIT_PROCESSES
from rodatraden.core.content.organisation import LawReference
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.permissions import require

LAWS = things.Kind[LawReference](
    home=homes.LAWS,
    noun="lagen",
    action="processes.law",
    otherwise="lag",
    permission=EDIT_PROCESSES,
    is_shared=True,
    is_planned=False,
)


@transaction.atomic
def create_law(*, by: User, law: LawReference, reason: str = "") -> LawReference:
    """Add a law reference; a key is made from its name. Raises NameMissing, ThingGone, ValidityReversed."""
    require(by, EDIT_PROCESSES, "")
    scope = municipality_scope(by=by)
    return things.create(LAWS, law, by=by, scope=scope, check=_check, reason=reason)


@transaction.atomic
def edit_law(*, by: User, law: LawReference, token: str, reason: str = "") -> LawReference:
    """Change a law reference; one that has been replaced gets a last day instead of new words."""
    return things.edit(LAWS, law, by=by, token=token, check=_check, reason=reason)


@transaction.atomic
def order_law(*, by: User, key: str, to: int, reason: str = "") -> None:
    """Put a law at a place (0 is first) in the list."""
    things.order(LAWS, key, by=by, to=to, siblings=lambda _one, _other: True, reason=reason)


@transaction.atomic
def end_law(*, by: User, key: str, reason: str = "") -> LawReference:
    """End a law reference that nothing rests on; raises StillNeeded."""
    return things.end(LAWS, key, by=by, reason=reason)


def _check(new: LawReference, old: LawReference | None, _scope: Scope) -> None:
    if new.valid_from and new.valid_to and new.valid_to < new.valid_from:
        raise ValidityReversed
    added = set(new.governs) - set(old.governs if old is not None else ())
    if not added <= set(tree().names):
        raise ThingGone("nämnden")
