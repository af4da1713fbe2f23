"""The parts of a report: whose, how far, who may do what with them."""

from __future__ import annotations

from collections.abc import Iterable

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.followup.enums import SECTION_ORDER, PartState
from rodatraden.apps.followup.models import Part
from rodatraden.apps.followup.queries.levels import levels_of
from rodatraden.apps.followup.rules import APPROVE_OWN, APPROVE_PART
from rodatraden.apps.org.queries.places import places_of
from rodatraden.apps.org.tree import tree
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.permissions import allows


def parts_of(scope: Scope, organisation: str | None = None) -> list[Part]:
    """The parts of a report (of one organisation), in the order of the form."""
    found = Part.objects.filter(scope=scope).select_related("scope", "changed_by")
    if organisation is not None:
        found = found.filter(organisation=organisation)
    return sorted(found.order_by("pk"), key=lambda part: (part.organisation, SECTION_ORDER.index(part.section)))


def may_approve_up_to(user: User, part: Part, levels: tuple[str, ...] | None = None) -> int:
    """How many levels would have approved the part if this person approved it; 0 when it is not theirs to."""
    steps = levels_of(part.scope.board_id or "", part.organisation) if levels is None else levels
    highest = 0
    for number, level in enumerate(steps, start=1):
        permission = APPROVE_OWN if level == part.organisation else APPROVE_PART
        if allows(user, permission, level):
            highest = number
    return highest


def waits_for(user: User, part: Part) -> bool:
    """Whether the part is ready and this person's approval would take it further."""
    return part.state == PartState.READY and not part.is_frozen and may_approve_up_to(user, part) > part.approved_up_to


def waiting_parts(user: User, parts: Iterable[Part]) -> list[Part]:
    """Those of the parts that this person's approval would take further; the rights are asked for once a level."""
    organisations = tree()
    highest: dict[tuple[str, str], int] = {}
    found = []
    for part in parts:
        if part.state != PartState.READY or part.is_frozen:
            continue
        key = (part.scope.board_id or "", part.organisation)
        if key not in highest:
            highest[key] = may_approve_up_to(user, part, levels_of(*key, organisations))
        if highest[key] > part.approved_up_to:
            found.append(part)
    return found


def approver_reach(user: User) -> frozenset[str] | None:
    """The organisations whose parts may wait for a person; None where it is all of them.

    Those where the person may approve, and the boards straight above them: an administration approves
    the own part of the board it serves.
    """
    mine = [places_of(user, permission) for permission in (APPROVE_PART, APPROVE_OWN)]
    if any(places.everywhere for places in mine):
        return None
    keys = mine[0].keys | mine[1].keys
    above = tree().above
    return keys | {upper for key in keys for upper in above.get(key, ())}
