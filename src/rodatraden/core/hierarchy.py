"""Trees given as keys and parents: order, ancestors, and circles refused."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rodatraden.core.refusal import CalculationRefused


class UnknownParent(CalculationRefused):
    """A parent that is not among the keys."""


class RunsInCircle(CalculationRefused):
    """`key` is its own ancestor."""

    def __init__(self, key: str) -> None:
        """Name the key."""
        super().__init__(f"”{key}” ligger under sig själv.")
        self.key = key


@dataclass(frozen=True, slots=True)
class Tree:
    """A tree (or several) over keys. Make it with `tree`."""

    parents: Mapping[str, str]
    children: Mapping[str, tuple[str, ...]]

    @property
    def roots(self) -> tuple[str, ...]:
        """Keys without a parent, in the order given."""
        return self.children.get("", ())

    def ancestors(self, key: str) -> tuple[str, ...]:
        """All above `key`, nearest first."""
        found = []
        while parent := self.parents[key]:
            found.append(parent)
            key = parent
        return tuple(found)

    def descendants(self, key: str) -> Iterator[str]:
        """All below `key` in tree order: each before its children, children in the order given."""
        pending = list(reversed(self.children.get(key, ())))
        while pending:
            below = pending.pop()
            yield below
            pending.extend(reversed(self.children.get(below, ())))

    def in_order(self) -> Iterator[tuple[str, int]]:
        """Every key with its depth (0 at the top), in tree order."""
        for key in self.descendants(""):
            yield key, len(self.ancestors(key))


def tree(parents: Iterable[tuple[str, str]]) -> Tree:
    """The tree over (key, parent) pairs; parent "" is the top.

    `UnknownParent` when a parent is not a key; `RunsInCircle` when a key is its own ancestor.
    """
    pairs = dict(parents)
    children: dict[str, list[str]] = {}
    for key, parent in pairs.items():
        if parent and parent not in pairs:
            raise UnknownParent(f"”{key}” ligger under ”{parent}”, som inte finns.")
        children.setdefault(parent, []).append(key)
    found = Tree(pairs, {parent: tuple(below) for parent, below in children.items()})
    reached = set(found.descendants(""))
    for key in pairs:
        if key not in reached:
            raise RunsInCircle(_in_circle(pairs, key))
    return found


def _in_circle(parents: Mapping[str, str], key: str) -> str:
    """A key of the circle that `key` lies in or under."""
    seen: set[str] = set()
    while key not in seen:
        seen.add(key)
        key = parents[key]
    return key
