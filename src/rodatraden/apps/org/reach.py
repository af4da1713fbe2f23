"""How far a role reaches on the organisation tree."""

from __future__ import annotations

from dataclasses import dataclass

from rodatraden.apps.org.tree import Tree, tree
from rodatraden.foundation.accounts.held import roles_held
from rodatraden.foundation.accounts.models import User

EVERYWHERE = ""


@dataclass(frozen=True, slots=True)
class Places:
    """Where something may be done: everywhere, or at these organisations ("" is the municipality itself)."""

    everywhere: bool
    keys: frozenset[str] = frozenset()

    def contains(self, place: str | None) -> bool:
        """Whether it may be done at a place; None asks whether there is any."""
        if place is None:
            return self.everywhere or bool(self.keys)
        return self.everywhere or place in self.keys


NOWHERE = Places(everywhere=False)


def reached(user: object, roles: frozenset[str], *, upward: bool = False) -> Places:
    """Where a person reaches by any of the roles; `upward` also what stands above, the municipality itself too."""
    if not isinstance(user, User) or not user.is_active:
        return NOWHERE
    if user.is_system:
        return Places(everywhere=True)
    held = [grant.place for grant in roles_held(user) if grant.role in roles]
    if EVERYWHERE in held:
        return Places(everywhere=True)
    if not held:
        return NOWHERE
    organisation = tree()
    keys = frozenset().union(*(_from(place, organisation, upward=upward) for place in held))
    return Places(everywhere=False, keys=keys)


def _from(place: str, organisation: Tree, *, upward: bool) -> frozenset[str]:
    below = organisation.at_or_below(place)
    return below | organisation.at_or_above(place) | {EVERYWHERE} if upward else below


def place_of(thing: object) -> str | None:
    """The place of a thing: an organisation's key, "" for the municipality's own; None for no thing at all."""
    if thing is None or isinstance(thing, str):
        return thing
    place = getattr(thing, "place", None)
    if not isinstance(place, str):
        raise TypeError(f"{type(thing).__name__} has no place in the organisation")
    return place
