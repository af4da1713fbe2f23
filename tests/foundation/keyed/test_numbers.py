"""Numbers come back exactly as they were written."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rodatraden.foundation.keyed.columns import Breakdown, canonical
from rodatraden.foundation.keyed.errors import NumberTooFine
from rodatraden.foundation.keyed.numbers import join_money, join_number, split_money, split_number

NUMBERS = st.integers(-(10**9), 10**9).flatmap(
    lambda whole: st.integers(0, 5).map(lambda decimals: Decimal(whole).scaleb(-decimals))
)
TKR = 100_000


@given(NUMBERS)
def test_a_number_comes_back_as_it_was_written(number: Decimal) -> None:
    assert str(join_number(*split_number(number))) == f"{number:f}" or number == 0


@given(NUMBERS)
def test_money_comes_back_as_it_was_written(number: Decimal) -> None:
    minor, decimals = split_money(number, TKR)
    assert minor == number * TKR
    assert str(join_money(minor, decimals, TKR)) == f"{number:f}" or number == 0


def test_trailing_zeros_are_kept() -> None:
    assert str(join_number(*split_number(Decimal("16.80")))) == "16.80"
    assert str(join_money(*split_money(Decimal("16.80"), TKR), TKR)) == "16.80"


def test_money_in_another_unit_has_as_many_decimals_as_it_takes() -> None:
    minor, decimals = split_money(Decimal(100), 100_000)
    assert join_money(minor, decimals, 100_000_000) == Decimal("0.1")


@pytest.mark.parametrize("number", ["0.000001", "99999999999", "NaN"])
def test_what_cannot_be_kept_exactly_is_refused(number: str) -> None:
    with pytest.raises(NumberTooFine):
        split_number(Decimal(number))


@pytest.mark.parametrize("amount", ["0.001", "99999999999999999999"])
def test_money_finer_than_ore_or_too_large_is_refused(amount: str) -> None:
    with pytest.raises(NumberTooFine):
        split_money(Decimal(amount), 100)


@given(st.dictionaries(st.text(min_size=1), st.text()))
def test_a_breakdown_has_one_canonical_form_and_comes_back(breakdown: dict[str, str]) -> None:
    (stored,) = Breakdown("breakdown").store(breakdown, 1)
    assert Breakdown("breakdown").load((stored,), 1) == breakdown
    assert stored == canonical(dict(reversed(breakdown.items())))
