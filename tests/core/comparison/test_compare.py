"""What a comparison says of goals, targets, lines, texts and years."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from rodatraden.core.comparison import Change, Comparison, Difference, Likeness, compare
from rodatraden.core.content import economy
from rodatraden.core.content.amount import Amount
from rodatraden.core.content.economy import ColumnRole, Statement, StatementColumn
from rodatraden.core.content.file import PlanContent, ReportContent
from rodatraden.core.content.indicators import Comparator, Observation, Target, TargetTerm
from rodatraden.core.content.organisation import PlanningYear, StatusLabel
from rodatraden.core.content.planning import Activity, Goal, StatusReport
from rodatraden.core.content.text import TextSection
from rodatraden.core.document.inline import StatusMeaning
from tests.core.comparison.contents import FORM, MUNICIPALITY, side

NEXT_YEAR = replace(MUNICIPALITY, years=(*MUNICIPALITY.years, PlanningYear(year=2026, steering_model="modell")))


def goal(key: str, name: str, **given: Any) -> Goal:
    return Goal(**{"key": key, "level": "namndmal", "name": name, "parent": "omradet", **given})


def of_goals(first: tuple[Goal, ...], second: tuple[Goal, ...]) -> Comparison:
    return compare(side(PlanContent(goals=first)), side(PlanContent(goals=second)))


def only(comparison: Comparison) -> Difference:
    (difference,) = comparison.differences
    return difference


def target(value: str, **given: Any) -> PlanContent:
    facts = {"indicator": "i0", "term": TargetTerm.INTERIM, "year": 2025, "comparator": Comparator.AT_LEAST}
    return PlanContent(targets=(Target(**{**facts, "amount": Amount(value=Decimal(value)), **given}),))


def test_new_and_ended_goals_are_told() -> None:
    found = of_goals((goal("a", "Ordning"),), (goal("b", "Trygghet hela livet"),)).differences
    assert {d.sentence for d in found} == {
        "Målet ”Ordning” finns inte kvar.",
        "Målet ”Trygghet hela livet” är nytt.",
    }


def test_goal_with_another_name_is_renamed() -> None:
    found = only(of_goals((goal("a", "Trygghet"),), (goal("a", "Trygg hela dagen"),)))
    assert (found.id, found.change) == ("goal:a#name", Change.RENAMED)
    assert found.sentence == "Målet ”Trygghet” heter nu ”Trygg hela dagen”."


def test_goal_below_another_goal_is_moved() -> None:
    first = (goal("a", "Trygghet"), goal("b", "Ljus", parent="a"))
    second = (goal("a", "Trygghet"), goal("b", "Ljus"))
    found = only(of_goals(first, second))
    assert found.sentence == "Målet ”Ljus” har flyttats från ”Trygghet” till ”Området”."


def test_goals_with_new_keys_are_paired_by_name_below_the_same_goal() -> None:
    first = (goal("a25", "Trygghet"), goal("b25", "Ljus", parent="a25"))
    second = (goal("a26", " trygghet "), goal("b26", "Ljus", parent="a26"))
    found = of_goals(first, second)
    goals = {thing.id: thing.likeness for thing in found.things if thing.sort.key == "goal"}
    assert goals == {"goal:omradet": Likeness.KEY, "goal:a25~a26": Likeness.NAME, "goal:b25~b26": Likeness.NAME}
    # The parent has another key but is the same goal: nothing has moved.
    assert only(found).id == "goal:a25~a26#name"


def test_goal_that_resembles_another_is_said_to_be_likely_the_same() -> None:
    found = of_goals((goal("a", "Parkerna är trygga på kvällen"),), (goal("b", "Parkerna är trygga på kvällarna"),))
    (pair,) = [thing for thing in found.things if thing.sort.key == "goal" and thing.id != "goal:omradet"]
    assert (pair.id, pair.likeness) == ("goal:a~b", Likeness.LIKELY)


@pytest.mark.parametrize(
    ("indicator", "before", "after", "comparator", "change"),
    [
        ("i0", "80", "82", Comparator.AT_LEAST, Change.TIGHTENED),
        ("i0", "82", "80", Comparator.AT_LEAST, Change.EASED),
        ("i1", "6.0", "5.5", Comparator.AT_MOST, Change.TIGHTENED),
        ("i1", "5.5", "6.0", Comparator.AT_MOST, Change.EASED),
        ("i2", "10", "12", Comparator.AT_LEAST, Change.TIGHTENED),
        ("i2", "10", "12", Comparator.EQUAL, Change.CHANGED),
        # The polarity and the comparator point different ways: nobody can say.
        ("i0", "10", "12", Comparator.AT_MOST, Change.CHANGED),
    ],
)
def test_target_is_tightened_or_eased_by_polarity(
    indicator: str, before: str, after: str, comparator: Comparator, change: Change
) -> None:
    given = {"indicator": indicator, "comparator": comparator}
    found = compare(side(target(before, **given)), side(target(after, **given)))
    assert only(found).change is change


def test_changed_target_is_told_with_its_comparator_and_step() -> None:
    found = only(compare(side(target("66")), side(target("70"))))
    assert found.sentence == (
        "Måltalet ”Indikator 0, etappmål 2025” har skärpts: värde från minst 66,0\u00a0% till minst 70,0\u00a0%, "
        "+4,0\u00a0procentenheter."
    )


def test_this_years_target_stands_against_last_years() -> None:
    last = side(target("66"))
    this = side(target("70", year=2026), municipality=NEXT_YEAR, year=2026)
    found = only(compare(last, this))
    assert (found.id, found.change) == ("target:i0/interim/2025/~i0/interim/2026/#amount", Change.TIGHTENED)


def budget(key: str, value: str, year: int = 2025) -> PlanContent:
    column = StatementColumn(key=f"budget_{year}", label=f"Budget {year}", role=ColumnRole.BUDGET, year=year)
    cells = {"kostnader": {column.key: Decimal(value)}, "intakter": {column.key: Decimal(100)}}
    statement = Statement(key=key, template="form", caption="Budget", columns=(column,), cells=cells)
    return PlanContent(statements=(statement,))


def test_budget_line_is_told_in_ore_and_per_cent() -> None:
    found = only(compare(side(budget("b", "1000")), side(budget("b", "1100"))))
    assert found.id == "line:b/kostnader#cell.budget_2025"
    assert found.step is not None
    assert (found.step.ore, found.step.per_cent) == (10_000_000, Decimal(10))
    assert found.sentence == (
        "Raden ”Kostnader, Budget”: budget 2025 var 1\u00a0000\u00a0tkr och är nu 1\u00a0100\u00a0tkr, "
        "+100\u00a0tkr (+10,0\u00a0%)."
    )


def test_step_from_zero_has_no_percentage() -> None:
    found = only(compare(side(budget("b", "0")), side(budget("b", "1100"))))
    assert found.step is not None
    assert (found.step.ore, found.step.per_cent) == (110_000_000, None)


def test_sum_that_follows_is_shown_but_is_no_difference_of_its_own() -> None:
    found = compare(side(budget("b", "1000")), side(budget("b", "1100")))
    (net,) = [f for t in found.things if t.id == "line:b/netto" for f in t.fields if f.path.startswith("cell.")]
    assert (net.derived, net.differs, net.difference) == (True, True, None)
    assert (net.before.words, net.after.words) == ("900\u00a0tkr", "1\u00a0000\u00a0tkr")


def test_this_years_budget_stands_against_last_years() -> None:
    this = side(budget("b26", "1100", 2026), municipality=NEXT_YEAR, year=2026)
    (found,) = [d for d in compare(side(budget("b25", "1000")), this).differences if d.sort.key == "line"]
    assert found.field == "Budget 2025 mot budget 2026"


def test_budget_of_a_plan_stands_against_outcome_of_the_report() -> None:
    outcome = StatementColumn(key="utfall", label="Utfall", role=ColumnRole.OUTCOME, year=2025)
    statement = Statement(
        key="r", template="form", caption="Utfall", columns=(outcome,), cells={"kostnader": {"utfall": Decimal(990)}}
    )
    found = compare(side(budget("b", "1000")), side(PlanContent(), ReportContent(statements=(statement,))))
    (line,) = [d for d in found.differences if d.sort.key == "line" and "kostnader" in d.id]
    assert line.sentence == (
        "”Kostnader, Utfall”, budget 2025 mot utfall 2025: 1\u00a0000\u00a0tkr mot 990\u00a0tkr, "
        "−10\u00a0tkr (−1,0\u00a0%)."
    )


def test_months_of_different_number_are_held_against_each_other_without_a_percentage() -> None:
    def until(month: str, value: str) -> ReportContent:
        column = StatementColumn(
            key="utfall", label="2025", role=ColumnRole.OUTCOME, year=2025, period=f"2025-01/2025-{month}"
        )
        cells = {"kostnader": {"utfall": Decimal(value)}}
        statement = Statement(key=f"r{month}", template="form", caption="Utfall", columns=(column,), cells=cells)
        return ReportContent(statements=(statement,))

    found = compare(side(PlanContent(), until("03", "100")), side(PlanContent(), until("08", "300")))
    (line,) = [d for d in found.differences if d.sort.key == "line"]
    assert line.field == "Utfall 2025, jan–mar mot utfall 2025, jan–aug"
    assert line.step is not None
    assert (line.step.ore, line.step.per_cent) == (20_000_000, None)


def test_status_of_an_activity_is_told_in_the_municipalitys_words() -> None:
    labels = (
        StatusLabel(key="pa", label="Blir klart", meaning=StatusMeaning.ON_TRACK),
        StatusLabel(key="klar", label="Klar", meaning=StatusMeaning.DONE),
    )
    municipality = replace(MUNICIPALITY, statuses=labels)
    plan = PlanContent(activities=(Activity(key="a", name="Lys upp", goals=("omradet",), ends=date(2025, 5, 1)),))

    def at(status: str) -> Any:
        return side(
            plan, ReportContent(status_reports=(StatusReport(of="a", status=status),)), municipality=municipality
        )

    assert only(compare(at("pa"), at("klar"))).sentence == (
        "Aktiviteten ”Lys upp”: läge var ”Blir klart” och är nu ”Klar”."
    )


def test_text_is_held_in_plain_words_by_place() -> None:
    def text(key: str, body: str) -> PlanContent:
        return PlanContent(texts=(TextSection(key=key, slot="overview", heading="Året", body=body),))

    slots = {"overview": "Sammanfattning"}
    first, second = side(text("t25", "**Ett** år."), slots=slots), side(text("t26", "Ett _bra_ år."), slots=slots)
    found = only(compare(first, second))
    assert (found.before.words, found.after.words) == ("Ett år.", "Ett bra år.")
    assert found.sentence == "Texten ”Sammanfattning: Året”: text har skrivits om."
    assert compare(first, side(text("t26", "Ett år."))).differences == ()


def test_latest_outcome_is_shown_beside_the_single_ones() -> None:
    def measured(*years: str) -> Any:
        observations = tuple(
            Observation(indicator="i0", period=year, amount=Amount(value=Decimal(year[-2:]))) for year in years
        )
        return side(target("66"), observations=observations)

    found = compare(measured("2023", "2024"), measured("2023", "2024", "2025"))
    assert only(found).id == "indicator:i0#observation.2025//"
    (latest,) = [f for t in found.things for f in t.fields if f.path == "latest"]
    assert (latest.before.words, latest.after.words, latest.difference) == (
        "24,0\u00a0%, 2024",
        "25,0\u00a0%, 2025",
        None,
    )


def test_statement_whose_formulas_cannot_be_read_is_held_cell_by_cell() -> None:
    rows = (*FORM.rows, economy.StatementRow(key="trasig", label="Trasig", formula="finns_inte + 1"))
    before, after = (replace(budget("b", value).statements[0], rows=rows) for value in ("1", "2"))
    found = compare(side(PlanContent(statements=(before,))), side(PlanContent(statements=(after,))))
    assert only(found).id == "line:b/kostnader#cell.budget_2025"
