"""Create, change, order and end visions and core values."""

from __future__ import annotations

from django.db import transaction

from rodatraden.apps.cycle.actions import municipality_scope, things
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.planning.actions.things import PlanKind
from rodatraden.apps.planning.queries import content as homes
from rodatraden.apps.planning.rules import EDIT_SHARED
from rodatraden.core.content.organisation import CoreValue, Vision
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.permissions import require

VISIONS = PlanKind[Vision](
    home=homes.VISIONS,
    noun="visionen",
    action="planning.vision",
    name="title",
    otherwise="vision",
    is_shared=True,
    is_planned=False,
)
CORE_VALUES = PlanKind[CoreValue](
    home=homes.CORE_VALUES,
    noun="kärnvärdet",
    action="planning.core_value",
    otherwise="karnvarde",
    is_shared=True,
    is_planned=False,
)


@transaction.atomic
def create_vision(*, by: User, vision: Vision, reason: str = "") -> Vision:
    """Add a vision; a key is made from its title. Raises NameMissing, TextUnreadable."""
    require(by, EDIT_SHARED, "")
    return things.create(VISIONS, vision, by=by, scope=municipality_scope(by=by), check=_check, reason=reason)


@transaction.atomic
def edit_vision(*, by: User, vision: Vision, token: str, reason: str = "") -> Vision:
    """Change a vision."""
    return things.edit(VISIONS, vision, by=by, token=token, check=_check, reason=reason)


@transaction.atomic
def order_vision(*, by: User, key: str, to: int, reason: str = "") -> None:
    """Put a vision at a place (0 is first) in the list."""
    things.order(VISIONS, key, by=by, to=to, siblings=lambda _one, _other: True, reason=reason)


@transaction.atomic
def end_vision(*, by: User, key: str, reason: str = "") -> Vision:
    """End a vision."""
    return things.end(VISIONS, key, by=by, reason=reason)


@transaction.atomic
def create_core_value(*, by: User, core_value: CoreValue, reason: str = "") -> CoreValue:
    """Add a core value; a key is made from its name. Raises NameMissing, TextUnreadable."""
    require(by, EDIT_SHARED, "")
    return things.create(CORE_VALUES, core_value, by=by, scope=municipality_scope(by=by), check=_check, reason=reason)


@transaction.atomic
def edit_core_value(*, by: User, core_value: CoreValue, token: str, reason: str = "") -> CoreValue:
    """Change a core value."""
    return things.edit(CORE_VALUES, core_value, by=by, token=token, check=_check, reason=reason)


@transaction.atomic
def order_core_value(*, by: User, key: str, to: int, reason: str = "") -> None:
    """Put a core value at a place (0 is first) in the list."""
    things.order(CORE_VALUES, key, by=by, to=to, siblings=lambda _one, _other: True, reason=reason)


@transaction.atomic
def end_core_value(*, by: User, key: str, reason: str = "") -> CoreValue:
    """End a core value."""
    return things.end(CORE_VALUES, key, by=by, reason=reason)


def _check(_new: object, _old: object | None, _scope: Scope) -> None:
    return
