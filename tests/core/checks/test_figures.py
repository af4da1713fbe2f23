"""Checks of figures: what is rounding, what is a fault, what is left in peace."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rodatraden.core.checks.check import Finding, Severity
from rodatraden.core.checks.review import review
from rodatraden.core.checks.subject import ReviewSubject
from rodatraden.core.content.file import PlanContent
from rodatraden.core.document.figure import Figure
from rodatraden.core.document.inline import FigureRun
from rodatraden.core.numbers import rounded
from tests.core.checks.samples import (
    INCOME,
    OPERATING,
    column,
    figure,
    observed,
    paragraph,
    section,
    statement,
    subject,
    table,
)


def told(made: ReviewSubject) -> list[tuple[str, Severity, str]]:
    return [(finding.check, finding.severity, finding.place.row) for finding in review(made)]


def test_sum_off_by_rounding_is_a_note_with_the_sum_of_the_parts() -> None:
    filled = statement(OPERATING, care=("10.1",), staff=("5.2",), total=("15.4",))
    found = review(subject(plan=PlanContent(statements=(filled,)), templates=[OPERATING]))
    assert [(f.severity, f.expected, f.mend) for f in found] == [(Severity.NOTE, "15,3", "Ingen åtgärd behövs.")]


def test_wrong_part_is_blamed_and_not_what_rests_on_it() -> None:
    filled = statement(
        OPERATING,
        care=("10.0", "9.0", "4.0"),
        staff=("5.0", "5.5", "-0.5"),
        total=("15.0", "14.5", "0.5"),
    )
    made = subject(plan=PlanContent(statements=(filled,)), templates=[OPERATING])
    assert told(made) == [("sums", Severity.FAULT, "care")]


def test_computed_statement_has_nothing_to_find() -> None:
    filled = statement(OPERATING, care=("10.0", "9.0"), staff=("5.0", "5.5"))
    assert review(subject(plan=PlanContent(statements=(filled,)), templates=[OPERATING])) == ()


def test_same_money_rounded_twice_is_a_note() -> None:
    income = statement(INCOME, net=("14.5",))
    operating = statement(OPERATING, care=("10.0", "9.6"), staff=("5.0", "5.0"))
    made = subject(plan=PlanContent(statements=(income, operating)), templates=[INCOME, OPERATING])
    assert told(made) == [("same-quantity", Severity.NOTE, "net")]


def test_forecast_result_is_the_variance_after_measures() -> None:
    income = statement(INCOME, net=("14.5",), net_budget=("15.0",))
    operating = statement(OPERATING, care=("10.0", "9.5"), staff=("5.0", "5.0"))
    assert review(subject(plan=PlanContent(statements=(income, operating)), templates=[INCOME, OPERATING])) == ()


def in_text(shown: Figure, before: str = "Det är ") -> tuple[Finding, ...]:
    return review(subject(section("Ekonomi", paragraph("text/1", before, FigureRun(figure=shown), "."))))


@pytest.mark.parametrize(
    ("value", "stated", "before"),
    [
        ("433.575", "433,6", "Det är "),
        ("96.5517", "96,6", "Det är "),
        ("-9.1", "9,1", "Det är "),
        ("12", "tolv", "Det är "),
        ("5", "Behåll", "Det är "),
    ],
)
def test_right_print_in_text_is_silent(value: str, stated: str, before: str) -> None:
    assert in_text(figure(value, stated, address="change(a, b)", decimals=1), before) == ()


@pytest.mark.parametrize(
    ("value", "stated", "before"),
    [("96.5517", "96,5", "Det är "), ("9.1", "9", "Det är "), ("791", "800", "Det är knappt ")],
)
def test_rounded_print_in_text_is_a_note(value: str, stated: str, before: str) -> None:
    found = in_text(figure(value, stated, address="change(a, b)"), before)
    assert [finding.severity for finding in found] == [Severity.NOTE]


def test_round_number_without_a_word_for_it_is_a_fault() -> None:
    assert [f.severity for f in in_text(figure("791", "800", address="change(a, b)"))] == [Severity.FAULT]


def test_figure_in_another_money_unit_is_compared_in_the_printed_one() -> None:
    assert in_text(figure("71807", "71,8 mnkr", address="cell:a/b/c", unit="tkr")) == ()


def test_sum_that_is_left_out_is_a_note() -> None:
    shown = table("funding", (column("grant"),), {"a": (figure("5", "5"),), "total": (figure("5", ""),)})
    found = review(subject(section("Extern finansiering", shown)))
    assert [(f.check, f.severity, f.found) for f in found] == [("stated-value", Severity.NOTE, "tomt")]


def test_one_figure_printed_differently_in_two_tables_is_found() -> None:
    def shown(key: str, stated: str) -> ReviewSubject:
        first = table("a", (column("x"),), {"row": (figure("5", "5", address="cell:s/r/c"),)})
        second = table(key, (column("x"),), {"row": (figure("5", stated, address="cell:s/r/c"),)})
        return subject(section("Ekonomi", first, second))

    assert [f.check for f in review(shown("b", "8"))] == ["same-quantity", "stated-value"]
    assert review(shown("b", "5")) == ()


def test_share_outside_its_groups_is_found() -> None:
    def shown(total: str) -> ReviewSubject:
        seen = (observed(total), observed("61", gender="women"), observed("67", gender="men"))
        return subject(plan=PlanContent(observations=seen))

    assert [f.expected for f in review(shown("70"))] == ["67"]
    assert review(shown("64")) == ()


parts = st.lists(st.decimals(-500, 500, places=3), min_size=2, max_size=2)


@given(parts)
def test_rounded_true_sum_is_never_a_fault(values: list[Decimal]) -> None:
    total = rounded(sum(values, Decimal(0)), 1)
    filled = statement(
        OPERATING, care=(str(rounded(values[0], 1)),), staff=(str(rounded(values[1], 1)),), total=(str(total),)
    )
    found = review(subject(plan=PlanContent(statements=(filled,)), templates=[OPERATING]))
    assert all(finding.severity is Severity.NOTE for finding in found)


@given(parts, st.sampled_from(["-0.2", "0.2", "3", "-40"]))
def test_sum_beyond_rounding_is_always_a_fault(values: list[Decimal], error: str) -> None:
    care, staff = (rounded(value, 1) for value in values)
    filled = statement(OPERATING, care=(str(care),), staff=(str(staff),), total=(str(care + staff + Decimal(error)),))
    found = review(subject(plan=PlanContent(statements=(filled,)), templates=[OPERATING]))
    assert [(finding.check, finding.severity) for finding in found] == [("sums", Severity.FAULT)]
