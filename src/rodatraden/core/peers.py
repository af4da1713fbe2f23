"""Comparison with a group: mean, best, rank."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from rodatraden.core.content.indicators import Polarity
from rodatraden.core.refusal import CalculationRefused

Values = Mapping[str, Decimal | None]


class NobodyAnswered(CalculationRefused):
    """A group in which nobody has a value."""


class NoPolarity(CalculationRefused):
    """Best and rank have no meaning where neither more nor less is better."""


class NotInComparison(CalculationRefused):
    """The one to rank has no value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupMean:
    """A mean, how many it rests on, and of how many."""

    value: Decimal
    answered: int
    members: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank:
    """A place among those with a value; `shared` when somebody else has the same."""

    place: int
    of: int
    shared: bool

    def __str__(self) -> str:
        return f"{'delad ' if self.shared else ''}plats {self.place} av {self.of}"


def _there(values: Values) -> dict[str, Decimal]:
    there = {member: value for member, value in values.items() if value is not None}
    if not there:
        raise NobodyAnswered("Ingen i gruppen har något värde.")
    return there


def unweighted_mean(values: Values) -> GroupMean:
    """Sum of the members' values / number of members that have one. `NobodyAnswered` at none.

    Unweighted: a small municipality counts as much as a large one.
    """
    there = _there(values)
    return GroupMean(value=sum(there.values(), Decimal(0)) / len(there), answered=len(there), members=len(values))


def best(values: Values, polarity: Polarity) -> tuple[str, Decimal]:
    """The member with the best value, and the value; of equals the first by key.

    `NoPolarity` when the indicator has none, `NobodyAnswered` when nobody has a value.
    """
    ordered = _ordered(_there(values), polarity)
    return ordered[0]


def rank(values: Values, who: str, polarity: Polarity) -> Rank:
    """`who`'s place: one more than those that are better; equals share a place.

    `NotInComparison` when `who` has no value; `NoPolarity`.
    """
    there = _there(values)
    if who not in there:
        raise NotInComparison(f"”{who}” har inget värde att jämföra.")
    ordered = [value for _, value in _ordered(there, polarity)]
    return Rank(place=ordered.index(there[who]) + 1, of=len(ordered), shared=ordered.count(there[who]) > 1)


def at_rank(values: Values, place: int, polarity: Polarity) -> tuple[str, Decimal]:
    """The member at a place, and its value: what it takes to be `place`. `NotInComparison` beyond the last."""
    ordered = _ordered(_there(values), polarity)
    if not 1 <= place <= len(ordered):
        raise NotInComparison(f"Plats {place} finns inte bland {len(ordered)}.")
    return ordered[place - 1]


def _ordered(there: dict[str, Decimal], polarity: Polarity) -> list[tuple[str, Decimal]]:
    if polarity is Polarity.NONE:
        raise NoPolarity("Indikatorn har ingen riktning, så ingen kan vara bäst.")
    sign = -1 if polarity is Polarity.HIGHER else 1
    return sorted(there.items(), key=lambda item: (sign * item[1], item[0]))
