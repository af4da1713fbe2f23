"""How the figures of one indicator hang together: totals and parts, units and what stands above, months and years."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from rodatraden.core.periods import PeriodKind, UnreadablePeriod, parse
from rodatraden.core.reckoning import Sum, Sums

Breakdown = tuple[tuple[str, str], ...]
_YEAR = 12


class Cell(NamedTuple):
    """Where a figure stands in an indicator's table: for whom, when, and of which group."""

    entity: str
    period: str
    breakdown: Breakdown = ()

    @property
    def family(self) -> tuple[str, str, tuple[str, ...]]:
        """What the groups of one breakdown have in common."""
        return self.entity, self.period, tuple(dimension for dimension, _ in self.breakdown)


def sums_between(
    cells: Iterable[Cell],
    weights: Mapping[Cell, Decimal | None],
    above: Mapping[str, Collection[str]],
    limit: int,
    *,
    counts: bool = True,
) -> Sums[Cell]:
    """The sums that the figures make, as far as they hold.

    Where it is known how many persons every term is about, and parts and total differ by as many as
    the limit or more, there are others besides the parts: then nothing can be reckoned from the sum.
    Of a share (`counts` is False) the persons of twelve months are the same ones and are not added.
    """
    every = list(dict.fromkeys(cells))
    told = [one for one in (*_breakdowns(every), *_units(every, above)) if _holds(one, weights, limit)]
    return Sums([*told, *(one for one in _periods(every) if _holds(one, weights if counts else {}, limit))])


def _holds(one: Sum[Cell], weights: Mapping[Cell, Decimal | None], limit: int) -> bool:
    known = [weights.get(term) for term in one.terms]
    if all(weight is not None for weight in known):
        *parts, total = (weight for weight in known if weight is not None)
        return abs(sum(parts, Decimal(0)) - total) < limit
    return len(one.parts) > 1


def _breakdowns(cells: list[Cell]) -> Iterator[Sum[Cell]]:
    """A group is the sum of its subgroups, dimension by dimension."""
    parts: dict[tuple[Cell, str], list[Cell]] = defaultdict(list)
    for cell in cells:
        for dimension, value in cell.breakdown:
            rest = tuple(pair for pair in cell.breakdown if pair != (dimension, value))
            parts[(cell._replace(breakdown=rest), dimension)].append(cell)
    for (total, _), found in parts.items():
        yield Sum(total, tuple(found))


def _units(cells: list[Cell], above: Mapping[str, Collection[str]]) -> Iterator[Sum[Cell]]:
    """An organisation is the sum of those nearest below it that have figures; the municipality of the topmost."""
    tables: dict[tuple[str, Breakdown], set[str]] = defaultdict(set)
    for cell in cells:
        tables[(cell.period, cell.breakdown)].add(cell.entity)
    for (period, breakdown), entities in tables.items():
        parts: dict[str, list[Cell]] = defaultdict(list)
        for entity in sorted(entities - {""}):
            for upper in _nearest(entity, entities, above):
                parts[upper].append(Cell(entity, period, breakdown))
        for upper, found in parts.items():
            if upper in entities:
                yield Sum(Cell(upper, period, breakdown), tuple(found))


def _nearest(entity: str, entities: Collection[str], above: Mapping[str, Collection[str]]) -> list[str]:
    """The organisations closest above that have figures; "" where there is none but the municipality."""
    if entity not in above:
        return []
    found: list[str] = []
    waiting, met = list(above[entity]), {entity}
    while waiting:
        upper = waiting.pop(0)
        if upper in met:
            continue
        met.add(upper)
        if upper in entities:
            found.append(upper)
        else:
            waiting += above.get(upper, ())
    return found or [""]


def _periods(cells: list[Cell]) -> Iterator[Sum[Cell]]:
    """A year, and twelve months to a month, are the sum of their months, shown or not."""
    for cell in cells:
        try:
            period = parse(cell.period)
        except UnreadablePeriod:
            continue
        if period.kind in (PeriodKind.YEAR, PeriodKind.ROLLING_12):
            last = period.end.year * _YEAR + period.end.month - 1
            months = [f"{n // _YEAR}-{n % _YEAR + 1:02}" for n in range(last - _YEAR + 1, last + 1)]
            yield Sum(cell, tuple(cell._replace(period=month) for month in months))
