from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rodatraden.core.content.indicators import Survey
from rodatraden.core.numbers import rounded
from rodatraden.core.surveys import (
    MoreAnswersThanAsked,
    NoRespondents,
    OutsideScale,
    interval,
    margin_of,
    margin_of_difference,
    margin_of_error,
    response_rate,
    wilson,
)

answers = st.integers(1, 2000)


@pytest.mark.parametrize(
    ("share", "n", "asked", "points"),
    [
        ("0.8", 60, 120, "7.2"),
        ("0.5", 30, 35, "6.9"),
        ("0.9", 400, 1200, "2.4"),
        ("0.5", 15, 86, "23.1"),
        ("0.5", 24, 62, "15.8"),
        ("0.5", 84, 260, "8.8"),
        ("0.5", 100, None, "9.8"),
    ],
)
def test_margin_with_finite_population(share: str, n: int, asked: int | None, points: str) -> None:
    margin = margin_of_error(n, asked, Decimal(share))
    assert rounded(margin.points, 1) == Decimal(points)
    assert margin.corrected is (asked is not None)


def test_everyone_answered_has_no_margin() -> None:
    margin = margin_of_error(1, 1)
    assert (margin.points, margin.explain()) == (0, "Alla svarade.")


def test_unknown_number_asked_is_said() -> None:
    assert "utan korrigering" in margin_of_error(10, None).explain()


def test_nobody_answered_is_refused() -> None:
    with pytest.raises(NoRespondents):
        margin_of_error(0, 10)


def test_more_answers_than_asked_is_refused() -> None:
    with pytest.raises(MoreAnswersThanAsked, match="11 svarande av 10 tillfrågade är inte möjligt"):
        margin_of_error(11, 10)


def test_interval_is_cut_to_the_scale() -> None:
    cut = interval(Decimal(90), Decimal(16))
    assert (cut.low, cut.high) == (74, 100)


def test_value_outside_the_scale_is_refused() -> None:
    with pytest.raises(OutsideScale):
        interval(Decimal(101), Decimal(1))


@pytest.mark.parametrize(
    ("value", "n", "low", "high"), [("0", 10, "0.0", "27.8"), ("100", 10, "72.2", "100.0"), ("50", 100, "40.4", "59.6")]
)
def test_wilson_interval(value: str, n: int, low: str, high: str) -> None:
    found = wilson(Decimal(value), n)
    assert (rounded(found.low, 1), rounded(found.high, 1)) == (Decimal(low), Decimal(high))


def test_response_rate() -> None:
    assert response_rate(24, 96) == 25


def test_response_rate_of_nobody_is_refused() -> None:
    with pytest.raises(NoRespondents):
        response_rate(0, 0)


def test_a_share_has_the_margin_of_its_answers() -> None:
    assert margin_of(Survey(respondents=24, asked=96), "%") == margin_of_error(24, 96).points


@pytest.mark.parametrize(
    ("survey", "unit"),
    [
        (None, "%"),
        (Survey(respondents=24, asked=96), "skala 1-5"),
        (Survey(respondents=0, asked=96), "%"),
        (Survey(respondents=97, asked=96), "%"),
    ],
)
def test_no_margin_without_a_survey_a_share_or_possible_answers(survey: Survey | None, unit: str) -> None:
    assert margin_of(survey, unit) is None


def test_margin_of_a_difference() -> None:
    assert margin_of_difference(Decimal(3), Decimal(4)) == 5


@given(answers, answers)
def test_margin_shrinks_with_the_population_and_never_exceeds_the_uncorrected(n: int, more: int) -> None:
    corrected = margin_of_error(n, n + more).points
    assert 0 <= corrected <= margin_of_error(n, None).points
    assert corrected <= margin_of_error(n, n + more + 1).points


@given(st.decimals(0, 100, places=1), answers)
def test_wilson_holds_the_value_and_stays_on_the_scale(value: Decimal, n: int) -> None:
    found = wilson(value, n)
    slack = Decimal("1e-20")
    assert 0 <= found.low <= value + slack
    assert value - slack <= found.high <= 100
