"""When two printed figures say the same thing: the rule by which the review judges rounding."""

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum

HALF = Decimal("0.5")


class Agreement(StrEnum):
    """Equal; different by no more than rounding explains (a note); or different (a fault)."""

    EQUAL = "equal"
    ROUNDING = "rounding"
    FAULT = "fault"


def unit_of(decimals: int) -> Decimal:
    """One unit in the last printed digit: 0.1 at one decimal, 1 at none, 100 at minus two."""
    return Decimal(1).scaleb(-decimals)


def agree(a: Decimal, decimals_a: int, b: Decimal, decimals_b: int) -> Agreement:
    """Whether two printed figures of one quantity agree.

    They do when they differ by at most one unit in the last printed digit of the coarser. Both in
    the same unit. A figure that prints no decimals has 0, one rounded to hundreds -2.
    """
    return judge(a - b, unit_of(min(decimals_a, decimals_b)))


def sum_agrees(printed_sum: Decimal, printed_parts: Sequence[Decimal], decimals: int) -> Agreement:
    """Whether a printed sum agrees with its printed parts (with sign), all with `decimals`.

    The difference may be one unit, or half a unit for each part that may have been rounded
    (a zero cannot hide more than half a unit either).
    """
    return judge(printed_sum - sum(printed_parts, Decimal(0)), allowed(len(printed_parts), decimals))


def allowed(parts: int, decimals: int) -> Decimal:
    """The largest difference that rounding explains between a sum and its `parts` parts."""
    return max(unit_of(decimals), HALF * parts * unit_of(decimals))


def judge(difference: Decimal, tolerance: Decimal) -> Agreement:
    """Equal at no difference, rounding within the tolerance, else a fault."""
    if difference == 0:
        return Agreement.EQUAL
    return Agreement.ROUNDING if abs(difference) <= tolerance else Agreement.FAULT
