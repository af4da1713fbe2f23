"""What must be hidden beside figures about few persons, so that they cannot be reckoned out."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from rodatraden.core.reckoning import Sum, Sums
from rodatraden.core.sums_of_figures import Cell

Weights = Mapping[Cell, Decimal | None]


@dataclass(frozen=True)
class Protected:
    """Which cells are hidden from everybody, and what tells what a manager may see of them."""

    few: frozenset[Cell]
    hidden: frozenset[Cell]
    known: frozenset[Cell]
    sums: Sums[Cell]

    def seen_by(self, units: Collection[str]) -> frozenset[Cell]:
        """The hidden cells that the manager of these units sees: the own ones, as far as they betray no other's."""
        own = frozenset(cell for cell in self.hidden if cell.entity in units)
        others = self.few - own
        if not own or not self.sums.reckonable(others, self.known | own):
            return own
        return own & self.few if not self.sums.reckonable(others, self.known | (own & self.few)) else frozenset()


def protect(
    *,
    few: frozenset[Cell],
    unknown: frozenset[Cell],
    weights: Weights,
    sums: Sums[Cell],
    limit: int,
    together: Iterable[Cell] = (),
    managers_see_own: bool = False,
) -> Protected:
    """Hide the few, what goes `together` with them, and then one figure more until nothing hidden can be reckoned.

    `unknown` are cells that the source itself has hidden, `weights` tells every cell with a value and
    how many persons it is about. Where a total is shown, what is hidden of it is at least `limit`
    persons together. With `managers_see_own` nobody who sees the small figures of one unit reckons out
    those of another.
    """
    hidden = {*few, *together, *unknown}
    while (more := _one_more(hidden, few, weights, sums, limit, managers_see_own)) is not None:
        hidden.add(more)
    return Protected(few, frozenset(hidden & weights.keys()), frozenset(weights.keys() - hidden), sums)


def _one_more(
    hidden: set[Cell], few: frozenset[Cell], weights: Weights, sums: Sums[Cell], limit: int, managers_see_own: bool
) -> Cell | None:
    """The next cell to hide; None when nothing can be reckoned out, or nothing is left to hide."""
    known = weights.keys() - hidden
    exposed = sums.reckonable(hidden, known)
    if managers_see_own:
        for unit in sorted({cell.entity for cell in few}):
            own = {cell for cell in few if cell.entity == unit}
            exposed |= sums.reckonable(few - own, known | own)
    near = [*sums.around(sorted(exposed)), *_thin(hidden, weights, sums, limit)]
    best = min(_candidates(near, known, weights), default=None)
    if best is None and exposed:
        # All beside it is hidden, and a longer way of reckoning leads there.
        best = min(_candidates(sums.connected(sorted(exposed), known), known, weights), default=None)
    return best[-1] if best else None


def _thin(hidden: set[Cell], weights: Weights, sums: Sums[Cell], limit: int) -> Iterator[Sum[Cell]]:
    """The sums whose hidden parts are together so few that their number is itself a figure about few."""
    for one in sums.around(sorted(hidden)):
        parts = [weights.get(cell) for cell in one.parts if cell in hidden]
        if one.total in hidden or not parts or any(weight is None for weight in parts):
            continue
        if 0 < sum((abs(weight) for weight in parts if weight is not None), Decimal(0)) < limit:
            yield one


def _candidates(
    sums: Iterable[Sum[Cell]], known: Collection[Cell], weights: Weights
) -> Iterator[tuple[bool, bool, Decimal, Cell]]:
    """The shown cells of the sums, best to hide first: parts before totals, the smallest that is not nobody."""
    for one in sums:
        for cell in one.terms:
            if cell in known:
                weight = weights.get(cell)
                yield cell == one.total, weight == 0, abs(weight or Decimal(0)), cell
