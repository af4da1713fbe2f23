"""What every edit of a scope's content has in common: asked for, locked, written, noted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from rodatraden.apps.cycle.actions.scopes import mark_changed
from rodatraden.apps.cycle.errors import ScopeClosed
from rodatraden.apps.cycle.models import Scope
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.keyed.changes import Change
from rodatraden.foundation.keyed.home import Home
from rodatraden.foundation.keyed.one_kind import replace_kind, write_some
from rodatraden.foundation.permissions import require


def begin_edit(*, by: User, permission: str, scope: Scope, reason: str = "", place: str | None = None) -> Scope:
    """The scope, locked until the action is done; raises PermissionRefused, or ScopeClosed without a reason.

    The permission is asked about the scope's place, or about `place` for what stands at a place of its own.
    """
    require(by, permission, scope if place is None else place)
    held = Scope.objects.select_for_update(of=("self",)).get(pk=scope.pk)
    if held.is_closed and not reason.strip():
        raise ScopeClosed(f"{held} är beslutad. Skriv varför den ändras.")
    return held


def write_kind(
    home: Home,
    contents: Iterable[Any],
    *,
    by: User,
    scope: Scope,
    action: str,
    reason: str = "",
    unit: Callable[[Any], str] | None = None,
    extra: Mapping[str, Any] | None = None,
) -> tuple[Change, ...]:
    """Keep what the scope now holds of one kind; a scope that changed is marked as changed by a person.

    `unit` says in which unit a content's money is, `extra` holds the fields that are no attribute of the content.
    """
    made = replace_kind(
        home, contents, by=by, scope=scope, action=action, reason=reason.strip(), unit=unit, extra=extra
    )
    if made:
        mark_changed(by=by, scope=scope)
    return made


def write_thing(
    home: Home,
    thing: Any | None,
    identity: tuple[Any, ...],
    *,
    by: User,
    scope: Scope,
    action: str,
    reason: str = "",
    unit: Callable[[Any], str] | None = None,
    extra: Mapping[str, Any] | None = None,
) -> tuple[Change, ...]:
    """Keep one thing of a scope (None ends it) without reading the others; for a home that is `is_written_alone`."""
    some = dict(zip(home.identity, identity, strict=True))
    contents = () if thing is None else (thing,)
    return write_things(home, some, contents, by=by, scope=scope, action=action, reason=reason, unit=unit, extra=extra)


def write_things(
    home: Home,
    some: Mapping[str, Any],
    contents: Iterable[Any],
    *,
    by: User,
    scope: Scope,
    action: str,
    reason: str = "",
    unit: Callable[[Any], str] | None = None,
    extra: Mapping[str, Any] | None = None,
) -> tuple[Change, ...]:
    """Keep those things of a scope that have these values in these fields, without reading the others."""
    made = write_some(
        home, some, contents, by=by, scope=scope, action=action, reason=reason.strip(), unit=unit, extra=extra
    )
    if made:
        mark_changed(by=by, scope=scope)
    return made
