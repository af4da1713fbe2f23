"""Give roles and take them back; let one person stand in for another."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.utils import timezone

from rodatraden.foundation.accounts.errors import (
    LastAdministrator,
    NoRoleToStandInFor,
    PeriodReversed,
    StandsInForSelf,
)
from rodatraden.foundation.accounts.held import current_grants, forget_roles
from rodatraden.foundation.accounts.models import RoleGrant, User
from rodatraden.foundation.accounts.rules import ADMINISTRATOR, GIVE_ROLE
from rodatraden.foundation.audit.actions import record
from rodatraden.foundation.permissions import require


@transaction.atomic
def give_role(
    *,
    by: User,
    user: User,
    role: str,
    place: str = "",
    starts: date | None = None,
    ends: date | None = None,
    substitute_for: User | None = None,
) -> RoleGrant:
    """Give an account a role at a place from a day (today); a layer above sees to it that both exist.

    Raises PeriodReversed.
    """
    require(by, GIVE_ROLE)
    return _grant(by, user, role, place, starts or timezone.localdate(), ends, substitute_for)


def _grant(
    by: User, user: User, role: str, place: str, starts: date, ends: date | None, substitute_for: User | None
) -> RoleGrant:
    if ends is not None and ends < starts:
        raise PeriodReversed(starts, ends)
    grant = RoleGrant.objects.create(
        user=user, role=role, place=place, starts=starts, ends=ends, substitute_for=substitute_for, given_by=by
    )
    forget_roles(user)
    after = {
        "role": role,
        "place": place,
        "starts": starts,
        "ends": ends,
        "substitute_for": substitute_for.pk if substitute_for else None,
    }
    record(by=by, action="accounts.give_role", kind="account", key=str(user.pk), after=after)
    return grant


@transaction.atomic
def stand_in(
    *, by: User, person: User, substitute: User, roles: Collection[str], starts: date, ends: date
) -> tuple[RoleGrant, ...]:
    """Let a substitute have those of a person's own roles that are among `roles`, for a period.

    A person may do it for oneself, an administrator for anybody. What the person has only as
    somebody's substitute is not passed on. Raises StandsInForSelf, NoRoleToStandInFor or PeriodReversed.
    """
    if by.pk != person.pk:
        require(by, GIVE_ROLE)
    if substitute.pk == person.pk:
        raise StandsInForSelf
    if ends < starts:
        raise PeriodReversed(starts, ends)
    own = current_grants(starts).filter(user=person, role__in=roles, substitute_for__isnull=True).order_by("pk")
    copied = dict.fromkeys((grant.role, grant.place, _earliest(grant.ends, ends)) for grant in own)
    if not copied:
        raise NoRoleToStandInFor(person.name)
    return tuple(_grant(by, substitute, role, place, starts, last, person) for role, place, last in copied)


def _earliest(one: date | None, other: date) -> date:
    return other if one is None else min(one, other)


@transaction.atomic
def withdraw_role(*, by: User, grant: RoleGrant, reason: str = "") -> None:
    """Take a role back from now on; a second time does nothing.

    Whose roles somebody else stands in for may take that back too. Raises LastAdministrator.
    """
    if by.pk != grant.substitute_for_id:
        require(by, GIVE_ROLE)
    if grant.withdrawn_at is not None:
        return
    if grant.role == ADMINISTRATOR and not by.is_system:
        refuse_without_administrator(grant.user)
    grant.withdrawn_at = timezone.now()
    grant.save(update_fields=("withdrawn_at",))
    forget_roles(grant.user)
    before = {"role": grant.role, "place": grant.place, "starts": grant.starts, "ends": grant.ends}
    record(by=by, action="accounts.withdraw_role", kind="account", key=str(grant.user_id), before=before, reason=reason)


def refuse_without_administrator(leaving: User) -> None:
    """Raise LastAdministrator when nobody but this account looks after the accounts for good."""
    others = current_grants().filter(role=ADMINISTRATOR, ends__isnull=True).exclude(user=leaving)
    if not others.exists():
        raise LastAdministrator
