"""Targets: what a rule gives, and whether the outcome reaches it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from rodatraden.core import peers
from rodatraden.core.content.indicators import Comparator, Polarity, Target, TargetRule, TargetRuleKind
from rodatraden.core.missing import MissingReason


class TargetResult(StrEnum):
    """How an outcome stands against its target."""

    REACHED = "reached"
    WITHIN_MARGIN = "within_margin"
    NOT_REACHED = "not_reached"
    NO_TARGET = "no_target"
    NO_OUTCOME = "no_outcome"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The result with its reason in a few Swedish words."""

    result: TargetResult
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """What a rule gives: a value with the values it used, or the reason why there is none."""

    value: Decimal | None
    used: Mapping[str, Decimal] = field(default_factory=dict)
    missing: MissingReason | None = None
    note: str = ""


def default_comparator(rule: TargetRuleKind, polarity: Polarity) -> Comparator:
    """The comparator a rule implies: keep or improve, else at least or at most by polarity."""
    if rule is TargetRuleKind.KEEP_PERIOD:
        return Comparator.KEEP
    if rule is TargetRuleKind.IMPROVE_ON_PERIOD:
        return Comparator.IMPROVE
    return Comparator.AT_MOST if polarity is Polarity.LOWER else Comparator.AT_LEAST


def comparator_of(target: Target, polarity: Polarity) -> Comparator:
    """The target's own comparator, or the one that its rule implies."""
    kind = target.rule.kind if target.rule else TargetRuleKind.FIXED
    return target.comparator or default_comparator(kind, polarity)


def value_of(target: Target, outcomes: Mapping[str, Decimal | None]) -> Decimal | None:
    """The target's own value, or what its rule gives of the indicator's own `outcomes` by period.

    A rule that needs other municipalities' values gives none here.
    """
    if target.amount.value is not None or target.rule is None:
        return target.amount.value
    return resolve(target.rule, outcomes=outcomes).value


def judge(
    outcome: Decimal | None,
    target: Decimal | None,
    comparator: Comparator,
    *,
    polarity: Polarity = Polarity.NONE,
    margin: Decimal | None = None,
) -> Judged:
    """Whether `outcome` reaches `target` (both in the indicator's unit).

    At least, at most, over, under and equal say themselves. Keep: not worse than the target (the
    named period's outcome) by polarity; improve: better; without polarity keep means equal and
    improve cannot be judged. Closer to the target than the survey's `margin` is within the
    margin, whichever side: the survey cannot tell.
    """
    if target is None:
        return Judged(result=TargetResult.NO_TARGET, reason="Målet har inget värde.")
    if outcome is None:
        return Judged(result=TargetResult.NO_OUTCOME, reason="Utfallet saknas.")
    if margin and abs(outcome - target) <= margin:
        return Judged(result=TargetResult.WITHIN_MARGIN, reason="Skillnaden ligger inom felmarginalen.")
    reached = _reached(outcome, target, comparator, polarity)
    if reached is None:
        return Judged(result=TargetResult.NO_TARGET, reason="Indikatorn har ingen riktning att förbättras i.")
    if reached:
        return Judged(result=TargetResult.REACHED, reason="Målet är nått.")
    return Judged(result=TargetResult.NOT_REACHED, reason="Målet är inte nått.")


def _reached(outcome: Decimal, target: Decimal, comparator: Comparator, polarity: Polarity) -> bool | None:
    gain = {Polarity.HIGHER: outcome - target, Polarity.LOWER: target - outcome, Polarity.NONE: None}[polarity]
    by_comparator: Mapping[Comparator, bool | None] = {
        Comparator.AT_LEAST: outcome >= target,
        Comparator.AT_MOST: outcome <= target,
        Comparator.OVER: outcome > target,
        Comparator.UNDER: outcome < target,
        Comparator.EQUAL: outcome == target,
        Comparator.KEEP: outcome == target if gain is None else gain >= 0,
        Comparator.IMPROVE: None if gain is None else gain > 0,
    }
    return by_comparator[comparator]


def resolve(
    rule: TargetRule,
    *,
    fixed: Decimal | None = None,
    outcomes: Mapping[str, Decimal | None] | None = None,
    group: Mapping[str, Decimal | None] | None = None,
    polarity: Polarity = Polarity.NONE,
) -> Resolved:
    """The value a rule gives, with the values it used.

    `fixed` is the value of a fixed target; `outcomes` the indicator's own by period; `group` the
    group's values in the rule's year by member. What is missing or undecided gives no value but
    a reason. `NobodyAnswered`, `NoPolarity`, `NotInComparison` from the comparison.
    """
    match rule.kind:
        case TargetRuleKind.FIXED:
            missing = MissingReason.NOT_STATED if fixed is None else None
            return Resolved(value=fixed, missing=missing)
        case TargetRuleKind.KEEP_PERIOD | TargetRuleKind.IMPROVE_ON_PERIOD:
            return _from_period(rule, outcomes or {})
        case TargetRuleKind.GROUP_MEAN | TargetRuleKind.GROUP_BEST | TargetRuleKind.RANK:
            return _from_group(rule, group or {}, polarity)
        case TargetRuleKind.OTHER_PLAN:
            return Resolved(value=None, missing=MissingReason.DECIDED_BY_OTHER_PLAN, note=rule.decided_by)
        case TargetRuleKind.TO_BE_DECIDED:
            return Resolved(value=None, missing=MissingReason.NOT_DECIDED, note=rule.decided_by)
        case TargetRuleKind.TEXT:
            return Resolved(value=None, missing=MissingReason.NOT_APPLICABLE, note=rule.text)


def _from_period(rule: TargetRule, outcomes: Mapping[str, Decimal | None]) -> Resolved:
    value = outcomes.get(rule.period)
    if value is None:
        return Resolved(value=None, missing=MissingReason.NOT_PUBLISHED, note=f"Utfallet {rule.period} saknas.")
    return Resolved(value=value, used={rule.period: value})


def _from_group(rule: TargetRule, group: Mapping[str, Decimal | None], polarity: Polarity) -> Resolved:
    if not any(value is not None for value in group.values()):
        return Resolved(value=None, missing=MissingReason.NOT_PUBLISHED, note="Gruppens värden saknas.")
    used = {member: value for member, value in group.items() if value is not None}
    if rule.kind is TargetRuleKind.GROUP_MEAN:
        mean = peers.unweighted_mean(group)
        return Resolved(value=mean.value, used=used, note=f"Oviktat medel av {mean.answered} av {mean.members}.")
    if rule.kind is TargetRuleKind.GROUP_BEST:
        member, value = peers.best(group, polarity)
        return Resolved(value=value, used={member: value}, note=f"Bäst av {len(used)}.")
    member, value = peers.at_rank(group, rule.rank or 1, polarity)
    return Resolved(value=value, used={member: value}, note=f"Plats {rule.rank or 1} av {len(used)}.")
