"""What one app keeps of the content of a scope: read as a whole, replaced as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from django.db import models

from rodatraden.foundation.audit.actions import Change as AuditedChange
from rodatraden.foundation.audit.actions import record_all
from rodatraden.foundation.keyed.changes import Change, ChangeKind
from rodatraden.foundation.keyed.errors import Path
from rodatraden.foundation.keyed.home import Home, Item, family, items
from rodatraden.foundation.keyed.read import read
from rodatraden.foundation.keyed.sync import synchronise

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

Unit = Callable[[Any], str]


def _nothing(_content: Any) -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True, kw_only=True)
class Slot:
    """An attribute of a scope's content and the home of what is in it.

    `contents` takes the things out of the whole content when they are not simply the attribute's;
    `place` is where they then stand in it. `unit` makes, once for a content, the question in which
    unit a thing's money is; `extra` gives fields that are no attribute of the thing. What is read
    goes by `name`, one or none when `single`.
    """

    attr: str
    home: Home
    name: str = ""
    single: bool = False
    contents: Callable[[Any], Iterable[Any]] | None = None
    place: Path | None = None
    unit: Callable[[Any], Unit] | None = None
    extra: Callable[[Any], Mapping[str, Any]] = _nothing

    def things(self, content: Any) -> Iterable[Any]:
        """What of the content lives here."""
        if self.contents:
            return self.contents(content)
        held = getattr(content, self.attr)
        if self.single:
            return () if held is None else (held,)
        return tuple(held)


def _as_read(found: dict[str, Any]) -> dict[str, Any]:
    return found


@dataclass(frozen=True, kw_only=True)
class Area:
    """The slots of one app, in an order in which nothing refers ahead."""

    name: str
    slots: tuple[Slot, ...]
    finish: Callable[[dict[str, Any]], dict[str, Any]] = _as_read

    def slots_of(self, content: type) -> tuple[Slot, ...]:
        """The slots that this kind of content has."""
        known = {field.name for field in fields(content)}
        return tuple(slot for slot in self.slots if slot.attr in known)

    def items(self, content: Any, path: Path = ()) -> Iterator[Item]:
        """All things of the content that live in this app, with where they stand."""
        for slot in self.slots_of(type(content)):
            yield from items(
                slot.home,
                slot.things(content),
                (*path, *((slot.attr,) if slot.place is None else slot.place)),
                unit=slot.unit(content) if slot.unit else None,
                extra=slot.extra(content),  # noqa: S610 -- not the one of a queryset
            )

    def read(self, content: type, scope: int | None) -> dict[str, Any]:
        """The attributes of this kind of content that live in this app, for a scope."""
        found: dict[str, Any] = {}
        for slot in self.slots_of(content):
            things = read(slot.home, scope)
            found[slot.name or slot.attr] = next(iter(things), None) if slot.single else things
        return self.finish(found)


def replace(
    area: Area,
    *,
    by: AbstractBaseUser,
    content: Any,
    path: Path = (),
    scope: models.Model | None = None,
    reason: str = "",
) -> tuple[Change, ...]:
    """Make the rows of an app hold exactly the content, with an audit row for each change.

    Runs in the caller's transaction. Raises the refusals of `synchronise`.
    """
    by_home: dict[Home, list[Item]] = {home: [] for slot in area.slots_of(type(content)) for home in family(slot.home)}
    for item in area.items(content, path):
        by_home[item.home].append(item)
    made = [(home, change) for home, found in by_home.items() for change in synchronise(home, found, scope)]
    record_all(
        by=by,
        action=f"{area.name}.replace_content",
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
