"""Work, commitments, activities, links, targets and risks hang where the steering model lets them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from rodatraden.apps.control.actions.risks import (
    RISKS,
    copy_risk,
    create_risk,
    create_treatment,
    edit_risk,
    edit_treatment,
    end_risk,
    end_treatment,
    move_risk,
    order_risk,
)
from rodatraden.apps.control.risk_errors import DecisionWithoutReason, OffTheScale, ProcessUnknown
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.cycle.thing_errors import StillNeeded, ThingGone
from rodatraden.apps.indicators.actions.targets import targets_in
from rodatraden.apps.indicators.target_errors import (
    IndicatorGone,
    SignalHasNoTarget,
    TargetExists,
    TargetGone,
    TargetMovedWithoutReason,
    TargetUnclear,
)
from rodatraden.apps.planning.actions.goals import create_goal
from rodatraden.apps.planning.actions.links import (
    end_goal_target,
    link_activity_to_commitment,
    link_activity_to_goal,
    link_funding,
    link_indicator,
    set_goal_target,
    unlink_activity_from_commitment,
    unlink_activity_from_goal,
    unlink_funding,
    unlink_indicator,
)
from rodatraden.apps.planning.actions.work import (
    ACTIVITIES,
    COMMITMENTS,
    WORK,
    copy_activity,
    create_activity,
    create_commitment,
    create_work,
    edit_activity,
    edit_commitment,
    end_activity,
    end_commitment,
    end_work,
    move_activity,
    move_commitment,
    move_work,
    order_activity,
    order_commitment,
    order_work,
)
from rodatraden.apps.planning.models import FundingLink, IndicatorLink
from rodatraden.apps.planning.tree_errors import (
    EndsBeforeItStarts,
    GoalMissing,
    LinkedAlready,
    NotCarried,
    UnknownOrganisation,
)
from rodatraden.core.content.amount import Amount
from rodatraden.core.content.control import Risk, RiskDecision, Treatment
from rodatraden.core.content.indicators import Comparator, Target, TargetRule, TargetRuleKind, TargetTerm
from rodatraden.core.content.planning import Activity, Commitment, Goal, WorkItem
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.models import AuditRow
from rodatraden.foundation.editing.tokens import token_of
from rodatraden.foundation.keyed.one_kind import values_of

Same = Callable[[], None]


def token(thing: Any) -> str:
    return token_of(values_of(thing))


def an_activity(name: str = "Plantera", **more: Any) -> Activity:
    return Activity(**{"key": "", "name": name, "goals": ("trivs",), **more})


def a_target(value: str = "80", **more: Any) -> Target:
    given = {"indicator": "trivsel", "term": TargetTerm.INTERIM, "year": 2025, "owner": "parknamnden",
             "comparator": Comparator.AT_LEAST, "amount": Amount(value=Decimal(value)),
             "rule": TargetRule(kind=TargetRuleKind.FIXED)}  # fmt: skip
    return Target(**{**given, **more})


def a_rule(kind: TargetRuleKind, **more: Any) -> Target:
    return a_target(amount=Amount(), rule=TargetRule(kind=kind, **more))


def test_work_is_made_moved_ordered_and_ended(lead: User, plan: Scope, comes_back_the_same: Same) -> None:
    for text in ("Fler bänkar", "Fler lampor"):
        create_work(by=lead, scope=plan, work=WorkItem(key="", goal="trivs", text=text))
    order_work(by=lead, key="fler-lampor", to=0)
    assert [item.key for item in WORK.all_in(plan)] == ["fler-lampor", "fler-bankar"]
    move_work(by=lead, key="fler-lampor", goal="trygga")
    assert WORK.find("fler-lampor").goal == "trygga"
    with pytest.raises(NotCarried):
        move_work(by=lead, key="fler-lampor", goal="trygg-kommun")
    end_work(by=lead, key="fler-bankar")
    assert [item.key for item in WORK.all_in(plan)] == ["fler-lampor"]
    comes_back_the_same()


def test_commitment_stands_on_a_goal_that_carries_them(
    lead: User, plan: Scope, shared: Scope, comes_back_the_same: Same
) -> None:
    made = create_commitment(by=lead, scope=plan, commitment=Commitment(key="", name="Ljus", goal="trivs"))
    for_all = create_commitment(by=lead, scope=shared, commitment=Commitment(key="", name="Miljö", goal="trygg-kommun"))
    with pytest.raises(NotCarried, match="Målområde bär inte åtaganden"):
        move_commitment(by=lead, key=for_all.key, goal="trygghet")
    dates = replace(made, starts=date(2025, 5, 1), ends=date(2025, 4, 1))
    with pytest.raises(EndsBeforeItStarts):
        edit_commitment(by=lead, commitment=dates, token=token(made))
    edit_commitment(by=lead, commitment=replace(made, background="Det är **mörkt**."), token=token(made))
    create_commitment(by=lead, scope=plan, commitment=Commitment(key="", name="Väg", goal="trivs"))
    order_commitment(by=lead, key="vag", to=0)
    assert [each.key for each in COMMITMENTS.all_in(plan)] == ["vag", "ljus"]
    comes_back_the_same()


def test_activity_serves_goals_and_commitments(lead: User, plan: Scope, comes_back_the_same: Same) -> None:
    create_commitment(by=lead, scope=plan, commitment=Commitment(key="", name="Ljus", goal="trygga"))
    made = create_activity(by=lead, scope=plan, activity=an_activity(led_by="norr"))
    link_activity_to_goal(by=lead, activity=made.key, goal="trygga")
    link_activity_to_commitment(by=lead, activity=made.key, commitment="ljus")
    assert ACTIVITIES.find(made.key) == replace(made, goals=("trivs", "trygga"), commitments=("ljus",))
    with pytest.raises(LinkedAlready):
        link_activity_to_goal(by=lead, activity=made.key, goal="trygga")
    with pytest.raises(NotCarried):
        link_activity_to_goal(by=lead, activity=made.key, goal="trygg-kommun")
    with pytest.raises(StillNeeded, match="Plantera"):
        end_commitment(by=lead, key="ljus")
    move_activity(by=lead, key=made.key, goal="trygga")
    assert ACTIVITIES.find(made.key).goals == ("trygga",)
    unlink_activity_from_commitment(by=lead, activity=made.key, commitment="ljus")
    with pytest.raises(GoalMissing):
        unlink_activity_from_goal(by=lead, activity=made.key, goal="trygga")
    end_commitment(by=lead, key="ljus")
    copy_activity(by=lead, key=made.key, scope=plan, goal="trivs")
    assert [each.key for each in ACTIVITIES.all_in(plan)] == ["plantera", "plantera-2"]
    comes_back_the_same()
    end_activity(by=lead, key="plantera")
    comes_back_the_same()


@pytest.mark.parametrize(
    ("activity", "refusal"),
    [
        (an_activity(goals=()), GoalMissing),
        (an_activity(goals=("finns-inte",)), ThingGone),
        (an_activity(goals=("trygg-kommun",)), NotCarried),
        (an_activity(led_by="finns-inte"), UnknownOrganisation),
        (an_activity(commitments=("finns-inte",)), ThingGone),
        (an_activity(starts=date(2025, 5, 1), ends=date(2025, 4, 30)), EndsBeforeItStarts),
    ],
)
def test_activity_that_could_not_stand_is_refused(
    lead: User, plan: Scope, activity: Activity, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        create_activity(by=lead, scope=plan, activity=activity)


def test_activity_stands_on_a_goal_through_its_commitment(lead: User, plan: Scope, shared: Scope) -> None:
    create_commitment(by=lead, scope=shared, commitment=Commitment(key="", name="Miljö", goal="trygg-kommun"))
    made = create_activity(by=lead, scope=plan, activity=an_activity(goals=("trygg-kommun",), commitments=("miljo",)))
    with pytest.raises(NotCarried):
        unlink_activity_from_commitment(by=lead, activity=made.key, commitment="miljo")
    assert ACTIVITIES.find(made.key) == made


def test_activities_are_ordered_where_they_stand(lead: User, plan: Scope, comes_back_the_same: Same) -> None:
    for name in "ABC":
        create_activity(by=lead, scope=plan, activity=an_activity(name))
    order_activity(by=lead, key="a", to=1)
    assert [each.name for each in ACTIVITIES.all_in(plan)] == ["B", "A", "C"]
    edit_activity(
        by=lead, activity=replace(ACTIVITIES.find("b"), ends=date(2025, 12, 1)), token=token(ACTIVITIES.find("b"))
    )
    comes_back_the_same()


def test_indicator_follows_a_goal_that_carries_indicators(lead: User, plan: Scope, comes_back_the_same: Same) -> None:
    link_indicator(by=lead, scope=plan, goal="trivs", indicator="trivsel")
    with pytest.raises(LinkedAlready, match="Trivsel i parken"):
        link_indicator(by=lead, scope=plan, goal="trivs", indicator="trivsel")
    with pytest.raises(NotCarried, match="Kommunfullmäktigemål bär inte indikatorer"):
        link_indicator(by=lead, scope=plan, goal="trygg-kommun", indicator="ljus")
    with pytest.raises(ThingGone):
        link_indicator(by=lead, scope=plan, goal="trivs", indicator="finns-inte")
    comes_back_the_same()
    unlink_indicator(by=lead, scope=plan, goal="trivs", indicator="trivsel")
    assert not IndicatorLink.objects.filter(ended_at__isnull=True).exists()
    comes_back_the_same()


def test_grant_serves_one_goal(lead: User, plan: Scope, comes_back_the_same: Same) -> None:
    link_funding(by=lead, scope=plan, funding="gava", goal="trivs")
    link_funding(by=lead, scope=plan, funding="bidrag", goal="trivs")
    link_funding(by=lead, scope=plan, funding="bidrag", goal="trygga")
    living = FundingLink.objects.filter(ended_at__isnull=True).order_by("position")
    assert list(living.values_list("funding", "goal")) == [("bidrag", "trygga"), ("gava", "trivs")]
    comes_back_the_same()
    unlink_funding(by=lead, scope=plan, funding="bidrag")
    comes_back_the_same()


@pytest.mark.parametrize(
    "target",
    [
        a_target(),
        a_target("81.50", comparator=None, decision="KF § 12"),
        a_target(term=TargetTerm.LONG_TERM, year=2030),
        a_rule(TargetRuleKind.KEEP_PERIOD, period="2024"),
        a_rule(TargetRuleKind.IMPROVE_ON_PERIOD, period="r12:2024-08"),
        a_rule(TargetRuleKind.GROUP_MEAN, group="grupp", year=2024),
        a_rule(TargetRuleKind.GROUP_BEST, group="grupp", year=2024),
        a_rule(TargetRuleKind.RANK, group="grupp", year=2024, rank=3),
        a_rule(TargetRuleKind.TEXT, text="Fler än i fjol"),
        a_rule(TargetRuleKind.OTHER_PLAN, decided_by="Klimatplanen", when=date(2025, 6, 1)),
        a_rule(TargetRuleKind.TO_BE_DECIDED, decided_by="Nämnden", when=date(2025, 3, 1)),
    ],
)
def test_every_kind_of_target_is_set(lead: User, plan: Scope, target: Target, comes_back_the_same: Same) -> None:
    link_indicator(by=lead, scope=plan, goal="trivs", indicator="trivsel")
    set_goal_target(by=lead, scope=plan, target=target)
    assert targets_in(plan) == [target]
    comes_back_the_same()


@pytest.mark.parametrize(
    ("target", "refusal"),
    [
        (a_target(indicator="finns-inte"), IndicatorGone),
        (a_target(indicator="tecken"), SignalHasNoTarget),
        (a_target(year=25), TargetUnclear),
        (a_target(amount=Amount()), TargetUnclear),
        (a_rule(TargetRuleKind.KEEP_PERIOD, period="2024-13"), TargetUnclear),
        (a_rule(TargetRuleKind.IMPROVE_ON_PERIOD), TargetUnclear),
        (a_rule(TargetRuleKind.GROUP_MEAN, group="finns-inte", year=2024), TargetUnclear),
        (a_rule(TargetRuleKind.GROUP_BEST, group="grupp"), TargetUnclear),
        (a_rule(TargetRuleKind.RANK, group="grupp", year=2024), TargetUnclear),
        (a_rule(TargetRuleKind.TEXT), TargetUnclear),
        (a_rule(TargetRuleKind.OTHER_PLAN), TargetUnclear),
        (a_rule(TargetRuleKind.TO_BE_DECIDED), TargetUnclear),
    ],
)
def test_unclear_target_is_refused(lead: User, plan: Scope, target: Target, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        set_goal_target(by=lead, scope=plan, target=target)


def test_target_that_moves_asks_why(lead: User, plan: Scope, comes_back_the_same: Same) -> None:
    set_goal_target(by=lead, scope=plan, target=a_target())
    with pytest.raises(TargetExists):
        set_goal_target(by=lead, scope=plan, target=a_target("90"))
    with pytest.raises(TargetMovedWithoutReason):
        set_goal_target(by=lead, scope=plan, target=a_target("90"), before=a_target())
    set_goal_target(by=lead, scope=plan, target=a_target("90"), before=a_target(), reason="Ny mätmetod")
    row = AuditRow.objects.get(action="indicators.target.move")
    assert (row.before, row.after, row.reason) == ({"amount": "80"}, {"amount": "90"}, "Ny mätmetod")
    with pytest.raises(TargetGone):
        set_goal_target(by=lead, scope=plan, target=a_target("95"), before=a_target(), reason="Ny")
    comes_back_the_same()
    with pytest.raises(TargetMovedWithoutReason):
        end_goal_target(by=lead, scope=plan, target=a_target("90"), reason=" ")
    end_goal_target(by=lead, scope=plan, target=a_target("90"), reason="Mäts inte mer")
    assert targets_in(plan) == []


def test_target_needs_a_level_that_carries_targets(lead: User, central_office: User, shared: Scope) -> None:
    old = Scope.objects.create(key="parknamnden/2024", level="board_year", board_id="parknamnden", year=2024)
    goal = Goal(key="", level="delmal", name="Delmål", parent="gammalt")
    made = create_goal(by=lead, scope=old, goal=goal)
    link_indicator(by=lead, scope=old, goal=made.key, indicator="trivsel")
    with pytest.raises(NotCarried, match="Delmål bär inte målvärden"):
        set_goal_target(by=lead, scope=old, target=a_target(year=2024))


def test_risk_is_valued_on_the_scale_and_decided_with_grounds(
    lead: User, plan: Scope, comes_back_the_same: Same
) -> None:
    made = create_risk(by=lead, scope=plan, risk=Risk(key="", title="Torka", goal="trivs", likelihood=2, consequence=1))
    for wrong, refusal in (
        (replace(made, likelihood=3), OffTheScale),
        (replace(made, consequence=0), OffTheScale),
        (replace(made, decision=RiskDecision.ACCEPT), DecisionWithoutReason),
        (replace(made, process="finns-inte"), ProcessUnknown),
        (replace(made, goal="trygghet"), NotCarried),
    ):
        with pytest.raises(refusal):
            edit_risk(by=lead, risk=wrong, token=token(made))
    decided = replace(
        made, decision=RiskDecision.BOARD_PLAN, decision_reason="Två torra somrar.", process="upphandling"
    )
    edit_risk(by=lead, risk=decided, token=token(made))
    assert RISKS.find(made.key) == decided
    create_risk(by=lead, scope=plan, risk=Risk(key="", title="Storm", goal="trivs"))
    order_risk(by=lead, key="storm", to=0)
    assert [risk.key for risk in RISKS.all_in(plan)] == ["storm", "torka"]
    move_risk(by=lead, key="storm", goal="")
    comes_back_the_same()


def test_treatments_live_under_their_risk(lead: User, plan: Scope, comes_back_the_same: Same) -> None:
    create_risk(by=lead, scope=plan, risk=Risk(key="", title="Torka"))
    made = create_treatment(by=lead, risk="torka", treatment=Treatment(key="", text="Vattna tre somrar"))
    after = replace(made, responsible="Parkchefen", ends=date(2025, 9, 1))
    edit_treatment(by=lead, treatment=after, token=token(made))
    edit_risk(by=lead, risk=replace(RISKS.find("torka"), title="Torka och hetta"), token=token(RISKS.find("torka")))
    assert RISKS.find("torka").treatments == (after,)
    comes_back_the_same()
    with pytest.raises(StillNeeded, match="Vattna tre somrar"):
        end_risk(by=lead, key="torka")
    end_treatment(by=lead, key=made.key)
    end_risk(by=lead, key="torka")
    comes_back_the_same()


def test_a_risk_is_copied_with_its_treatments(lead: User, plan: Scope, comes_back_the_same: Same) -> None:
    risk = Risk(key="", title="Torka", goal="trivs", decision=RiskDecision.ACCEPT, decision_reason="Sällan.")
    create_risk(by=lead, scope=plan, risk=risk)
    treatment = Treatment(key="", text="Vattna", responsible="Parkchefen", ends=date(2025, 9, 1))
    first = create_treatment(by=lead, risk="torka", treatment=treatment)
    made = copy_risk(by=lead, key="torka", scope=plan, goal="trivs")
    (copied,) = made.treatments
    assert copied == replace(treatment, key=copied.key)
    assert copied.key != first.key
    assert made == replace(RISKS.find("torka"), key=made.key, treatments=made.treatments)
    comes_back_the_same()


def test_another_plan_decides_anew_about_a_copied_risk(lead: User, plan: Scope) -> None:
    risk = Risk(key="", title="Torka", goal="trivs", decision=RiskDecision.ACCEPT, decision_reason="Sällan.")
    create_risk(by=lead, scope=plan, risk=risk)
    other = Scope.objects.create(key="norr/2025", level="board_year", board_id="norr", year=2025)
    made = copy_risk(by=lead, key="torka", scope=other, goal="")
    assert (made.decision, made.decision_reason, RISKS.scope_of(made.key)) == (None, "", other)
