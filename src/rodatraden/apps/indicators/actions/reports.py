"""What units write of indicators in their board's report: outcomes of own measurements, and analyses."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from rodatraden.apps.cycle.actions import mark_changed
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.cycle.rules import readable, refuse_closed
from rodatraden.apps.indicators.actions.neighbours import note_neighbours
from rodatraden.apps.indicators.errors import (
    ExpectedUnreadable,
    IndicatorUnknown,
    OutcomeBeyondScale,
    OutcomeUnreadable,
    ReasonUnknown,
)
from rodatraden.apps.indicators.models import Indicator, IndicatorReport, Observation
from rodatraden.apps.indicators.queries.reports import analysis_values, outcome_values
from rodatraden.apps.indicators.rules import REPORT_INDICATOR
from rodatraden.core.missing import MissingReason
from rodatraden.core.numbers import UnreadableNumber, format_number, parse_number
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.actions import record
from rodatraden.foundation.editing.tokens import refuse_changed
from rodatraden.foundation.editing.values import as_kept
from rodatraden.foundation.keyed.facts import Row, Written, living, write
from rodatraden.foundation.keyed.numbers import split_number
from rodatraden.foundation.permissions import require


@transaction.atomic
def report_outcome(
    *,
    by: User,
    scope: Scope,
    place: str,
    indicator: str,
    entity: str,
    period: str,
    token: str,
    value: str = "",
    missing: str = "",
    why: str = "",
    expected: str = "",
) -> bool:
    """Give the outcome of a period as it was typed, or why there is none; gives whether anything changed.

    `expected` is the day on which a value that is not there yet comes: with it no reason is needed.
    `place` is the organisation that answers for the measurement. Raises IndicatorUnknown, OutcomeUnreadable,
    OutcomeBeyondScale, ReasonUnknown, ExpectedUnreadable, ScopeClosed or ChangedSince.
    """
    require(by, REPORT_INDICATOR, place)
    measured = _indicator(indicator)
    values = _number(measured, value) if value.strip() else _lacking(missing, why, expected)
    held = _locked(scope)
    identity = {"indicator_id": indicator, "entity": entity, "period": period, "breakdown": ""}
    refuse_changed(outcome_values(living(Observation, held, **identity)), token)
    written = write(Observation, held, identity, values)
    kept = _keep(by, held, "indicators.report_outcome", f"{indicator}@{period}", written)
    if kept:
        note_neighbours([indicator])
    return kept


@transaction.atomic
def write_analysis(
    *, by: User, scope: Scope, place: str, indicator: str, period: str, analysis: str, token: str
) -> bool:
    """Write the analysis of an indicator; gives whether anything changed.

    Raises IndicatorUnknown, TextUnreadable, ScopeClosed or ChangedSince.
    """
    require(by, REPORT_INDICATOR, place)
    _indicator(indicator)
    held = _locked(scope)
    report = living(IndicatorReport, held, indicator_id=indicator)
    refuse_changed(analysis_values(report), token)
    identity = {"indicator_id": indicator, "period": report.period if report is not None else period}
    written = write(IndicatorReport, held, identity, {"analysis": readable(analysis)})
    return _keep(by, held, "indicators.write_analysis", indicator, written)


def _indicator(key: str) -> Indicator:
    found = Indicator.objects.filter(key=key, ended_at__isnull=True).first()
    if found is None:
        raise IndicatorUnknown(key)
    return found


def _number(indicator: Indicator, typed: str) -> Mapping[str, Any]:
    try:
        value = parse_number(typed)
    except UnreadableNumber as error:
        raise OutcomeUnreadable(str(error)) from error
    low, high = indicator.scale_low, indicator.scale_high
    if (low is not None and value < low) or (high is not None and value > high):
        said = [format_number(bound, 0) if bound is not None else "…" for bound in (low, high)]
        raise OutcomeBeyondScale(*said)
    number, decimals = split_number(value)
    return {"value": number, "value_decimals": decimals, "missing": "", "comment": "", "expected": None}


def _lacking(missing: str, why: str, expected: str) -> Mapping[str, Any]:
    day = _day(expected)
    reason = missing or (MissingReason.NOT_PUBLISHED.value if day else "")
    if reason not in [known.value for known in MissingReason]:
        raise ReasonUnknown
    return {"value": None, "value_decimals": None, "missing": reason, "comment": as_kept(why), "expected": day}


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip()) if text.strip() else None
    except ValueError:
        raise ExpectedUnreadable from None


def _locked(scope: Scope) -> Scope:
    held = Scope.objects.select_for_update(of=("self",)).get(pk=scope.pk)
    refuse_closed(held)
    return held


def _keep(by: User, scope: Scope, action: str, key: str, written: Written[Row] | None) -> bool:
    if written is None:
        return False
    named = f"{scope.key}:{key}"
    record(by=by, action=action, kind=written.kind, key=named, before=written.before, after=written.after)
    mark_changed(by=by, scope=scope)
    return True
