"""The roles an account holds today; what every permission that roles give is read from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils import timezone

from rodatraden.foundation.accounts.models import RoleGrant, User

_HELD = "_roles_held"


@dataclass(frozen=True, slots=True)
class Held:
    """A role that is held today, and where ("" is everywhere)."""

    role: str
    place: str


def current_grants(day: date | None = None) -> QuerySet[RoleGrant]:
    """The grants that hold on a day (today)."""
    on = day or timezone.localdate()
    return RoleGrant.objects.filter(
        Q(ends__isnull=True) | Q(ends__gte=on), starts__lte=on, withdrawn_at__isnull=True, user__is_active=True
    )


def roles_held(user: User) -> frozenset[Held]:
    """The roles an account holds today; asked for once as long as the account is in memory."""
    known = user.__dict__.get(_HELD)
    if known is None:
        known = user.__dict__[_HELD] = _read(user)
    held: frozenset[Held] = known
    return held


def _read(user: User) -> frozenset[Held]:
    # What `current_grants` says, for every page: written out, since building it costs ten times what it takes to run.
    if not user.is_active:
        return frozenset()
    today = connection.ops.adapt_datefield_value(timezone.localdate())
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT role, place FROM accounts_rolegrant WHERE user_id = %s AND withdrawn_at IS NULL"
            " AND starts <= %s AND (ends IS NULL OR ends >= %s) ORDER BY id",
            (user.pk, today, today),
        )
        return frozenset(Held(role, place) for role, place in cursor.fetchall())


def forget_roles(user: User) -> None:
    """Ask anew the next time: a grant has been given or withdrawn."""
    user.__dict__.pop(_HELD, None)


def as_if_holding(role: str) -> User:
    """Somebody who exists in thought alone, with one role everywhere: to ask permissions about."""
    user = User(name=role)
    user.__dict__[_HELD] = frozenset({Held(role, "")})
    return user
