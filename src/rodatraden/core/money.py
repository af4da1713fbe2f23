"""Money: whole öre inside, kronor, thousands and millions outside, exact both ways."""

from collections.abc import Mapping
from decimal import Decimal

from rodatraden.core.refusal import CalculationRefused

ORE_IN_UNIT: Mapping[str, int] = {
    "öre": 1,
    "kr": 100,
    "kronor": 100,
    "tkr": 100_000,
    "tusen kronor": 100_000,
    "mnkr": 100_000_000,
    "miljoner kronor": 100_000_000,
    "mdkr": 100_000_000_000,
    "miljarder kronor": 100_000_000_000,
}


class UnknownMoneyUnit(CalculationRefused):
    """A unit that is not money."""


class NotWholeOre(CalculationRefused):
    """An amount with parts of an öre."""


def ore_in(unit: str) -> int:
    """How many öre one `unit` is ("tkr", "mnkr", "kronor" …). `UnknownMoneyUnit` otherwise."""
    if unit not in ORE_IN_UNIT:
        raise UnknownMoneyUnit(f"”{unit}” är ingen känd penningenhet.")
    return ORE_IN_UNIT[unit]


def to_ore(amount: Decimal, unit: str) -> int:
    """`amount` in `unit` as whole öre, exactly. `NotWholeOre` when it holds parts of an öre."""
    ore = amount * ore_in(unit)
    if ore != ore.to_integral_value():
        raise NotWholeOre(f"{amount} {unit} är inte ett helt antal ören.")
    return int(ore)


def from_ore(ore: int, unit: str) -> Decimal:
    """Whole öre as an exact amount in `unit`."""
    return Decimal(ore) / ore_in(unit)


def convert(amount: Decimal, unit: str, to: str) -> Decimal:
    """`amount` from one money unit to another, exactly: 1 mnkr is 1 000 tkr."""
    return amount * ore_in(unit) / ore_in(to)
