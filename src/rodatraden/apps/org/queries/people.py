"""Roles and places in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rodatraden.apps.org.enums import RoleKind
from rodatraden.apps.org.tree import Tree, tree
from rodatraden.foundation.accounts.models import RoleGrant

_INDENT = "\u2003"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldRole:
    """A role that a person has or will have, as it is shown."""

    grant: int
    role: str
    place: str
    starts: date
    ends: date | None
    coming: bool
    substitute_for: str


def held_roles(grants: Iterable[RoleGrant], *, today: date, within: Tree | None = None) -> tuple[HeldRole, ...]:
    """Grants in words, with the names of their places; those that have not begun are `coming`.

    Who asks for many persons gives the tree, so that it is looked up once.
    """
    organisation = within or tree()
    return tuple(
        HeldRole(
            grant=grant.pk,
            role=role_label(grant.role),
            place=place_name(grant.place, organisation),
            starts=grant.starts,
            ends=grant.ends,
            coming=grant.starts > today,
            substitute_for=grant.substitute_for.name if grant.substitute_for is not None else "",
        )
        for grant in grants
    )


def role_label(role: str) -> str:
    """A role's name."""
    return str(RoleKind(role).label) if role in RoleKind.values else role


def place_name(place: str, organisation: Tree) -> str:
    """A place's name; a place that is no longer there gives its key."""
    return organisation.names.get(place, place) if place else "hela kommunen"


def place_choices() -> list[tuple[str, str]]:
    """Every place to choose from, the tree's order and depth shown by indents; the whole municipality first."""
    organisation = tree()
    found: list[tuple[str, str]] = [("", "Hela kommunen")]
    seen: set[str] = set()

    def add(key: str, depth: int) -> None:
        if key in seen:
            return
        seen.add(key)
        found.append((key, _INDENT * depth + organisation.names[key]))
        for lower in organisation.below.get(key, ()):
            add(lower, depth + 1)

    for key, above in organisation.above.items():
        if not above:
            add(key, 1)
    for key in organisation.names:
        add(key, 1)
    return found
