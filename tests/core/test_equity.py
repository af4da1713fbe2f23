from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rodatraden.core.equity import NotAShare, carry_over, equity_cap

amounts = st.decimals(-500_000, 500_000, places=0)
shares = st.decimals(0, 1, places=3)


def test_reference_year_is_capped() -> None:
    equity = carry_over(
        opening=Decimal(-11_304), result=Decimal(38_761), net_budget=Decimal(-402_236), share=Decimal("0.03")
    )
    assert (equity.cap, equity.closing, equity.carried_over) == (
        Decimal("12067.08"),
        Decimal("12067.08"),
        Decimal("23371.08"),
    )


def test_withdrawal_lowers_the_balance_result() -> None:
    equity = carry_over(
        opening=Decimal(0), result=Decimal(10), withdrawal=Decimal(4), net_budget=Decimal(1000), share=Decimal("0.03")
    )
    assert (equity.balance_result, equity.closing) == (6, 6)


def test_equity_above_the_cap_is_kept_but_not_added_to() -> None:
    equity = carry_over(opening=Decimal(50), result=Decimal(10), net_budget=Decimal(1000), share=Decimal("0.03"))
    assert (equity.closing, equity.carried_over) == (50, 0)


def test_share_outside_zero_to_one_is_refused() -> None:
    with pytest.raises(NotAShare):
        equity_cap(Decimal(100), Decimal(3))


@given(amounts, amounts, amounts, shares)
def test_rule_carries_deficits_whole_and_surplus_up_to_the_cap(
    opening: Decimal, result: Decimal, net_budget: Decimal, share: Decimal
) -> None:
    equity = carry_over(opening=opening, result=result, net_budget=net_budget, share=share)
    assert equity.closing == opening + equity.carried_over
    assert equity.closing <= max(equity.cap, opening)
    if result <= 0:
        assert equity.carried_over == result
    else:
        assert 0 <= equity.carried_over <= result
