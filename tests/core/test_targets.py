from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rodatraden.core.content.amount import Amount
from rodatraden.core.content.indicators import Comparator, Polarity, Target, TargetRule, TargetRuleKind, TargetTerm
from rodatraden.core.missing import MissingReason
from rodatraden.core.targets import TargetResult, comparator_of, default_comparator, judge, resolve, value_of


@pytest.mark.parametrize(
    ("comparator", "outcome", "target", "polarity", "result"),
    [
        (Comparator.AT_LEAST, "73", "73", Polarity.HIGHER, TargetResult.REACHED),
        (Comparator.AT_MOST, "5.7", "5.3", Polarity.LOWER, TargetResult.NOT_REACHED),
        (Comparator.OVER, "70", "70", Polarity.HIGHER, TargetResult.NOT_REACHED),
        (Comparator.UNDER, "6.9", "7", Polarity.LOWER, TargetResult.REACHED),
        (Comparator.EQUAL, "7", "7.0", Polarity.NONE, TargetResult.REACHED),
        (Comparator.KEEP, "5.7", "5.3", Polarity.LOWER, TargetResult.NOT_REACHED),
        (Comparator.KEEP, "5.2", "5.3", Polarity.LOWER, TargetResult.REACHED),
        (Comparator.KEEP, "5.2", "5.3", Polarity.NONE, TargetResult.NOT_REACHED),
        (Comparator.IMPROVE, "80", "80", Polarity.HIGHER, TargetResult.NOT_REACHED),
        (Comparator.IMPROVE, "81", "80", Polarity.HIGHER, TargetResult.REACHED),
        (Comparator.IMPROVE, "81", "80", Polarity.NONE, TargetResult.NO_TARGET),
    ],
)
def test_outcome_against_target(
    comparator: Comparator, outcome: str, target: str, polarity: Polarity, result: TargetResult
) -> None:
    assert judge(Decimal(outcome), Decimal(target), comparator, polarity=polarity).result is result


def test_within_the_margin_the_survey_cannot_tell() -> None:
    judged = judge(Decimal(81), Decimal(83), Comparator.AT_LEAST, margin=Decimal(16))
    assert (judged.result, judged.reason) == (TargetResult.WITHIN_MARGIN, "Skillnaden ligger inom felmarginalen.")


def test_missing_is_told_apart() -> None:
    assert judge(None, Decimal(1), Comparator.AT_LEAST).result is TargetResult.NO_OUTCOME
    assert judge(Decimal(1), None, Comparator.AT_LEAST).result is TargetResult.NO_TARGET


def rule(kind: TargetRuleKind, **facts: object) -> TargetRule:
    return TargetRule(kind=kind, **facts)  # type: ignore[arg-type]


GROUP = {"a": Decimal(60), "b": Decimal(80), "c": None}


def test_rule_shows_the_values_it_used() -> None:
    kept = resolve(rule(TargetRuleKind.KEEP_PERIOD, period="2020"), outcomes={"2020": Decimal("-16.8")})
    assert (kept.value, kept.used) == (Decimal("-16.8"), {"2020": Decimal("-16.8")})
    mean = resolve(rule(TargetRuleKind.GROUP_MEAN, year=2020), group=GROUP)
    assert (mean.value, mean.used, mean.note) == (70, {"a": 60, "b": 80}, "Oviktat medel av 2 av 3.")
    first = resolve(rule(TargetRuleKind.GROUP_BEST), group=GROUP, polarity=Polarity.HIGHER)
    assert (first.value, first.used) == (80, {"b": 80})
    second = resolve(rule(TargetRuleKind.RANK, rank=2), group=GROUP, polarity=Polarity.HIGHER)
    assert (second.value, second.used) == (60, {"a": 60})
    assert resolve(rule(TargetRuleKind.FIXED), fixed=Decimal(4)).value == 4


@pytest.mark.parametrize(
    ("kind", "missing"),
    [
        (TargetRuleKind.OTHER_PLAN, MissingReason.DECIDED_BY_OTHER_PLAN),
        (TargetRuleKind.TO_BE_DECIDED, MissingReason.NOT_DECIDED),
        (TargetRuleKind.TEXT, MissingReason.NOT_APPLICABLE),
        (TargetRuleKind.FIXED, MissingReason.NOT_STATED),
        (TargetRuleKind.KEEP_PERIOD, MissingReason.NOT_PUBLISHED),
        (TargetRuleKind.GROUP_MEAN, MissingReason.NOT_PUBLISHED),
    ],
)
def test_rule_without_value_says_why(kind: TargetRuleKind, missing: MissingReason) -> None:
    found = resolve(rule(kind))
    assert (found.value, found.missing) == (None, missing)


def test_rule_implies_its_comparator() -> None:
    assert default_comparator(TargetRuleKind.KEEP_PERIOD, Polarity.LOWER) is Comparator.KEEP
    assert default_comparator(TargetRuleKind.IMPROVE_ON_PERIOD, Polarity.LOWER) is Comparator.IMPROVE
    assert default_comparator(TargetRuleKind.GROUP_MEAN, Polarity.LOWER) is Comparator.AT_MOST
    assert default_comparator(TargetRuleKind.GROUP_BEST, Polarity.HIGHER) is Comparator.AT_LEAST


def target(amount: str | None, kind: TargetRuleKind | None = None, comparator: Comparator | None = None) -> Target:
    return Target(
        indicator="i",
        term=TargetTerm.INTERIM,
        year=2022,
        comparator=comparator,
        amount=Amount(value=None if amount is None else Decimal(amount)),
        rule=None if kind is None else rule(kind, period="2020"),
    )


def test_targets_own_value_goes_before_its_rule() -> None:
    assert value_of(target("80", TargetRuleKind.KEEP_PERIOD), {"2020": Decimal(70)}) == 80


def test_target_to_keep_a_period_is_worth_its_outcome() -> None:
    assert value_of(target(None, TargetRuleKind.KEEP_PERIOD), {"2020": Decimal(70)}) == 70


@pytest.mark.parametrize("kind", [None, TargetRuleKind.GROUP_MEAN, TargetRuleKind.TEXT])
def test_target_without_value_here_is_worth_nothing(kind: TargetRuleKind | None) -> None:
    assert value_of(target(None, kind), {"2020": Decimal(70)}) is None


def test_targets_own_comparator_goes_before_its_rule() -> None:
    own = target("80", TargetRuleKind.KEEP_PERIOD, Comparator.OVER)
    assert comparator_of(own, Polarity.HIGHER) is Comparator.OVER
    assert comparator_of(target("80", TargetRuleKind.KEEP_PERIOD), Polarity.HIGHER) is Comparator.KEEP


values = st.decimals(0, 100, places=1)


@given(values, values, st.sampled_from([Polarity.HIGHER, Polarity.LOWER]))
def test_improved_is_kept_too(outcome: Decimal, target: Decimal, polarity: Polarity) -> None:
    improved = judge(outcome, target, Comparator.IMPROVE, polarity=polarity).result is TargetResult.REACHED
    kept = judge(outcome, target, Comparator.KEEP, polarity=polarity).result is TargetResult.REACHED
    assert kept or not improved
