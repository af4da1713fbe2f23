"""Define permissions, ask for them, demand them.

An app's `rules` module defines what it guards:

    IMPORT_PLAN = define("planning.import_plan", held_by(RoleKind.DEVELOPMENT_LEAD), to="läsa in planer")

and its actions demand it before they do anything else:

    require(by, IMPORT_PLAN, plan)
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from rules import permissions
from rules.predicates import Predicate

from rodatraden.foundation.permissions.errors import PermissionRefused

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser

_PURPOSES: dict[str, str] = {}
_PREDICATES: dict[str, Predicate] = {}


class RolePredicate(Predicate):
    """A test that some roles pass; it knows which, so that the table of rights can be read off."""

    def __init__(self, test: Callable[..., bool], *, roles: frozenset[str], upward: bool = False) -> None:
        """Take the test of `(user)` or `(user, thing)`; `upward` when the right also reaches what is above."""
        super().__init__(test)
        self.roles = roles
        self.upward = upward


def predicate(test: Callable[..., bool]) -> Predicate:
    """Make a test of `(user)` or `(user, thing)` into a predicate, to be joined with `&`, `|` and `~`."""
    return Predicate(test)


def define(name: str, holds: Predicate, *, to: str) -> str:
    """Guard `name` by a predicate, and give the name back as a constant.

    `to` ends the sentence "Du har inte behörighet att …", in the infinitive.
    """
    permissions.set_perm(name, holds)
    _PREDICATES[name] = holds
    _PURPOSES[name] = to
    return name


def defined() -> tuple[str, ...]:
    """Every permission's name, in order."""
    return tuple(sorted(_PURPOSES))


def purpose_of(name: str) -> str:
    """What the permission is for, in the infinitive."""
    return _PURPOSES[name]


def predicate_of(name: str) -> Predicate:
    """What decides the permission."""
    return _PREDICATES[name]


def allows(user: AbstractBaseUser | AnonymousUser, name: str, obj: object = None) -> bool:
    """Whether this user has this permission (on this thing, where that matters)."""
    if name not in _PURPOSES:
        raise LookupError(f"No permission is called {name!r}")
    return user.is_active and bool(permissions.has_perm(name, user, obj))


def require(user: AbstractBaseUser | AnonymousUser, name: str, obj: object = None) -> None:
    """Raise PermissionRefused unless this user has this permission."""
    if not allows(user, name, obj):
        raise PermissionRefused(name, _PURPOSES[name])
