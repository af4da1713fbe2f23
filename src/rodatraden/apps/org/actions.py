"""What can be done with the organisation, and the roles on it."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from rodatraden.apps.org.enums import RoleKind
from rodatraden.apps.org.models import Organisation
from rodatraden.apps.org.queries.content import AREA
from rodatraden.apps.org.rules import IMPORT_ORGANISATION
from rodatraden.core.content.file import MunicipalityContent
from rodatraden.foundation.accounts.actions import give_role
from rodatraden.foundation.accounts.errors import PlaceUnknown, RoleUnknown
from rodatraden.foundation.accounts.models import RoleGrant, User
from rodatraden.foundation.keyed.area import replace
from rodatraden.foundation.keyed.changes import Change
from rodatraden.foundation.permissions import require


@transaction.atomic
def replace_org_content(*, by: User, content: MunicipalityContent, reason: str = "") -> tuple[Change, ...]:
    """Make the municipality and its organisations exactly those of the content."""
    require(by, IMPORT_ORGANISATION, "")
    return replace(AREA, by=by, content=content, path=("municipality",), reason=reason)


@transaction.atomic
def assign_role(
    *,
    by: User,
    user: User,
    role: str,
    place: str = "",
    starts: date | None = None,
    ends: date | None = None,
    substitute_for: User | None = None,
) -> RoleGrant:
    """Give a person a role at an organisation ("" is the whole municipality), from a day (today).

    Raises RoleUnknown, PlaceUnknown or PeriodReversed.
    """
    if role not in RoleKind.values:
        raise RoleUnknown(role)
    if place and not Organisation.objects.filter(key=place, ended_at__isnull=True).exists():
        raise PlaceUnknown(place)
    return give_role(by=by, user=user, role=role, place=place, starts=starts, ends=ends, substitute_for=substitute_for)
