"""What is particular to things of plans: who may write them, and what their texts may name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from rodatraden.apps.cycle.actions.things import Kind
from rodatraden.apps.cycle.enums import ScopeLevel
from rodatraden.apps.cycle.errors import TextUnreadable
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.planning.queries.references import lost_in
from rodatraden.apps.planning.rules import EDIT_PLAN, EDIT_SHARED
from rodatraden.apps.planning.tree_errors import UnknownReference
from rodatraden.core.prose import ProseError
from rodatraden.core.prose.fields import PROSE_FIELDS

T = TypeVar("T", bound=Any)


@dataclass(frozen=True, eq=False)
class PlanKind(Kind[T]):
    """A kind of thing in plans."""

    def permission_of(self, scope: Scope) -> str:
        """What it takes to edit a scope: what the municipality shares is not a board's to change."""
        return permission_of(scope)

    def refuse_texts(self, thing: T, before: T | None, scope: Scope) -> None:
        """Raise TextUnreadable or UnknownReference for the first running text that cannot stand."""
        refuse_unreadable_texts(thing, before, shared=scope.level == ScopeLevel.MUNICIPALITY)


def permission_of(scope: Scope) -> str:
    """What it takes to edit a scope: what the municipality shares is not a board's to change."""
    return EDIT_SHARED if scope.level == ScopeLevel.MUNICIPALITY else EDIT_PLAN


def refuse_unreadable_texts(thing: object, before: object | None, *, shared: bool = False) -> None:
    """Raise TextUnreadable or UnknownReference for the first running text that cannot stand."""
    names: Sequence[str] = PROSE_FIELDS.get(type(thing), ())
    for name in names:
        text = getattr(thing, name)
        try:
            lost = lost_in(text, getattr(before, name) if before is not None else "", shared=shared)
        except ProseError as error:
            raise TextUnreadable(text, error) from error
        if lost is not None:
            raise UnknownReference(lost)
