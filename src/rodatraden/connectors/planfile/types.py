"""The format's types, read off the dataclasses of `core.content`.

One description serves the reader, the writer and the JSON Schema, so that they cannot disagree.
"""

import types
from collections.abc import Hashable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum
from functools import cache
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from rodatraden.core.content.amount import Amount, Number


class Leaf(Enum):
    """What a single text can stand for."""

    TEXT = "text"
    NUMBER = "number"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the words of an enumeration."""

    of: type[StrEnum]


@dataclass(frozen=True, slots=True)
class Optional:
    """A value or nothing."""

    of: "Shape"


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of one kind of thing."""

    of: "Shape"


@dataclass(frozen=True, slots=True)
class Lookup:
    """Keys with one kind of value each."""

    of: "Shape"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a record."""

    name: str
    shape: "Shape"
    required: bool
    default: Any


@dataclass(frozen=True, slots=True)
class Record:
    """A dataclass with its fields in order."""

    of: type[Any]

    @property
    def fields(self) -> dict[str, Field]:
        """The fields by name."""
        return _fields_of(cast("Hashable", self.of))


@dataclass(frozen=True, slots=True)
class Quantity:
    """A bare number, or an `Amount`; `wrapped` when the bare number is an `Amount` too."""

    wrapped: bool


Shape = Leaf | Choice | Optional | Listing | Lookup | Record | Quantity

AMOUNT = Record(Amount)
_LEAVES: dict[Any, Leaf] = {
    str: Leaf.TEXT,
    Decimal: Leaf.NUMBER,
    int: Leaf.INTEGER,
    bool: Leaf.BOOLEAN,
    date: Leaf.DATE,
}


@cache
def _fields_of(of: Any) -> dict[str, Field]:
    hints = get_type_hints(of)
    found: dict[str, Field] = {}
    for each in fields(of):
        factory = each.default_factory
        default = each.default if factory is MISSING else factory()
        found[each.name] = Field(each.name, shape_of(hints[each.name]), default is MISSING, default)
    return found


def shape_of(hint: Any) -> Shape:
    """The shape a type annotation stands for."""
    if hint in _LEAVES:
        return _LEAVES[hint]
    if hint is Amount or hint == Number:
        return Quantity(wrapped=hint is Amount)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return Choice(hint)
    if isinstance(hint, type) and is_dataclass(hint):
        return Record(hint)
    return _generic(hint)


def _generic(hint: Any) -> Shape:
    origin, inside = get_origin(hint), get_args(hint)
    if origin is tuple:
        return Listing(shape_of(inside[0]))
    if origin is Mapping:
        return Lookup(shape_of(inside[1]))
    if origin in (Union, types.UnionType):
        (some,) = (part for part in inside if part is not type(None))
        return Optional(shape_of(some))
    raise TypeError(f"No plan file type for {hint!r}")
