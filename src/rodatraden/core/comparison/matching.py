"""Which thing of one side is which of the other.

By key first. Then, below the same place: by the key within it, by name, and by likeness. Last by
name anywhere in the sort. The same two sides the other way round give the same pairs.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from decimal import Decimal
from difflib import SequenceMatcher

from rodatraden.core.comparison.item import Item, Likeness

Place = tuple[str, str]
"""Sort and key."""


class Pairs:
    """The pairs found so far, readable from either side."""

    def __init__(self) -> None:
        """Start with none."""
        self.forth: dict[Place, Place] = {}
        self.back: dict[Place, Place] = {}
        self.likeness: dict[Place, Likeness] = {}

    def add(self, first: Item, second: Item, likeness: Likeness) -> None:
        """Take two things for the same."""
        here, there = place_of(first), place_of(second)
        self.forth[here], self.back[there] = there, here
        self.likeness[here] = likeness

    def translated(self, place: Place | None) -> Place | None:
        """What a place of the first side is on the second; itself where it is paired with nothing."""
        return None if place is None else self.forth.get(place, place)


def place_of(item: Item) -> Place:
    """The sort and key of a thing."""
    return item.sort.key, item.key


def paired(first: Sequence[Item], second: Sequence[Item]) -> Pairs:
    """The pairs of two sides."""
    pairs = Pairs()
    there = {place_of(item): item for item in second}
    for item in first:
        match = there.get(place_of(item))
        if match is not None:
            pairs.add(item, match, Likeness.KEY)
    # From the top down: what stands below is looked for below what its parent is paired with.
    for level in _levels(first, second):
        _below(pairs, *level)
    return pairs


def _levels(first: Sequence[Item], second: Sequence[Item]) -> Iterable[tuple[list[Item], list[Item]]]:
    depths = [_depths(first), _depths(second)]
    deepest = max([0, *depths[0].values(), *depths[1].values()])
    for depth in range(deepest + 1):
        yield (
            [item for item in first if depths[0][place_of(item)] == depth],
            [item for item in second if depths[1][place_of(item)] == depth],
        )


def _depths(items: Sequence[Item]) -> Mapping[Place, int]:
    parents = {place_of(item): item.parent for item in items}
    depths: dict[Place, int] = {}
    for start, above in parents.items():
        depth, at, seen = 0, above, {start}
        while at is not None and at in parents and at not in seen:
            seen.add(at)
            depth, at = depth + 1, parents[at]
        depths[start] = depth
    return depths


def _below(pairs: Pairs, first: Sequence[Item], second: Sequence[Item]) -> None:
    def parent_of(item: Item, *, mine: bool) -> Hashable:
        return pairs.translated(item.parent) if mine else item.parent

    def local(item: Item, *, mine: bool) -> Hashable:
        return (item.sort.key, parent_of(item, mine=mine), item.local) if item.local and item.parent else None

    _by(pairs, first, second, local, Likeness.KEY)
    for number in range(max((len(item.kin) for item in (*first, *second)), default=0)):

        def kin(item: Item, *, mine: bool, number: int = number) -> Hashable:
            if number >= len(item.kin):
                return None
            return item.sort.key, parent_of(item, mine=mine), item.kin[number]

        _by(pairs, first, second, kin, Likeness.NAME if number == 0 else Likeness.LIKELY)
    _by_likeness(pairs, first, second)

    def anywhere(item: Item, *, mine: bool) -> Hashable:
        # A line of one table is not a line of another because they share a name.
        return (item.sort.key, item.kin[0]) if item.kin and item.sort.closeness and not item.headings else None

    _by(pairs, first, second, anywhere, Likeness.LIKELY)


def _left(pairs: Pairs, items: Sequence[Item], *, mine: bool) -> list[Item]:
    taken = pairs.forth if mine else pairs.back
    return [item for item in items if place_of(item) not in taken]


def _by(
    pairs: Pairs, first: Sequence[Item], second: Sequence[Item], mark: Callable[..., Hashable], likeness: Likeness
) -> None:
    """Pair what is left by a mark, in order where several share it."""
    waiting: dict[Hashable, list[Item]] = {}
    for item in _left(pairs, second, mine=False):
        waiting.setdefault(mark(item, mine=False), []).append(item)
    for item in _left(pairs, first, mine=True):
        sign = mark(item, mine=True)
        if sign is not None and waiting.get(sign):
            pairs.add(item, waiting[sign].pop(0), likeness)


def _by_likeness(pairs: Pairs, first: Sequence[Item], second: Sequence[Item]) -> None:
    """Pair what is left below the same place by how alike the names are, the most alike first."""
    here: dict[Hashable, list[Item]] = {}
    for item in _left(pairs, second, mine=False):
        if item.sort.closeness is not None and item.kin:
            here.setdefault((item.sort.key, item.parent), []).append(item)
    found: list[tuple[Decimal, tuple[str, str], Item, Item]] = []
    for item in _left(pairs, first, mine=True):
        if item.sort.closeness is None:
            continue
        for other in here.get((item.sort.key, pairs.translated(item.parent)), ()):
            score = closeness(item.name, other.name, item.sort.closeness)
            if score >= item.sort.closeness:
                low, high = sorted((item.key, other.key))
                found.append((-score, (low, high), item, other))
    for _, _, item, other in sorted(found, key=lambda each: each[:2]):
        if place_of(item) not in pairs.forth and place_of(other) not in pairs.back:
            pairs.add(item, other, Likeness.LIKELY)


def closeness(first: str, second: str, least: Decimal = Decimal(0)) -> Decimal:
    """How alike two names are, from 0 to 1, whichever comes first; 0 when plainly below `least`."""
    low, high = sorted((first.casefold(), second.casefold()))
    matcher = SequenceMatcher(None, low, high, autojunk=False)
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return Decimal(0)
    return Decimal(str(round(matcher.ratio(), 4)))
