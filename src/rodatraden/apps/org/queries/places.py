"""Where a person has a right: to filter lists by, and to ask about one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser

from rodatraden.apps.org.reach import Places, reached
from rodatraden.apps.org.rules import MANAGERS, READ
from rodatraden.foundation.accounts.held import roles_held
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.permissions import RolePredicate, predicate_of

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

__all__ = ["Places", "managed_by", "may_read", "places_of"]


def places_of(user: AbstractBaseUser | AnonymousUser, permission: str) -> Places:
    """Where a person has a permission that some roles give."""
    predicate = predicate_of(permission)
    if not isinstance(predicate, RolePredicate):
        raise TypeError(f"{permission!r} is not given by roles at places")
    return reached(user, predicate.roles, upward=predicate.upward)


def may_read(user: AbstractBaseUser | AnonymousUser, place: str) -> bool:
    """Whether a person reads what is not decided at a place."""
    return places_of(user, READ).contains(place)


def managed_by(user: AbstractBaseUser | AnonymousUser) -> frozenset[str]:
    """The organisations that a person is the manager of, also as a substitute: these very ones, not those below."""
    if not isinstance(user, User) or not user.is_active:
        return frozenset()
    return frozenset(grant.place for grant in roles_held(user) if grant.role in MANAGERS and grant.place)
