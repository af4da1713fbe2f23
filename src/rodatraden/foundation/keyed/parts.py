"""How what belongs to a thing, and has no life of its own, is kept in rows below it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from django.db import models

from rodatraden.foundation.keyed.amounts import AmountColumn
from rodatraden.foundation.keyed.columns import Column, Plain, Ref, loaders, take

Values = tuple[Any, ...]


class Part(Protocol):
    """Some attributes of content in rows of `model` that point to the owner by `parent`.

    `attr` names the part to people.
    A row holds `columns` in order; the first `labels` of them say which one it is.
    """

    @property
    def attr(self) -> str:
        """What the part is called."""

    @property
    def model(self) -> type[models.Model]:
        """The rows' model."""

    @property
    def parent(self) -> str:
        """The foreign key to the owner."""

    @property
    def attrs(self) -> tuple[str, ...]:
        """The attributes of the content that live here."""

    @property
    def columns(self) -> tuple[Column, ...]:
        """What a row holds."""

    @property
    def labels(self) -> int:
        """How many columns tell rows of one owner apart; 0 when there is at most one."""

    def rows(self, content: Any) -> Iterable[Mapping[str, Any]]:
        """The attributes of each row, in order."""

    def gather(self, rows: Sequence[Mapping[str, Any]], found: dict[str, Any]) -> None:
        """Put the content's attributes, had back from the rows, into `found`."""


@dataclass(frozen=True)
class Things:
    """A tuple of dataclasses, one row each; `inner` are attributes kept by another part."""

    attr: str
    model: type[models.Model]
    parent: str
    content: type
    columns: tuple[Column, ...]
    inner: Mapping[str, Any] | None = None
    labels: int = 1

    @property
    def attrs(self) -> tuple[str, ...]:
        """The attributes kept here."""
        return (self.attr,)

    def rows(self, content: Any) -> Iterable[Mapping[str, Any]]:
        """Give the attributes of each row."""
        names = [column.attr for column in self.columns]
        return ({name: getattr(thing, name) for name in names} for thing in getattr(content, self.attr))

    def gather(self, rows: Sequence[Mapping[str, Any]], found: dict[str, Any]) -> None:
        """Put the attributes back together."""
        found[self.attr] = tuple(self.content(**row, **(self.inner or {})) for row in rows)


@dataclass(frozen=True)
class One:
    """A dataclass or none, in at most one row."""

    attr: str
    model: type[models.Model]
    parent: str
    content: type
    columns: tuple[Column, ...]
    labels: int = 0

    @property
    def attrs(self) -> tuple[str, ...]:
        """The attributes kept here."""
        return (self.attr,)

    def rows(self, content: Any) -> Iterable[Mapping[str, Any]]:
        """Give the attributes of each row."""
        thing = getattr(content, self.attr)
        return [{column.attr: getattr(thing, column.attr) for column in self.columns}] if thing else []

    def gather(self, rows: Sequence[Mapping[str, Any]], found: dict[str, Any]) -> None:
        """Put the attributes back together."""
        found[self.attr] = self.content(**rows[0]) if rows else None


@dataclass(frozen=True)
class Keys:
    """A tuple of keys of other things, one row each with a foreign key `to`."""

    attr: str
    model: type[models.Model]
    parent: str
    to: str
    labels: int = 1

    @property
    def attrs(self) -> tuple[str, ...]:
        """The attributes kept here."""
        return (self.attr,)

    @property
    def columns(self) -> tuple[Column, ...]:
        """What a row holds."""
        return (Ref(self.to),)

    def rows(self, content: Any) -> Iterable[Mapping[str, Any]]:
        """Give the attributes of each row."""
        return ({self.to: key} for key in getattr(content, self.attr))

    def gather(self, rows: Sequence[Mapping[str, Any]], found: dict[str, Any]) -> None:
        """Put the attributes back together."""
        found[self.attr] = tuple(row[self.to] for row in rows)


@dataclass(frozen=True)
class Line:
    """Numbers by column: a mapping, or with `spread` one attribute of the content a column."""

    attr: str
    model: type[models.Model]
    parent: str
    money: bool
    spread: tuple[str, ...] = ()
    labels: int = 1

    @property
    def attrs(self) -> tuple[str, ...]:
        """The attributes kept here."""
        return self.spread or (self.attr,)

    @property
    def columns(self) -> tuple[Column, ...]:
        """What a row holds."""
        return (Plain("column"), AmountColumn("number", money=self.money, bare=True))

    def rows(self, content: Any) -> Iterable[Mapping[str, Any]]:
        """Give the attributes of each row."""
        numbers = {a: getattr(content, a) for a in self.spread} if self.spread else getattr(content, self.attr)
        return ({"column": column, "number": number} for column, number in numbers.items())

    def gather(self, rows: Sequence[Mapping[str, Any]], found: dict[str, Any]) -> None:
        """Put the attributes back together."""
        numbers = {row["column"]: row["number"] for row in rows}
        found.update(numbers if self.spread else {self.attr: numbers})


@dataclass(frozen=True)
class Grid:
    """Numbers by row and column, as a mapping of mappings.

    With `inner`, that attribute of each thing in `attr` instead; the part before this one keeps the
    things themselves.
    """

    attr: str
    model: type[models.Model]
    parent: str
    money: bool
    inner: str = ""
    labels: int = 2

    @property
    def attrs(self) -> tuple[str, ...]:
        """The attributes kept here."""
        return (self.attr,)

    @property
    def columns(self) -> tuple[Column, ...]:
        """What a row holds."""
        return (Plain("row"), Plain("column"), AmountColumn("number", money=self.money, bare=True))

    def rows(self, content: Any) -> Iterable[Mapping[str, Any]]:
        """Give the attributes of each row."""
        held = getattr(content, self.attr)
        grid = {thing.key: getattr(thing, self.inner) for thing in held} if self.inner else held
        return (
            {"row": row, "column": column, "number": number}
            for row, numbers in grid.items()
            for column, number in numbers.items()
        )

    def gather(self, rows: Sequence[Mapping[str, Any]], found: dict[str, Any]) -> None:
        """Put the attributes back together."""
        grid: dict[str, dict[str, Any]] = {}
        for row in rows:
            grid.setdefault(row["row"], {})[row["column"]] = row["number"]
        if self.inner:
            found[self.attr] = tuple(replace(t, **{self.inner: grid.get(t.key, {})}) for t in found[self.attr])
        else:
            found[self.attr] = grid


def store(part: Part, content: Any, unit: int) -> tuple[Values, ...]:
    """The values of each row of the part."""
    return tuple(
        tuple(value for column in part.columns for value in column.store(row[column.attr], unit))
        for row in part.rows(content)
    )


def load(part: Part, rows: Sequence[Values], unit: int) -> list[dict[str, Any]]:
    """The attributes of each row, from its values."""
    of = loaders(part.columns) if rows else ()
    return [take(of, row, unit) for row in rows]


def fields(part: Part) -> tuple[str, ...]:
    """The fields of the part's rows, in the order of their values."""
    return tuple(field for column in part.columns for field in column.fields)
