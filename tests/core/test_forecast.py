from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rodatraden.core.content.economy import ConditionalIncome, CostSign
from rodatraden.core.forecast import (
    UnusableProfile,
    after_measures,
    conditional_income,
    expected_share,
    total,
    variance,
)


@pytest.mark.parametrize(
    ("day", "share"), [(date(2019, 3, 31), "0.25"), (date(2019, 12, 31), "1"), (date(2020, 8, 31), "0.6667")]
)
def test_expected_share_at_a_month_end(day: date, share: str) -> None:
    assert round(expected_share(day), 4) == Decimal(share)


def test_profile_moves_the_expected_share() -> None:
    profile = [Decimal(2)] + [Decimal(1)] * 10 + [Decimal(0)]
    assert expected_share(date(2019, 1, 31), profile) == Decimal(2) / 12


@pytest.mark.parametrize("profile", [[1] * 11, [-1] + [1] * 11, [0] * 12])
def test_unusable_profile_is_refused(profile: list[int]) -> None:
    with pytest.raises(UnusableProfile):
        expected_share(date(2019, 3, 31), [Decimal(weight) for weight in profile])


@given(st.dates(date(2000, 1, 1), date(2050, 12, 30)))
def test_expected_share_grows_through_the_year(day: date) -> None:
    following = date.fromordinal(day.toordinal() + 1)
    if following.year == day.year:
        assert 0 < expected_share(day) < expected_share(following) <= 1


def test_more_cost_than_budget_is_negative_in_both_signs() -> None:
    assert variance(Decimal("36.2"), Decimal("38.8")) == Decimal("-2.6")
    assert variance(Decimal("-36.2"), Decimal("-38.8"), CostSign.NEGATIVE) == Decimal("-2.6")


def test_measure_without_amount_counts_as_nothing_and_is_said() -> None:
    after = after_measures(Decimal("-4.9"), [Decimal("3.9"), None, None])
    assert (after.variance, after.effect, after.without_amount) == (Decimal("-1.0"), Decimal("3.9"), 2)
    assert after.explain() == "2 av åtgärderna saknar belopp och är räknade som 0."


def test_all_measures_have_amounts() -> None:
    assert after_measures(Decimal(1), []).explain() == ""


def test_conditional_income_is_split_by_decision() -> None:
    incomes = [
        ConditionalIncome(key=str(n), text="", amount=Decimal(n), unit="mnkr", decided=decided)
        for n, decided in enumerate([None, True, False, None])
    ]
    split = conditional_income(incomes)
    assert (split.granted, split.pending, split.refused) == (1, 3, 2)


def test_total_is_missing_only_when_all_are() -> None:
    assert (total([None, None]), total([None, Decimal(0)]), total([])) == (None, 0, None)
