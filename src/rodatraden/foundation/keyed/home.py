"""Where a type of content lives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db import models

from rodatraden.foundation.keyed.columns import Column, Loader, loaders
from rodatraden.foundation.keyed.derive import columns_of
from rodatraden.foundation.keyed.errors import ContentRefused, Path
from rodatraden.foundation.keyed.limits import Limits, limits_of
from rodatraden.foundation.keyed.meta import options
from rodatraden.foundation.keyed.models import Thing
from rodatraden.foundation.keyed.parts import Part
from rodatraden.foundation.keyed.parts import fields as part_fields


def one(_unit: str) -> int:
    """The scale of content that holds no money."""
    return 1


@dataclass(frozen=True)
class Child:
    """Things nested in content that live on their own; their rows point up by `parent`."""

    attr: str
    home: Home
    parent: str


@dataclass(frozen=True, eq=False)
class Home:
    """The model of a type of content, with its columns, parts and children.

    `identity` are the fields that make a row the same one the next time, within its scope; ("key",)
    of a `Thing` is unique everywhere, and () means one a scope. Rows of a `scoped` home have a
    foreign key `scope`. `without` are attributes that another home keeps. `extra` are fields that
    are no attribute of the content: an item brings them. `unit` is the look-up path from a row to its
    unit of money, `scale` what such a unit holds of the smallest one.
    """

    content: type
    model: type[models.Model]
    identity: tuple[str, ...] = ("key",)
    given: tuple[Column, ...] = ()
    parts: tuple[Part, ...] = ()
    children: tuple[Child, ...] = ()
    scoped: bool = True
    without: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    unit: str = ""
    scale: Callable[[str], int] = one

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the row itself."""
        elsewhere = [attr for part in self.parts for attr in part.attrs] + [child.attr for child in self.children]
        return columns_of(self.content, self.model, self.given, [*elsewhere, *self.without])

    @cached_property
    def loaders(self) -> tuple[Loader, ...]:
        """What loads each attribute of the content from a record's values."""
        return loaders(self.columns)

    @cached_property
    def fields(self) -> tuple[str, ...]:
        """The fields of a row, in the order of a record's values."""
        return tuple(f for column in self.columns for f in column.fields) + self.extra

    @cached_property
    def identity_at(self) -> tuple[int, ...]:
        """Where in a record's values its identity stands."""
        return tuple(self.fields.index(name) for name in self.identity)

    @cached_property
    def kind(self) -> str:
        """What its things are called in the audit log."""
        return options(self.model).label_lower

    @cached_property
    def label(self) -> str:
        """What its things are called in Swedish."""
        return str(options(self.model).verbose_name)

    @cached_property
    def is_shared_key(self) -> bool:
        """Whether a key can belong to one scope only."""
        return self.scoped and self.identity == ("key",) and issubclass(self.model, Thing)

    def logged_key(self, key: str, scope: models.Model | None) -> str:
        """What a thing is called in the log: by its key where that is its own everywhere, else with its scope's."""
        owner = getattr(scope, "key", "") if self.scoped and not self.is_shared_key else ""
        return (f"{owner}:{key}" if owner else key)[:300]

    @cached_property
    def limits(self) -> Limits:
        """How long and large the values of a row may be."""
        return limits_of(self.model, self.fields)

    @cached_property
    def part_limits(self) -> tuple[Limits, ...]:
        """How long and large the values of each part's rows may be."""
        return tuple(limits_of(part.model, part_fields(part)) for part in self.parts)

    @cached_property
    def part_fields(self) -> tuple[tuple[str, ...], ...]:
        """The fields of each part's rows."""
        return tuple(part_fields(part) for part in self.parts)


@dataclass(frozen=True)
class Item:
    """One piece of content on its way to its home; `path` is where it stands in what it came in."""

    home: Home
    content: Any
    path: Path = ()
    unit: int = 1
    extra: Mapping[str, Any] = field(default_factory=dict)


def items(
    home: Home,
    contents: Iterable[Any],
    path: Path = (),
    *,
    unit: Callable[[Any], str] | None = None,
    extra: Mapping[str, Any] | None = None,
) -> Iterator[Item]:
    """The items of contents and of their children; `unit` says in which unit a content's money is."""
    for at, content in enumerate(contents):
        here = (*path, at)
        scale = _scale(home, content, here, unit) if unit else 1
        yield Item(home, content, here, scale, extra or {})
        for child in home.children:
            owner = {child.parent: getattr(content, home.identity[0])}
            yield from items(child.home, getattr(content, child.attr), (*here, child.attr), extra=owner)


def _scale(home: Home, content: Any, path: Path, unit: Callable[[Any], str]) -> int:
    try:
        return home.scale(unit(content))
    except ContentRefused as refused:
        refused.path = path
        raise


def family(home: Home) -> Iterator[Home]:
    """The home and those of its children."""
    yield home
    for child in home.children:
        yield from family(child.home)
