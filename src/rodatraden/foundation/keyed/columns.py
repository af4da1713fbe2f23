"""How one attribute of content is kept in the fields of a row, and had back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any, Protocol
from urllib.parse import parse_qsl, quote, urlencode

from rodatraden.foundation.keyed.numbers import join_money, join_number, split_money, split_number


class Column(Protocol):
    """One attribute of content in one or several fields of a row.

    `unit` is how many of the smallest unit a money amount's own unit holds.
    """

    @property
    def attr(self) -> str:
        """The attribute of the content."""

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of the row."""

    def store(self, value: Any, unit: int) -> Sequence[Any]:
        """The fields' values."""

    def load(self, stored: Sequence[Any], unit: int) -> Any:
        """The attribute's value."""


@dataclass(frozen=True)
class Plain:
    """A value that the database keeps as it is."""

    attr: str
    field: str = ""
    empty: Any = ""

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of the row."""
        return (self.field or self.attr,)

    def store(self, value: Any, unit: int) -> Sequence[Any]:
        """Give the values of the fields."""
        return (value,)

    def load(self, stored: Sequence[Any], unit: int) -> Any:
        """Give the attribute back."""
        return stored[0]


@dataclass(frozen=True)
class Choice(Plain):
    """A member of an enumeration, or none."""

    enum: type[StrEnum] = StrEnum

    def store(self, value: Any, unit: int) -> Sequence[Any]:
        """Give the values of the fields."""
        return ("" if value is None else str(value),)

    def load(self, stored: Sequence[Any], unit: int) -> Any:
        """Give the attribute back."""
        return self.enum(stored[0]) if stored[0] else None


@dataclass(frozen=True)
class Ref(Plain):
    """The key of another thing, as a foreign key to its `key`; "" is none."""

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of the row."""
        return (f"{self.field or self.attr}_id",)

    def store(self, value: Any, unit: int) -> Sequence[Any]:
        """Give the values of the fields."""
        return (value or None,)

    def load(self, stored: Sequence[Any], unit: int) -> Any:
        """Give the attribute back."""
        return stored[0] or ""


@dataclass(frozen=True)
class Words(Plain):
    """A list of words, marks or keys."""

    def store(self, value: Any, unit: int) -> Sequence[Any]:
        """Give the values of the fields."""
        return (list(value),)

    def load(self, stored: Sequence[Any], unit: int) -> Any:
        """Give the attribute back."""
        return tuple(stored[0])


@dataclass(frozen=True)
class Pairs(Plain):
    """Words by key, in order."""

    def store(self, value: Any, unit: int) -> Sequence[Any]:
        """Give the values of the fields."""
        return ([[key, word] for key, word in value.items()],)

    def load(self, stored: Sequence[Any], unit: int) -> Any:
        """Give the attribute back."""
        return dict(stored[0])


@dataclass(frozen=True)
class Breakdown(Plain):
    """Dimension and value as one canonical string, "age=0-6&gender=women"; the total is ""."""

    def store(self, value: Any, unit: int) -> Sequence[Any]:
        """Give the values of the fields."""
        return (canonical(value),)

    def load(self, stored: Sequence[Any], unit: int) -> Any:
        """Give the attribute back."""
        return dict(parse_qsl(stored[0], keep_blank_values=True))


def canonical(breakdown: Mapping[str, str]) -> str:
    """The one way to write a breakdown."""
    return urlencode(sorted(breakdown.items()), quote_via=quote, safe="åäöÅÄÖ ")


@dataclass(frozen=True)
class Exact:
    """A number that is no money, with its decimals beside it."""

    attr: str

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of the row."""
        return (self.attr, f"{self.attr}_decimals")

    def store(self, value: Any, unit: int) -> Sequence[Any]:
        """Give the values of the fields."""
        return split_number(value)

    def load(self, stored: Sequence[Any], unit: int) -> Any:
        """Give the attribute back."""
        return join_number(stored[0], stored[1])


@dataclass(frozen=True)
class Money:
    """An amount of money, in the smallest unit, with the decimals of its own unit beside it."""

    attr: str

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of the row."""
        return (self.attr, f"{self.attr}_decimals")

    def store(self, value: Any, unit: int) -> Sequence[Any]:
        """Give the values of the fields."""
        return split_money(value, unit)

    def load(self, stored: Sequence[Any], unit: int) -> Any:
        """Give the attribute back."""
        return join_money(stored[0], stored[1], unit)


@dataclass(frozen=True)
class Inline:
    """A dataclass, or none, in fields of the row itself; there is one when `presence` is filled."""

    attr: str
    content: type
    columns: tuple[Column, ...]
    presence: str

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of the row."""
        return tuple(field for column in self.columns for field in column.fields)

    def store(self, value: Any, unit: int) -> Sequence[Any]:
        """Give the values of the fields."""
        if value is None:
            return [getattr(column, "empty", None) for column in self.columns for _ in column.fields]
        return [stored for c in self.columns for stored in c.store(getattr(value, c.attr), unit)]

    def load(self, stored: Sequence[Any], unit: int) -> Any:
        """Give the attribute back."""
        if not stored[self._presence_at]:
            return None
        return self.content(**take(self._loaders, stored, unit))

    @cached_property
    def _presence_at(self) -> int:
        return self.fields.index(self.presence)

    @cached_property
    def _loaders(self) -> tuple[Loader, ...]:
        return loaders(self.columns)


Loader = tuple[str, Callable[[Sequence[Any], int], Any], slice]
"""An attribute, what loads it, and where in a row's values its fields stand."""


def loaders(columns: Iterable[Column]) -> tuple[Loader, ...]:
    """The loaders of columns whose fields stand in a row one after another."""
    found: list[Loader] = []
    at = 0
    for column in columns:
        width = len(column.fields)
        found.append((column.attr, column.load, slice(at, at + width)))
        at += width
    return tuple(found)


def take(of: Iterable[Loader], stored: Sequence[Any], unit: int) -> dict[str, Any]:
    """The attributes of all columns from one row's values."""
    return {attr: load(stored[where], unit) for attr, load, where in of}
