"""Indicators, sources and groups are made, changed, ordered and ended, and what is needed cannot be ended."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.cycle.thing_errors import KeyTaken, NameMissing, StillNeeded, ThingGone
from rodatraden.apps.indicators.actions import definitions as actions
from rodatraden.apps.indicators.actions.breaks import remove_series_break, set_series_break
from rodatraden.apps.indicators.actions.definitions import INDICATORS, PEER_GROUPS, SOURCES
from rodatraden.apps.indicators.actions.values import add_value
from rodatraden.apps.indicators.definition_errors import DefinitionUnclear, MeaningChangedWithoutReason
from rodatraden.apps.indicators.errors import IndicatorUnknown
from rodatraden.apps.indicators.models import SeriesBreak as BreakRow
from rodatraden.apps.planning.actions.goals import create_goal
from rodatraden.apps.planning.actions.links import link_indicator, set_goal_target
from rodatraden.apps.planning.actions.work import create_work
from rodatraden.core.content.amount import Amount
from rodatraden.core.content.indicators import (
    Indicator,
    Observation,
    PeerGroup,
    Polarity,
    SeriesBreak,
    Source,
    Target,
    TargetRule,
    TargetRuleKind,
    TargetTerm,
)
from rodatraden.core.content.planning import Goal, WorkItem
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.models import AuditRow
from rodatraden.foundation.editing.errors import ChangedSince
from rodatraden.foundation.editing.tokens import token_of
from rodatraden.foundation.keyed.one_kind import values_of
from rodatraden.foundation.permissions import PermissionRefused

Same = Callable[[], None]


def token(thing: object) -> str:
    return token_of(values_of(thing))


def value(indicator: str = "trivsel", period: str = "2024") -> Observation:
    return Observation(indicator=indicator, period=period, amount=Amount(value=Decimal("81.5")))


@pytest.fixture
def goal(lead: User, plan: Scope) -> Goal:
    return create_goal(
        by=lead, scope=plan, goal=Goal(key="", level="namndmal", name="Gröna gator", parent="trygg-kommun")
    )


def test_new_indicator_stands_last_and_is_in_the_plan_file(
    lead: User, shared: Scope, comes_back_the_same: Same
) -> None:
    source = actions.create_source(by=lead, source=Source(key="", name="Egen mätning", suppression_limit=5))
    told = Indicator(key="", name=" Nöjda  besökare ", unit="%", decimals=1, source=source.key, external_ids=("N1",))
    made = actions.create_indicator(by=lead, indicator=told)
    assert (made.key, made.name) == ("nojda-besokare", "Nöjda besökare")
    assert [each.key for each in INDICATORS.all_in(shared)] == ["trivsel", "ljus", "tecken", "nojda-besokare"]
    row = AuditRow.objects.latest("pk")
    assert (row.action, row.object_kind, row.object_key, row.before) == (
        "indicators.indicator.create",
        "indicators.indicator",
        "nojda-besokare",
        None,
    )
    comes_back_the_same()


@pytest.mark.parametrize(
    ("more", "refusal"),
    [
        ({"name": " "}, NameMissing),
        ({"key": "trivsel"}, KeyTaken),
        ({"decimals": 6}, DefinitionUnclear),
        ({"scale_low": Decimal(5), "scale_high": Decimal(5)}, DefinitionUnclear),
        ({"trend_threshold": Decimal(-1)}, DefinitionUnclear),
        ({"minimum_respondents": 0}, DefinitionUnclear),
        ({"period_rule": "ibland"}, DefinitionUnclear),
        ({"source": "ingen"}, DefinitionUnclear),
    ],
)
def test_definition_that_contradicts_itself_is_refused(
    lead: User, more: dict[str, object], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        actions.create_indicator(by=lead, indicator=replace(Indicator(key="", name="Ny", unit="st"), **more))  # type: ignore[arg-type]


def test_unused_indicator_changes_meaning_freely_and_a_used_one_only_with_a_reason(lead: User) -> None:
    before = INDICATORS.find("ljus")
    after = actions.edit_indicator(by=lead, indicator=replace(before, unit="st"), token=token(before))
    add_value(by=lead, observation=value("ljus"))
    for changed in (replace(after, unit="%"), replace(after, decimals=0), replace(after, polarity=Polarity.LOWER)):
        with pytest.raises(MeaningChangedWithoutReason):
            actions.edit_indicator(by=lead, indicator=changed, token=token(after))
    renamed = actions.edit_indicator(by=lead, indicator=replace(after, name="Lampor som lyser"), token=token(after))
    turned = replace(renamed, polarity=Polarity.LOWER)
    actions.edit_indicator(by=lead, indicator=turned, token=token(renamed), reason="Frågan är vänd.")
    row = AuditRow.objects.latest("pk")
    assert (row.before, row.after, row.reason) == ({"polarity": "higher"}, {"polarity": "lower"}, "Frågan är vänd.")
    with pytest.raises(ChangedSince):
        actions.edit_indicator(by=lead, indicator=turned, token=token(renamed))


def test_only_what_was_shown_changes(lead: User) -> None:
    before = INDICATORS.find("ljus")
    shown = token_of({"name": values_of(before)["name"]})
    told = replace(before, name="Lampor", unit="st")
    after = actions.edit_indicator(by=lead, indicator=told, token=shown, seen=["name"])
    assert after == replace(before, name="Lampor")


def test_indicator_that_something_needs_is_not_ended_and_says_by_what(lead: User, plan: Scope, goal: Goal) -> None:
    link_indicator(by=lead, scope=plan, goal=goal.key, indicator="trivsel")
    target = Target(indicator="trivsel", term=TargetTerm.INTERIM, year=2025, amount=Amount(value=Decimal(80)))
    set_goal_target(by=lead, scope=plan, target=target)
    create_work(by=lead, scope=plan, work=WorkItem(key="", goal=goal.key, text="Nu {observation:trivsel@2024}."))
    for period in ("2023", "2024"):
        add_value(by=lead, observation=value(period=period))
    with pytest.raises(StillNeeded) as refused:
        actions.end_indicator(by=lead, key="trivsel")
    assert refused.value.sentence == (
        "”Trivsel i parken” kan inte avslutas än. Till det hör målvärde ”trivsel 2025”, indikator för mål "
        "”Gröna gator”, texten i planerat arbete ”Nu {observation:trivsel@2024}.” och 2 utfall ”2023 till 2024”. "
        "Flytta, ta bort eller avsluta det först."
    )


def test_ended_indicator_takes_its_series_breaks_with_it(lead: User, comes_back_the_same: Same) -> None:
    set_series_break(by=lead, series_break=SeriesBreak(indicator="ljus", period="2022", reason="Nya lampor."))
    actions.end_indicator(by=lead, key="ljus", reason="Mäts inte mer.")
    assert not BreakRow.objects.filter(ended_at__isnull=True).exists()
    assert [row.object_kind for row in AuditRow.objects.filter(action="indicators.indicator.end").order_by("pk")] == [
        "indicators.indicator",
        "indicators.seriesbreak",
    ]
    with pytest.raises(ThingGone):
        INDICATORS.find("ljus")
    comes_back_the_same()


def test_indicators_sources_and_groups_are_ordered(lead: User, shared: Scope) -> None:
    for name in ("Kolada", "Enkät"):
        actions.create_source(by=lead, source=Source(key="", name=name))
    actions.create_peer_group(by=lead, group=PeerGroup(key="", name="Fyra", members=("0180", "0180", " 0127 ")))
    actions.order_indicator(by=lead, key="tecken", to=0)
    actions.order_source(by=lead, key="enkat", to=0)
    actions.order_peer_group(by=lead, key="fyra", to=0)
    assert [each.key for each in INDICATORS.all_in(shared)] == ["tecken", "trivsel", "ljus"]
    assert [each.key for each in SOURCES.all_in(shared)] == ["enkat", "kolada"]
    assert [(each.key, each.members) for each in PEER_GROUPS.all_in(shared)] == [
        ("fyra", ("0180", "0127")),
        ("grupp", ("0126",)),
    ]


def test_source_with_indicators_and_group_with_targets_are_not_ended(lead: User, plan: Scope, goal: Goal) -> None:
    source = actions.create_source(by=lead, source=Source(key="", name="Kolada"))
    before = INDICATORS.find("trivsel")
    actions.edit_indicator(by=lead, indicator=replace(before, source=source.key), token=token(before))
    with pytest.raises(StillNeeded, match="indikator ”Trivsel i parken”"):
        actions.end_source(by=lead, key=source.key)
    link_indicator(by=lead, scope=plan, goal=goal.key, indicator="trivsel")
    rule = TargetRule(kind=TargetRuleKind.GROUP_MEAN, group="grupp", year=2024)
    set_goal_target(
        by=lead, scope=plan, target=Target(indicator="trivsel", term=TargetTerm.INTERIM, year=2025, rule=rule)
    )
    with pytest.raises(StillNeeded):
        actions.end_peer_group(by=lead, key="grupp")
    unused = actions.create_source(by=lead, source=Source(key="", name="Heroma"))
    assert actions.end_source(by=lead, key=unused.key) == unused


def test_source_and_group_change(lead: User) -> None:
    source = actions.create_source(by=lead, source=Source(key="", name="Kolada"))
    told = replace(source, attribution="RKA", suppression_limit=7, manager_sees_own=True)
    assert actions.edit_source(by=lead, source=told, token=token(source)) == told == SOURCES.find("kolada")
    group = PEER_GROUPS.find("grupp")
    with pytest.raises(DefinitionUnclear):
        actions.edit_peer_group(by=lead, group=replace(group, members=(" ",)), token=token(group))
    changed = replace(group, year=2025, members=("0126", "0180"))
    assert actions.edit_peer_group(by=lead, group=changed, token=token(group)) == changed


def test_series_break_is_set_reworded_and_removed(lead: User, shared: Scope) -> None:
    for reason in ("Ny enkät.", "Ny enkät och nya frågor."):
        set_series_break(by=lead, series_break=SeriesBreak(indicator="trivsel", period="2023", reason=reason))
    assert [(row.period, row.reason) for row in BreakRow.objects.order_by("pk")] == [
        ("2023", "Ny enkät och nya frågor.")
    ]
    assert AuditRow.objects.latest("pk").object_key == "kommunen:trivsel 2023"
    remove_series_break(by=lead, indicator="trivsel", period="2023")
    with pytest.raises(ThingGone):
        remove_series_break(by=lead, indicator="trivsel", period="2023")


def test_series_break_without_period_reason_or_indicator_is_refused(lead: User) -> None:
    whole = SeriesBreak(indicator="trivsel", period="2023", reason="Ny enkät.")
    for wrong in (replace(whole, period="i våras"), replace(whole, reason=" ")):
        with pytest.raises(DefinitionUnclear):
            set_series_break(by=lead, series_break=wrong)
    with pytest.raises(IndicatorUnknown):
        set_series_break(by=lead, series_break=replace(whole, indicator="ingen"))


def test_one_who_may_not_is_refused_and_nothing_is_written(controller: User) -> None:
    rows = AuditRow.objects.count()
    before = INDICATORS.find("ljus")
    with pytest.raises(PermissionRefused):
        actions.create_indicator(by=controller, indicator=Indicator(key="", name="Ny", unit="st"))
    with pytest.raises(PermissionRefused):
        actions.edit_indicator(by=controller, indicator=before, token=token(before))
    with pytest.raises(PermissionRefused):
        actions.end_indicator(by=controller, key="ljus")
    with pytest.raises(PermissionRefused):
        set_series_break(by=controller, series_break=SeriesBreak(indicator="ljus", period="2023", reason="Ny."))
    assert AuditRow.objects.count() == rows
