"""A content taken apart: things with names, places and fields, each field in words and as what is compared."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


class Group(StrEnum):
    """What the differences are gathered under, in the order a reader meets them."""

    GOALS = "goals"
    WORK = "work"
    TARGETS = "targets"
    FIGURES = "figures"
    STATEMENTS = "statements"
    MONEY = "money"
    VOLUMES = "volumes"
    RISKS = "risks"
    PROSE = "prose"
    OTHER = "other"


class Likeness(StrEnum):
    """Why two things are taken for the same: their key, their name and place, or that they resemble each other."""

    KEY = "key"
    NAME = "name"
    LIKELY = "likely"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sort:
    """A sort of thing: its words, its group, and which fields follow the key rather than the matter.

    `loose` fields (as the year of a target) are compared only between things with the same key:
    between years they differ by nature.
    """

    key: str
    group: Group
    definite: str
    one: str
    many: str
    neuter: bool = False
    loose: frozenset[str] = frozenset()
    closeness: Decimal | None = Decimal("0.72")


@dataclass(frozen=True, slots=True)
class Reference:
    """Keys of other things, in order; across years they are held against what they are paired with."""

    sort: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What a field says: the words a reader sees, what is compared, and the number if it is one."""

    words: str
    same: object
    number: Decimal | None = None
    unit: str = ""
    decimals: int = 0
    prose: bool = False


NOTHING = Value(words="", same=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A named value of a thing. `derived` follows from others and is no difference of its own."""

    label: str
    value: Value
    derived: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A column of a table: what it holds, in which year counted from the document's own."""

    key: str
    label: str
    role: str = ""
    offset: int | None = None
    period: str = ""
    group: str = ""
    whole_year: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing of a content.

    `key` is unique in its sort; `local` is its key below `parent` (sort and key). `kin` are other
    marks by which it may be paired below the same parent, best first.
    """

    sort: Sort
    key: str
    name: str
    local: str = ""
    parent: tuple[str, str] | None = None
    within: str = ""
    kin: tuple[object, ...] = ()
    fields: Mapping[str, Field] = field(default_factory=dict)
    headings: tuple[Heading, ...] = ()
    cells: Mapping[str, Field] = field(default_factory=dict)
