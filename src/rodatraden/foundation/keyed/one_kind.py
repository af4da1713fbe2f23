"""What a scope holds of one kind, as a person edits it: written just as a file's content would be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from django.db import models

from rodatraden.foundation.audit.actions import Change as AuditedChange
from rodatraden.foundation.audit.actions import record_all
from rodatraden.foundation.keyed.changes import Change, ChangeKind, words
from rodatraden.foundation.keyed.home import Home, Item, family, items
from rodatraden.foundation.keyed.sync import synchronise, synchronise_some

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser


def replace_kind(
    home: Home,
    contents: Iterable[Any],
    *,
    by: AbstractBaseUser,
    scope: models.Model | None,
    action: str,
    reason: str = "",
    unit: Callable[[Any], str] | None = None,
    extra: Mapping[str, Any] | None = None,
) -> tuple[Change, ...]:
    """Make the rows of one home (and of what is nested in it) hold exactly the contents, with an audit row each.

    Runs in the caller's transaction. Raises the refusals of `synchronise`.
    """
    by_home: dict[Home, list[Item]] = {each: [] for each in family(home)}
    for item in items(home, contents, unit=unit, extra=extra):
        by_home[item.home].append(item)
    made = [(each, change) for each, found in by_home.items() for change in synchronise(each, found, scope)]
    return _noted(made, by=by, scope=scope, action=action, reason=reason)


def is_written_alone(home: Home) -> bool:
    """Whether one thing of a home can be written without reading the others: nothing is nested in it."""
    return not home.children


def write_some(
    home: Home,
    some: Mapping[str, Any],
    contents: Iterable[Any],
    *,
    by: AbstractBaseUser,
    scope: models.Model | None,
    action: str,
    reason: str = "",
    unit: Callable[[Any], str] | None = None,
    extra: Mapping[str, Any] | None = None,
) -> tuple[Change, ...]:
    """Make those rows that have these values hold exactly the contents; the same audit rows as `replace_kind` makes.

    However much the scope holds, only those rows are read and written; a new one stands last.
    """
    wanted = items(home, contents, unit=unit, extra=extra)
    made = [(home, change) for change in synchronise_some(home, some, wanted, scope)]
    return _noted(made, by=by, scope=scope, action=action, reason=reason)


def _noted(
    made: Sequence[tuple[Home, Change]], *, by: AbstractBaseUser, scope: models.Model | None, action: str, reason: str
) -> tuple[Change, ...]:
    """The changes, each with its row in the log."""
    record_all(
        by=by,
        action=action,
        changes=[
            AuditedChange(
                kind=change.kind,
                key=home.logged_key(change.key, scope),
                before=None if change.what is ChangeKind.ADDED else change.before,
                after=None if change.what is ChangeKind.ENDED else change.after,
            )
            for home, change in made
        ],
        reason=reason,
    )
    return tuple(change for _, change in made)


def values_of(content: Any) -> Mapping[str, str]:
    """What a thing holds, a line of text an attribute, to make a token of; what is nested in it is not among them."""
    held = {field.name: getattr(content, field.name) for field in fields(content)}
    return {name: words(value) for name, value in held.items() if not _is_nested(value)}


def _is_nested(value: Any) -> bool:
    return isinstance(value, tuple) and any(is_dataclass(each) for each in value)
