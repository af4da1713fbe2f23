"""Whether a target has become harder or easier to reach."""

from decimal import Decimal

from rodatraden.core.comparison.difference import Change
from rodatraden.core.content.indicators import Comparator, Polarity, Target

_UPWARD = {Comparator.AT_LEAST, Comparator.OVER}
_DOWNWARD = {Comparator.AT_MOST, Comparator.UNDER}
_STRICT = {Comparator.OVER, Comparator.UNDER}


def target_direction(before: Target, after: Target, polarity: Polarity) -> Change:
    """Tightened or eased, by the indicator's polarity or else by the comparators; changed where it cannot be said.

    A target that must be passed is harder than one that must be reached. Two targets that
    point different ways, or that have no numbers, are only changed.
    """
    sign = _sign(before, after, polarity)
    first, second = before.amount.value, after.amount.value
    if sign is None or first is None or second is None:
        return Change.CHANGED
    harder = sign * (second - first) or Decimal(_strictness(after) - _strictness(before))
    if harder == 0:
        return Change.CHANGED
    return Change.TIGHTENED if harder > 0 else Change.EASED


def _strictness(target: Target) -> int:
    return 1 if target.comparator in _STRICT else 0


def _sign(before: Target, after: Target, polarity: Polarity) -> int | None:
    """1 where a higher value is harder, −1 where a lower is, None where it cannot be said."""
    ways = {_way(before), _way(after)} - {None}
    if len(ways) > 1:
        return None
    way = next(iter(ways), None)
    better = {Polarity.HIGHER: 1, Polarity.LOWER: -1}.get(polarity)
    if better is not None and way is not None and better != way:
        return None
    return better or way


def _way(target: Target) -> int | None:
    if target.comparator in _UPWARD:
        return 1
    return -1 if target.comparator in _DOWNWARD else None
