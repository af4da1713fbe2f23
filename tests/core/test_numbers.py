"""Numbers as Swedes write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rodatraden.core.numbers import UnreadableNumber, format_number, parse_number


@pytest.mark.parametrize(
    ("typed", "number"),
    [("5,7", "5.7"), (" 5.7 ", "5.7"), ("1 250", "1250"), ("1 250 000,50", "1250000.50"), ("−0,3", "-0.3"),
     ("-12", "-12"), ("+4", "4"), ("0042", "42"), ("16,80", "16.80"), ("3.14159", "3.14159")],
)  # fmt: skip
def test_number_is_read_with_its_decimals(typed: str, number: str) -> None:
    assert str(parse_number(typed)) == number


@pytest.mark.parametrize("typed", ["", "många", "5,", ",5", "1.250", "1,2,3", "12 50", "5 %", "1e3", "--2", "5,7.1"])
def test_what_is_no_number_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(UnreadableNumber, match="är inget tal. Skriv till exempel 5,7."):
        parse_number(typed)


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=3))
def test_what_is_printed_is_read_back(value: Decimal) -> None:
    assert parse_number(format_number(value, 3)) == value
