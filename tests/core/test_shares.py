from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rodatraden.core.numbers import rounded
from rodatraden.core.shares import (
    NothingToDivideBy,
    change_percent,
    change_points,
    gender_gap,
    reference_cost_deviation,
    share,
    unit_cost,
)


def test_reference_values() -> None:
    assert rounded(reference_cost_deviation(Decimal(3926), Decimal(4717)), 1) == Decimal("-16.8")
    assert rounded(share(Decimal(369), Decimal(438)), 1) == Decimal("84.2")
    assert rounded(share(Decimal("6.6"), Decimal("7.8")), 0) == 85
    assert change_points(Decimal("5.7"), Decimal("5.3")) == Decimal("0.4")
    assert gender_gap(Decimal("5.7"), Decimal("5.2")) == Decimal("0.5")
    assert unit_cost(Decimal(180_000), Decimal(30)) == 6000
    assert change_percent(Decimal(-90), Decimal(-100)) == 10


@pytest.mark.parametrize("calculation", [share, change_percent, unit_cost, reference_cost_deviation])
def test_division_by_nothing_is_refused(calculation: object) -> None:
    with pytest.raises(NothingToDivideBy):
        calculation(Decimal(1), Decimal(0))  # type: ignore[operator]


@given(st.decimals(0, 10**6, places=2), st.decimals(0, 10**6, places=2))
def test_shares_of_both_parts_make_hundred(women: Decimal, men: Decimal) -> None:
    if women + men:
        together = share(women, women + men) + share(men, women + men)
        assert abs(together - 100) < Decimal("1e-20")
