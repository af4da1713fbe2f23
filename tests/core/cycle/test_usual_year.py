from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from rodatraden.core.content.occasions import StageKind
from rodatraden.core.content.organisation import OccasionKind
from rodatraden.core.cycle.usual_year import board_day, moved, standard_year, usual_year
from rodatraden.core.cycle.working_days import is_working_day


def test_the_standard_year_prepares_the_budget_plans_reports_and_ends_with_the_annual_report() -> None:
    assert [(one.key, one.kind) for one in standard_year(2026)] == [
        ("forutsattningar", OccasionKind.CONDITIONS),
        ("inriktning", OccasionKind.DIRECTION),
        ("yttrande", OccasionKind.OPINION),
        ("plan", OccasionKind.PLAN),
        ("februari", OccasionKind.MONTHLY),
        ("mars", OccasionKind.INTERIM_EARLY),
        ("maj", OccasionKind.MONTHLY),
        ("augusti", OccasionKind.INTERIM_FULL),
        ("oktober", OccasionKind.MONTHLY),
        ("bokslut", OccasionKind.ANNUAL),
    ]


@given(st.integers(2000, 2080))
def test_every_standard_occasion_has_its_days_in_order_on_working_days(year: int) -> None:
    for one in standard_year(year):
        stages = [stage.day for stage in one.stages]
        board = board_day(one)
        assert None not in stages
        assert one.opens is not None
        assert one.deadline is not None
        assert board is not None
        assert stages == sorted(stages, key=lambda day: day or date.min)
        assert one.opens < one.deadline < board
        before = [stage.day for stage in one.stages if stage.day and stage.kind is not StageKind.BOARD]
        assert all(is_working_day(day) for day in [one.opens, one.deadline, *before])


def test_last_years_occasions_are_moved_with_weekday_date_and_name() -> None:
    plan = next(one for one in standard_year(2025) if one.key == "plan")
    found = next(one for one in usual_year(2026, standard_year(2025), before_year=2025) if one.key == "plan")
    assert found == moved(plan, 1)
    assert found.name == "Verksamhetsplan 2026"
    assert board_day(plan) == date(2024, 12, 11)
    assert board_day(found) == date(2025, 12, 10)


def test_moving_over_several_years_reaches_the_named_year() -> None:
    found = usual_year(2026, standard_year(2022), before_year=2022)
    assert [one.as_of.year for one in found if one.as_of] == [2026] * 6


def test_a_year_without_an_earlier_one_is_the_standard_year() -> None:
    assert usual_year(2026) == standard_year(2026)


def test_a_year_after_one_without_a_plan_gets_the_standard_plan_made_the_autumn_before() -> None:
    earlier = [one for one in standard_year(2025) if one.kind is not OccasionKind.PLAN]
    (plan, *rest) = usual_year(2026, earlier, before_year=2025)
    assert plan == next(one for one in standard_year(2026) if one.key == "plan")
    assert (plan.name, board_day(plan)) == ("Verksamhetsplan 2026", date(2025, 12, 10))
    assert [one.key for one in rest] == [one.key for one in earlier]
