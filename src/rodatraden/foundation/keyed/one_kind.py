"""What a scope holds of one kind, as a person edits it: written just as a file's content would be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from django.db import models

from rodatraden.foundation.audit.actions import Change as AuditedChange
from rodatraden.foundation.audit.actions import record_all
from rodatraden.foundation.keyed.changes import Change, ChangeKind, words
from rodatraden.foundation.keyed.home import Home, Item, family, items
from rodatraden.foundation.keyed.sync import synchronise

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
) -> tuple[Change, ...]:
    """Make the rows of one home (and of what is nested in it) hold exactly the contents, with an audit row each.

    Runs in the caller's transaction. Raises the refusals of `synchronise`.
    """
    by_home: dict[Home, list[Item]] = {each: [] for each in family(home)}
    for item in items(home, contents, unit=unit):
        by_home[item.home].append(item)
    made = tuple(change for each, found in by_home.items() for change in synchronise(each, found, scope))
    record_all(
        by=by,
        action=action,
        changes=[
            AuditedChange(
                kind=change.kind,
                key=change.key[:300],
                before=None if change.what is ChangeKind.ADDED else change.before,
                after=None if change.what is ChangeKind.ENDED else change.after,
            )
            for change in made
        ],
        reason=reason,
    )
    return made


def values_of(content: Any) -> Mapping[str, str]:
    """What a thing holds, a line of text an attribute, to make a token of; what is nested in it is not among them."""
    held = {field.name: getattr(content, field.name) for field in fields(content)}
    return {name: words(value) for name, value in held.items() if not _is_nested(value)}


def _is_nested(value: Any) -> bool:
    return isinstance(value, tuple) and any(is_dataclass(each) for each in value)
