"""How far a number has moved."""

from decimal import Decimal

from rodatraden.core.comparison.difference import Step
from rodatraden.core.comparison.item import Value
from rodatraden.core.money import ORE_IN_UNIT, NotWholeOre, convert, to_ore
from rodatraden.core.number_words import points
from rodatraden.core.numbers import NBSP, format_number

_POINTS = "procentenheter"


def step_of(before: Value, after: Value) -> Step | None:
    """The step from one number to another of the same unit; None where there is none to tell.

    Money in different units is reckoned in the first. A step between percentages is in
    percentage points, and has no percentage of its own.
    """
    if before.number is None or after.number is None:
        return None
    other = after.number
    if before.unit != after.unit:
        if not {before.unit, after.unit} <= ORE_IN_UNIT.keys():
            return None
        other = convert(after.number, after.unit, before.unit)
    amount = other - before.number
    if amount == 0:
        return None
    share = "%" in before.unit
    return Step(
        amount=amount,
        unit=_POINTS if share else before.unit,
        decimals=max(before.decimals, after.decimals),
        ore=_ore(amount, before.unit),
        per_cent=None if share or before.number == 0 else 100 * amount / abs(before.number),
    )


def _ore(amount: Decimal, unit: str) -> int | None:
    if unit not in ORE_IN_UNIT:
        return None
    try:
        return to_ore(amount, unit)
    except NotWholeOre:
        return None


def step_words(step: Step) -> str:
    """The step as it is printed: +400 tkr (+0,8 %)."""
    number = format_number(step.amount, step.decimals, signed=True)
    unit = points(number) if step.unit == _POINTS else step.unit
    words = f"{number}{NBSP}{unit}" if unit else number
    if step.per_cent is None:
        return words
    return f"{words} ({format_number(step.per_cent, 1, signed=True)}{NBSP}%)"
