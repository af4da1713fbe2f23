"""What can be done with the organisation, and the roles on it."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from rodatraden.apps.org.enums import RoleKind
from rodatraden.apps.org.models import Organisation
from rodatraden.apps.org.queries.content import AREA
from rodatraden.apps.org.rules import IMPORT_ORGANISATION, MANAGERS, NAME_SUBSTITUTE
from rodatraden.core.content.file import MunicipalityContent
from rodatraden.foundation.accounts.actions import give_role, invite_user, stand_in
from rodatraden.foundation.accounts.errors import AccountUnknown, PlaceUnknown, RoleUnknown
from rodatraden.foundation.accounts.models import RoleGrant, User
from rodatraden.foundation.accounts.queries import account_with
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


@transaction.atomic
def invite_person(*, by: User, email: str, name: str, role: str = "", place: str = "") -> tuple[User, str]:
    """Create an account, give it a role where one is named, and send its person a link; give the token too.

    Raises EmailInvalid, EmailTaken, NameMissing, RoleUnknown or PlaceUnknown.
    """
    user, token = invite_user(by=by, email=email, name=name)
    if role:
        assign_role(by=by, user=user, role=role, place=place)
    return user, token


@transaction.atomic
def name_substitute(*, by: User, person: User, email: str, starts: date, ends: date) -> tuple[RoleGrant, ...]:
    """Let the one with this address stand in for a manager for a period: for oneself, or as an administrator.

    Raises AccountUnknown, StandsInForSelf, NoRoleToStandInFor or PeriodReversed.
    """
    if by.pk == person.pk:
        require(by, NAME_SUBSTITUTE)
    substitute = account_with(email)
    if substitute is None:
        raise AccountUnknown(email)
    roles = [role.value for role in MANAGERS]
    return stand_in(by=by, person=person, substitute=substitute, roles=roles, starts=starts, ends=ends)
