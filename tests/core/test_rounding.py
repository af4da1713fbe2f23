from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rodatraden.core.numbers import rounded
from rodatraden.core.rounding import Agreement, agree, sum_agrees


@pytest.mark.parametrize(
    ("a", "decimals_a", "b", "decimals_b", "expected"),
    [
        ("100.7", 1, "100.7", 1, Agreement.EQUAL),
        ("100.7", 1, "100.8", 1, Agreement.ROUNDING),
        ("100.7", 1, "100.9", 1, Agreement.FAULT),
        ("9", 0, "9.1", 1, Agreement.ROUNDING),
        ("84", 0, "84.6154", 4, Agreement.ROUNDING),
        ("75", 0, "65", 0, Agreement.FAULT),
        ("800", -2, "791", 0, Agreement.ROUNDING),
        ("800", 0, "791", 0, Agreement.FAULT),
    ],
)
def test_two_figures_agree(a: str, decimals_a: int, b: str, decimals_b: int, expected: Agreement) -> None:
    assert agree(Decimal(a), decimals_a, Decimal(b), decimals_b) is expected
    assert agree(Decimal(b), decimals_b, Decimal(a), decimals_a) is expected


def test_sum_off_by_one_unit_is_rounding() -> None:
    assert sum_agrees(Decimal("21.5"), [Decimal(p) for p in ("0.6", "4.9", "15.8", "0.3")], 1) is Agreement.ROUNDING


def test_sum_off_by_more_than_its_parts_explain_is_a_fault() -> None:
    assert sum_agrees(Decimal("21.2"), [Decimal(p) for p in ("0.6", "4.9", "15.8", "0.3")], 1) is Agreement.FAULT


@given(st.lists(st.decimals(-1000, 1000, places=4), min_size=1, max_size=12), st.integers(0, 2))
def test_rounded_sum_of_rounded_parts_is_never_a_fault_beyond_its_own_rounding(
    parts: list[Decimal], decimals: int
) -> None:
    total = rounded(sum(parts, Decimal(0)), decimals)
    printed = [rounded(part, decimals) for part in parts]
    # The sum's own half unit can tip it over half a unit a part; then one more part explains it.
    assert sum_agrees(total, [*printed, Decimal(0)], decimals) is not Agreement.FAULT


@given(st.decimals(-1000, 1000, places=4), st.integers(0, 3), st.integers(0, 3))
def test_one_value_printed_twice_agrees(value: Decimal, first: int, second: int) -> None:
    assert agree(rounded(value, first), first, rounded(value, second), second) is not Agreement.FAULT
