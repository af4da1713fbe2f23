"""What a comparison gives: things in pairs, their fields side by side, and the differences."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from rodatraden.core.comparison.item import Group, Likeness, Sort, Value


class Change(StrEnum):
    """What has happened from the first side to the second."""

    ADDED = "added"
    ENDED = "ended"
    RENAMED = "renamed"
    MOVED = "moved"
    REWORDED = "reworded"
    RAISED = "raised"
    REDUCED = "reduced"
    TIGHTENED = "tightened"
    EASED = "eased"
    CHANGED = "changed"


MIRRORED: dict[Change, Change] = {
    Change.ADDED: Change.ENDED,
    Change.ENDED: Change.ADDED,
    Change.RAISED: Change.REDUCED,
    Change.REDUCED: Change.RAISED,
    Change.TIGHTENED: Change.EASED,
    Change.EASED: Change.TIGHTENED,
}
"""What a change is when the sides are exchanged, where that is another."""


class Presence(StrEnum):
    """Which sides have a thing."""

    BOTH = "both"
    FIRST = "first"
    SECOND = "second"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How far a number has moved, in its unit; `ore` where it is money, `per_cent` where the base is not zero."""

    amount: Decimal
    unit: str
    decimals: int
    ore: int | None = None
    per_cent: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One difference: where, what, from what to what, and the whole in one Swedish sentence.

    The id is made of what differs, never of its place; it is the same whichever side comes first.
    """

    id: str
    group: Group
    sort: Sort
    thing: str
    field: str
    change: Change
    before: Value
    after: Value
    sentence: str
    step: Step | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldPair:
    """A field on both sides, with its difference if it is one.

    `derived` values follow from others: they are shown with their step, but are no difference.
    """

    path: str
    label: str
    before: Value
    after: Value
    derived: bool = False
    differs: bool = False
    step: Step | None = None
    difference: Difference | None = None
    column_before: str = ""
    column_after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingPair:
    """A thing with its fields on both sides; `difference` when only one side has it."""

    id: str
    sort: Sort
    name: str
    name_before: str
    within: str
    parent: str
    presence: Presence
    likeness: Likeness
    fields: tuple[FieldPair, ...]
    difference: Difference | None = None

    @property
    def differences(self) -> tuple[Difference, ...]:
        """Every difference of the thing."""
        own = (self.difference,) if self.difference else ()
        return (*own, *(field.difference for field in self.fields if field.difference))

    @property
    def differs(self) -> bool:
        """Whether anything of it does."""
        return self.difference is not None or any(field.difference for field in self.fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Every thing of two sides in reading order, by group."""

    things: tuple[ThingPair, ...]

    @property
    def differences(self) -> tuple[Difference, ...]:
        """Every difference in reading order."""
        return tuple(difference for thing in self.things for difference in thing.differences)

    def groups(self) -> Iterator[tuple[Group, tuple[ThingPair, ...]]]:
        """The groups that have anything, in their order."""
        for group in Group:
            found = tuple(thing for thing in self.things if thing.sort.group is group)
            if found:
                yield group, found
