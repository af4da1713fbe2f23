from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rodatraden.core.content.indicators import Polarity
from rodatraden.core.peers import (
    GroupMean,
    NobodyAnswered,
    NoPolarity,
    NotInComparison,
    at_rank,
    best,
    rank,
    unweighted_mean,
)

VALUES = {"a": Decimal(80), "b": Decimal(70), "c": Decimal(80), "d": None}
groups = st.dictionaries(st.text("abcdefgh", min_size=1, max_size=3), st.decimals(0, 100, places=1), min_size=1)


def test_mean_says_how_many_answered() -> None:
    assert unweighted_mean(VALUES) == GroupMean(value=Decimal(230) / 3, answered=3, members=4)


def test_best_follows_polarity() -> None:
    assert best(VALUES, Polarity.HIGHER) == ("a", 80)
    assert best(VALUES, Polarity.LOWER) == ("b", 70)


def test_equals_share_a_place() -> None:
    assert str(rank(VALUES, "c", Polarity.HIGHER)) == "delad plats 1 av 3"
    assert str(rank(VALUES, "b", Polarity.HIGHER)) == "plats 3 av 3"


def test_comparison_that_means_nothing_is_refused() -> None:
    with pytest.raises(NobodyAnswered):
        unweighted_mean({"a": None})
    with pytest.raises(NoPolarity):
        best(VALUES, Polarity.NONE)
    with pytest.raises(NotInComparison):
        rank(VALUES, "d", Polarity.HIGHER)
    with pytest.raises(NotInComparison):
        at_rank(VALUES, 4, Polarity.HIGHER)


@given(groups, st.sampled_from([Polarity.HIGHER, Polarity.LOWER]))
def test_best_has_the_first_place_and_every_place_its_value(values: dict[str, Decimal], polarity: Polarity) -> None:
    assert rank(values, best(values, polarity)[0], polarity).place == 1
    for who, value in values.items():
        place = rank(values, who, polarity).place
        assert at_rank(values, place, polarity)[1] == value


@given(groups)
def test_mean_lies_between_the_extremes(values: dict[str, Decimal]) -> None:
    assert min(values.values()) <= round(unweighted_mean(values).value, 10) <= max(values.values())
