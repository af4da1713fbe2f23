"""Where a person has a right: to filter lists by, and to ask about one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser

from rodatraden.apps.org.reach import Places, reached
from rodatraden.apps.org.rules import READ
from rodatraden.foundation.permissions import RolePredicate, predicate_of

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

__all__ = ["Places", "may_read", "places_of"]


def places_of(user: AbstractBaseUser | AnonymousUser, permission: str) -> Places:
    """Where a person has a permission that some roles give."""
    predicate = predicate_of(permission)
    if not isinstance(predicate, RolePredicate):
        raise TypeError(f"{permission!r} is not given by roles at places")
    return reached(user, predicate.roles, upward=predicate.upward)


def may_read(user: AbstractBaseUser | AnonymousUser, place: str) -> bool:
    """Whether a person reads what is not decided at a place."""
    return places_of(user, READ).contains(place)
