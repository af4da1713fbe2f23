"""What a plan hands on to the next year."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rodatraden.core.content.amount import Amount
from rodatraden.core.content.control import Risk, Treatment
from rodatraden.core.content.council import ActionPlan
from rodatraden.core.content.file import PlanContent, ReportContent
from rodatraden.core.content.indicators import Observation, Target, TargetTerm
from rodatraden.core.content.occasions import Stage, StageKind
from rodatraden.core.content.organisation import Occasion, OccasionKind, PlanningYear
from rodatraden.core.content.planning import Activity, Commitment, Goal, IndicatorLink, WorkItem
from rodatraden.core.content.preparing import Origin
from rodatraden.core.content.text import TextSection
from rodatraden.core.cycle.usual_year import board_day, standard_year
from rodatraden.core.cycle.usual_year import moved as by_the_wizard
from rodatraden.core.cycle.working_days import is_working_day, same_date, same_weekday
from rodatraden.core.document.inline import StatusMeaning
from rodatraden.core.rollover.carry import Past, carry
from rodatraden.core.rollover.keys import key_in, renamed
from rodatraden.core.rollover.notes import Fate
from rodatraden.core.rollover.year import next_year

PAST = Past(year=2026)
PARENT = Goal(key="kf", level="kf", name="Grön kommun")
GOAL = Goal(
    key="mal-2026",
    level="namnd",
    name="Fler träd",
    parent="kf",
    owner="park",
    introduction="Se [[goal:mal-2026|mal-2026]].",
)


def activity(key: str = "akt", **changed: object) -> Activity:
    return replace(Activity(key=key, name="Plantera", goals=("mal-2026",), led_by="park"), **changed)


def fates(plan: PlanContent, past: Past = PAST) -> dict[str, Fate]:
    return {note.key: note.fate for note in carry(plan, past).notes}


@pytest.mark.parametrize(
    ("old", "new"), [("mal-2026", "mal-2027"), ("mal", "mal-2027"), ("x" * 100, "x" * 95 + "-2027")]
)
def test_a_key_carries_the_new_year(old: str, new: str) -> None:
    assert key_in(old, 2027) == new


def test_everything_that_names_a_carried_thing_names_the_new_one() -> None:
    plan = PlanContent(
        goals=(GOAL,),
        work=(WorkItem(key="w", goal="mal-2026", text="Gör."),),
        commitments=(Commitment(key="ata", name="Ett", goal="mal-2026", owner="park"),),
        activities=(activity(commitments=("ata",)),),
        action_plans=(ActionPlan(key="hp", name="Plan", activities=("akt",)),),
        risks=(Risk(key="r", title="Torka", goal="mal-2026", treatments=(Treatment(key="t", text="Vattna"),)),),
        indicator_links=(IndicatorLink(goal="mal-2026", indicator="trad"),),
    )
    new = carry(plan, PAST).plan
    assert new.goals[0].key == "mal-2027"
    assert new.goals[0].parent == "kf"
    assert new.goals[0].introduction == "Se [[goal:mal-2027|mal-2026]]."
    assert new.work[0].goal == "mal-2027"
    assert (new.activities[0].goals, new.activities[0].commitments) == (("mal-2027",), ("ata-2027",))
    assert new.action_plans[0].activities == ("akt-2027",)
    assert (new.risks[0].goal, new.risks[0].treatments[0].key) == ("mal-2027", "t-2027")
    assert new.indicator_links[0].goal == "mal-2027"


@pytest.mark.parametrize(
    ("changed", "status", "fate"),
    [
        ({}, None, Fate.CARRIED),
        ({"ends": date(2027, 3, 1)}, None, Fate.CARRIED),
        ({"ends": date(2026, 6, 30)}, None, Fate.ENDED),
        ({"ends": date(2026, 6, 30)}, StatusMeaning.OFF_TRACK, Fate.LATE),
        ({"ends": date(2027, 6, 30)}, StatusMeaning.DONE, Fate.ENDED),
        ({}, StatusMeaning.CANCELLED, Fate.ENDED),
        ({"led_by": ""}, None, Fate.UNOWNED),
        ({"led_by": "", "responsible": "Chefen"}, None, Fate.CARRIED),
        ({"led_by": "borta"}, None, Fate.UNOWNED),
        ({"merged_into": "ata"}, None, Fate.ENDED),
    ],
)
def test_an_activity_goes_on_unless_it_is_done_or_over(
    changed: dict[str, object], status: StatusMeaning | None, fate: Fate
) -> None:
    past = Past(year=2026, statuses={"akt": status} if status else {}, gone=frozenset({"borta"}))
    plan = PlanContent(goals=(GOAL,), activities=(activity(**changed),))
    assert fates(plan, past)["akt"] is fate
    assert bool(carry(plan, past).plan.activities) is (fate is not Fate.ENDED)


def test_what_goes_on_lets_go_of_what_does_not() -> None:
    done = Commitment(key="ata", name="Ett", goal="mal-2026", ends=date(2026, 1, 1))
    plan = PlanContent(goals=(GOAL,), commitments=(done,), activities=(activity(commitments=("ata",)),))
    assert carry(plan, PAST).plan.activities[0].commitments == ()


def test_an_interim_target_becomes_the_next_years_proposal_without_its_decision() -> None:
    old = Target(indicator="trad", term=TargetTerm.INTERIM, year=2026, amount=Amount(value=Decimal(5)), decision="§ 1")
    horizon = replace(old, term=TargetTerm.LONG_TERM, year=2030)
    past = replace(old, year=2025)
    new = carry(PlanContent(targets=(old, horizon, past)), PAST).plan
    assert new.targets == (replace(old, year=2027, decision=""), horizon)


def test_what_was_measured_goes_along_and_the_later_word_stands() -> None:
    def seen(value: int) -> Observation:
        return Observation(indicator="trad", period="2025", amount=Amount(value=Decimal(value)))

    past = Past(year=2026, reports=(ReportContent(observations=(seen(2),)), ReportContent(observations=(seen(3),))))
    assert carry(PlanContent(observations=(seen(1),)), past).plan.observations == (seen(3),)


def test_texts_are_written_anew_unless_asked_for() -> None:
    plan = PlanContent(
        goals=(GOAL,), texts=(TextSection(key="inledning", slot="summary", body="Om [[goal:mal-2026]]."),)
    )
    assert carry(plan, PAST).plan.texts == ()
    assert carry(plan, PAST, texts=True).plan.texts[0].body == "Om [[goal:mal-2027]]."


def test_a_units_goal_follows_the_boards_new_one() -> None:
    plan = PlanContent(goals=(Goal(key="enhet", level="namnd", name="Vår del", parent="mal-2026"),))
    assert carry(plan, PAST, above={"mal-2026": "mal-2027"}).plan.goals[0].parent == "mal-2027"


KEYS = st.text("abc", min_size=1, max_size=3).map(lambda text: f"k{text}")


@given(st.lists(KEYS, unique=True, max_size=6), st.data())
def test_nothing_of_a_plan_is_lost_between_carried_and_told(keys: list[str], data: st.DataObject) -> None:
    activities = tuple(
        activity(key, goals=(), ends=data.draw(st.none() | st.dates(date(2025, 1, 1), date(2028, 1, 1))))
        for key in keys
    )
    statuses = {key: data.draw(st.sampled_from(StatusMeaning)) for key in keys if data.draw(st.booleans())}
    made = carry(PlanContent(activities=activities), Past(year=2026, statuses=statuses))
    told = {note.key: note.fate for note in made.notes}
    assert sorted(told) == sorted(keys)
    carried = {one.key for one in made.plan.activities}
    assert carried == {key_in(key, 2027) for key, fate in told.items() if fate is not Fate.ENDED}


@given(st.text("abc[]{}|:goal- ", max_size=40))
def test_prose_without_old_keys_is_left_letter_by_letter(text: str) -> None:
    goal = Goal(key="annat", level="n", name="N", introduction=text)
    assert renamed(goal, {"finns-inte": "ny"}) == goal


def test_the_next_year_has_the_same_occasions_a_year_later() -> None:
    from tests.connectors.planfile.everything import municipality

    content = municipality().municipality
    assert content is not None
    year = content.years[0]
    moved = next_year(year)
    assert (moved.year, moved.steering_model, moved.state) == (year.year + 1, year.steering_model, "next")
    assert [one.key for one in moved.occasions] == [one.key for one in year.occasions]
    assert moved.occasions == tuple(by_the_wizard(one, 1) for one in year.occasions)


@given(st.integers(2000, 2080))
def test_meetings_keep_their_weekday_and_days_of_account_their_date(number: int) -> None:
    year = PlanningYear(year=number, steering_model="s", occasions=standard_year(number))
    for before, after in zip(year.occasions, next_year(year).occasions, strict=True):
        was, will = board_day(before), board_day(after)
        assert was is not None
        assert will is not None
        assert is_working_day(was) <= is_working_day(will)
        assert will.weekday() == was.weekday() or not is_working_day(same_weekday(was, was.year + 1))
        assert before.as_of is None or after.as_of == same_date(before.as_of, before.as_of.year + 1)


def test_what_a_goal_and_a_risk_came_from_belongs_to_the_old_years_budget() -> None:
    goal = replace(GOAL, origin=Origin.DIRECTION)
    risk = Risk(key="torka", title="Torka", origin=Origin.PLANNING_CONDITIONS)
    plan = carry(PlanContent(goals=(goal,), risks=(risk,)), PAST).plan
    assert (plan.goals[0].origin, plan.risks[0].origin) == (None, None)


def test_a_stage_named_with_its_year_is_named_with_the_next() -> None:
    stage = Stage(key="kf", name="Fullmäktige beslutar budget 2026", kind=StageKind.COUNCIL, day=date(2025, 11, 24))
    occasion = Occasion(key="plan", name="Plan 2026", kind=OccasionKind.PLAN, stages=(stage,))
    (moved,) = next_year(PlanningYear(year=2026, steering_model="s", occasions=(occasion,))).occasions
    assert (moved.name, moved.stages[0].name) == ("Plan 2027", "Fullmäktige beslutar budget 2027")
    assert moved.stages[0].day == date(2026, 11, 23)
