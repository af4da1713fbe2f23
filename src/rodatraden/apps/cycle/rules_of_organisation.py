"""What holds for the organisation tree whoever changes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.cycle.organisation_errors import (
    BoardWorksForNobody,
    KindHasPlans,
    NotABoard,
    OneCouncil,
    ReplacesItself,
    UnderItself,
    ValidityReversed,
)
from rodatraden.apps.cycle.thing_errors import ThingGone
from rodatraden.core.content.organisation import Organisation, OrganisationKind

BOARDS = (OrganisationKind.COUNCIL, OrganisationKind.EXECUTIVE_BOARD, OrganisationKind.BOARD)
"""Those that decide: what an administration or a unit may work for."""


def refuse_place(told: Organisation, have: Sequence[Organisation]) -> None:
    """Raise for an organisation that could not stand where it says, or for the time it says."""
    known = {each.key: each for each in have}
    for key in (told.parent, *told.serves, *told.predecessors):
        if key and key not in known:
            raise ThingGone("organisationen")
    for key in told.serves:
        if known[key].kind not in BOARDS:
            raise NotABoard(known[key].name)
    if told.serves and told.kind in BOARDS:
        raise BoardWorksForNobody
    if told.key and told.key in told.predecessors:
        raise ReplacesItself(told.name)
    if told.valid_from and told.valid_to and told.valid_to < told.valid_from:
        raise ValidityReversed
    if told.kind is OrganisationKind.COUNCIL:
        other = next((each for each in have if each.kind is told.kind and each.key != told.key), None)
        if other is not None:
            raise OneCouncil(other.name)
    _refuse_circle(told, known)


def _refuse_circle(told: Organisation, known: Mapping[str, Organisation]) -> None:
    above = {**known, told.key: told}
    for start in (told.parent, *told.serves):
        waiting, seen = [start] if start else [], set[str]()
        while waiting:
            key = waiting.pop()
            if key == told.key:
                raise UnderItself(told.name, known[start].name if start in known else told.name)
            if key not in seen and key in above:
                seen.add(key)
                waiting += [each for each in (above[key].parent, *above[key].serves) if each]


def refuse_kind_change(before: Organisation, after: Organisation, have: Sequence[Organisation]) -> None:
    """Raise KindHasPlans where a board that has plans, or that others work for, would no longer be one."""
    if before.kind == after.kind or before.kind not in BOARDS or after.kind in BOARDS:
        return
    is_served = any(before.key in each.serves for each in have)
    if is_served or Scope.objects.filter(board__key=before.key).exists():
        raise KindHasPlans(before.name)
