"""Set, move and take away targets."""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction

from rodatraden.apps.cycle.actions.editing import begin_edit, write_kind
from rodatraden.apps.cycle.enums import ScopeLevel
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.indicators.models import Indicator, PeerGroup
from rodatraden.apps.indicators.queries.content import TARGETS
from rodatraden.apps.indicators.rules import EDIT_TARGET
from rodatraden.apps.indicators.target_errors import (
    IndicatorGone,
    SignalHasNoTarget,
    TargetExists,
    TargetGone,
    TargetMovedWithoutReason,
    TargetUnclear,
)
from rodatraden.core import periods
from rodatraden.core.content.amount import Amount
from rodatraden.core.content.indicators import IndicatorKind, Target, TargetRule, TargetRuleKind
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.editing.values import as_kept
from rodatraden.foundation.keyed.read import read

_YEARS = range(1900, 2101)
_OF_PERIOD = (TargetRuleKind.KEEP_PERIOD, TargetRuleKind.IMPROVE_ON_PERIOD)
_OF_GROUP = (TargetRuleKind.GROUP_MEAN, TargetRuleKind.GROUP_BEST, TargetRuleKind.RANK)
_DECIDED = (TargetRuleKind.OTHER_PLAN, TargetRuleKind.TO_BE_DECIDED)


def targets_in(scope: Scope) -> list[Target]:
    """The targets of a plan in order."""
    return list(read(TARGETS, scope.pk))


@transaction.atomic
def set_target(*, by: User, scope: Scope, target: Target, before: Target | None = None, reason: str = "") -> Target:
    """Set a target in a plan, or move the one `before`; then a reason is asked for.

    Raises IndicatorGone, SignalHasNoTarget, TargetUnclear, TargetExists, TargetGone, TargetMovedWithoutReason.
    """
    held = begin_edit(by=by, permission=EDIT_TARGET, scope=scope, reason=reason)
    if held.level != ScopeLevel.BOARD_YEAR:
        raise TargetUnclear("Målvärden sätts i en nämnds eller enhets plan för ett år.")
    wanted = cleaned(target)
    have = targets_in(held)
    if before is not None and before not in have:
        raise TargetGone
    if wanted == before:
        return wanted
    _refuse_wrong_indicator(wanted)
    refuse_unclear(wanted)
    if any(_identity(each) == _identity(wanted) for each in have if each != before):
        raise TargetExists
    if before is None:
        contents, what = [*have, wanted], "set"
    else:
        if not reason.strip():
            raise TargetMovedWithoutReason
        contents, what = [wanted if each == before else each for each in have], "move"
    write_kind(TARGETS, contents, by=by, scope=held, action=f"indicators.target.{what}", reason=reason)
    return wanted


@transaction.atomic
def remove_target(*, by: User, scope: Scope, target: Target, reason: str) -> None:
    """Take away a target; asks why."""
    held = begin_edit(by=by, permission=EDIT_TARGET, scope=scope, reason=reason)
    have = targets_in(held)
    if target not in have:
        raise TargetGone
    if not reason.strip():
        raise TargetMovedWithoutReason
    left = [each for each in have if each != target]
    write_kind(TARGETS, left, by=by, scope=held, action="indicators.target.remove", reason=reason)


def cleaned(target: Target) -> Target:
    """The target with its words on one line, and only what its rule reads."""
    rule = target.rule
    return replace(
        target,
        owner=_line(target.owner),
        decision=_line(target.decision),
        amount=replace(target.amount, text=_line(target.amount.text), comment=_line(target.amount.comment)),
        rule=_cleaned_rule(rule) if rule else None,
    )


def _cleaned_rule(rule: TargetRule) -> TargetRule:
    kind = rule.kind
    of_group = kind in _OF_GROUP
    return TargetRule(
        kind=kind,
        period=_line(rule.period) if kind in _OF_PERIOD else "",
        group=rule.group if of_group else "",
        year=rule.year if of_group else None,
        rank=rule.rank if kind is TargetRuleKind.RANK else None,
        text=_line(rule.text) if kind in (TargetRuleKind.TEXT, *_DECIDED) else "",
        decided_by=_line(rule.decided_by) if kind in _DECIDED else "",
        when=rule.when if kind in _DECIDED else None,
    )


def _line(text: str) -> str:
    return " ".join(as_kept(text).split())


def _identity(target: Target) -> tuple[object, ...]:
    return target.indicator, target.term, target.year, target.owner, target.comparator


def _refuse_wrong_indicator(target: Target) -> None:
    row = Indicator.objects.filter(key=target.indicator, ended_at__isnull=True).first()
    if row is None:
        raise IndicatorGone
    if row.kind == IndicatorKind.SIGNAL:
        raise SignalHasNoTarget(row.name)


def refuse_unclear(target: Target) -> None:
    """Raise TargetUnclear when the target does not say what its rule needs."""
    if target.year not in _YEARS:
        raise TargetUnclear("Skriv ett år mellan 1900 och 2100, till exempel 2026.")
    kind = target.rule.kind if target.rule else TargetRuleKind.FIXED
    if target.amount.value is not None and target.amount.missing is not None:
        raise TargetUnclear("Målvärdet har både ett tal och en orsak till att talet saknas. Ta bort det ena.")
    if kind is TargetRuleKind.FIXED and target.amount == Amount():
        raise TargetUnclear("Skriv målvärdet, eller välj en regel som ger det.")
    if target.rule is not None:
        _refuse_unclear_rule(target.rule)


def _refuse_unclear_rule(rule: TargetRule) -> None:
    if rule.kind in _OF_PERIOD and not _is_period(rule.period):
        raise TargetUnclear("Skriv vilken period målet jämförs med, till exempel 2025 eller r12:2025-08.")
    if rule.kind in _OF_GROUP:
        if not PeerGroup.objects.filter(key=rule.group, ended_at__isnull=True).exists():
            raise TargetUnclear("Välj vilken grupp av kommuner målet jämförs med.")
        if rule.year not in _YEARS:
            raise TargetUnclear("Skriv vilket år gruppens värden gäller, till exempel 2025.")
    if rule.kind is TargetRuleKind.RANK and not (rule.rank and rule.rank > 0):
        raise TargetUnclear("Skriv vilken plats i rangordningen som är målet, till exempel 3.")
    if rule.kind is TargetRuleKind.TEXT and not rule.text:
        raise TargetUnclear("Skriv målet i ord.")
    if rule.kind in _DECIDED and not rule.decided_by:
        raise TargetUnclear("Skriv vem eller vilken plan som beslutar målvärdet.")


def _is_period(written: str) -> bool:
    try:
        period = periods.parse(written)
    except periods.UnreadablePeriod:
        return False
    return period.start.year in _YEARS and period.end.year in _YEARS
