from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rodatraden.core.money import NotWholeOre, UnknownMoneyUnit, convert, from_ore, to_ore


@pytest.mark.parametrize(
    ("amount", "unit", "ore"),
    [("433.6", "mnkr", 43_360_000_000), ("-402236", "tkr", -40_223_600_000), ("0.05", "kr", 5), ("7", "öre", 7)],
)
def test_amount_becomes_whole_ore(amount: str, unit: str, ore: int) -> None:
    assert to_ore(Decimal(amount), unit) == ore


@given(st.integers(-(10**15), 10**15), st.sampled_from(["öre", "kr", "tkr", "mnkr", "mdkr"]))
def test_ore_come_back_exactly(ore: int, unit: str) -> None:
    assert to_ore(from_ore(ore, unit), unit) == ore


def test_thousands_are_shown_as_millions() -> None:
    assert convert(Decimal(433_575), "tkr", "mnkr") == Decimal("433.575")


def test_parts_of_an_ore_are_refused() -> None:
    with pytest.raises(NotWholeOre, match=r"0.001 kr är inte ett helt antal ören."):
        to_ore(Decimal("0.001"), "kr")


def test_unknown_unit_is_refused() -> None:
    with pytest.raises(UnknownMoneyUnit, match="”euro” är ingen känd penningenhet"):
        to_ore(Decimal(1), "euro")
