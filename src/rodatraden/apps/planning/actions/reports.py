"""What units write in their board's report: status, assessment and their own words."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from rodatraden.apps.cycle.actions import mark_changed
from rodatraden.apps.cycle.errors import StatusUnknown
from rodatraden.apps.cycle.models import AssessmentLevel, ReasonCode, Scope, StatusLabel
from rodatraden.apps.cycle.rules import REPORT, readable, refuse_closed
from rodatraden.apps.org.tree import tree
from rodatraden.apps.planning.errors import LevelMissing, NotInPlan
from rodatraden.apps.planning.models import GoalAssessment, StatusReport, TextSection
from rodatraden.apps.planning.queries.answering import organisation_of, organisation_of_goal
from rodatraden.apps.planning.queries.reports import UNITS_SLOT, assessment_values, status_values, unit_text_key
from rodatraden.apps.planning.queries.texts import values_of
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.actions import record
from rodatraden.foundation.editing.tokens import refuse_changed
from rodatraden.foundation.keyed.facts import Row, Written, living, write
from rodatraden.foundation.permissions import require


@transaction.atomic
def report_status(
    *,
    by: User,
    scope: Scope,
    of: str,
    status: str,
    token: str,
    reason: str = "",
    comment: str = "",
    place: str = "",
) -> bool:
    """Say how an activity or commitment goes; gives whether anything changed.

    `token` is that of the values the writer began with; `place` the organisation of the board that was
    asked, when it is not the one that the plan names.
    Raises NotInPlan, ScopeClosed, StatusUnknown, TextUnreadable or ChangedSince.
    """
    organisation = organisation_of(scope, of)
    if organisation is None:
        raise NotInPlan(of)
    if place and place not in tree().at_or_below(scope.board_id or ""):
        raise NotInPlan(of)
    require(by, REPORT, place or organisation)
    _refuse_unknown(StatusLabel, status)
    _refuse_unknown(ReasonCode, reason)
    values = {"status_id": status or None, "reason_id": reason or None, "comment": readable(comment)}
    held = _locked(scope)
    refuse_changed(status_values(living(StatusReport, held, of=of)), token)
    return _keep(by, held, "planning.report_status", of, write(StatusReport, held, {"of": of}, values))


@transaction.atomic
def assess_goal(*, by: User, scope: Scope, goal: str, level: str, token: str, text: str = "") -> bool:
    """Say how far a goal was reached, by the municipality's scale; gives whether anything changed.

    Raises NotInPlan, ScopeClosed, LevelMissing, StatusUnknown, TextUnreadable or ChangedSince.
    """
    organisation = organisation_of_goal(scope, goal)
    if organisation is None:
        raise NotInPlan(goal)
    require(by, REPORT, organisation)
    if not level:
        raise LevelMissing
    _refuse_unknown(AssessmentLevel, level)
    held = _locked(scope)
    refuse_changed(assessment_values(living(GoalAssessment, held, goal_id=goal)), token)
    values = {"level_id": level, "text": readable(text)}
    return _keep(by, held, "planning.assess_goal", goal, write(GoalAssessment, held, {"goal_id": goal}, values))


@transaction.atomic
def write_unit_text(
    *, by: User, scope: Scope, unit: str, body: str, token: str, slot: str = UNITS_SLOT, about: str = "", key: str = ""
) -> bool:
    """Write a text that a unit answers for in its board's report: its own words, unless another `slot` is named.

    Raises ScopeClosed, TextUnreadable or ChangedSince.
    """
    require(by, REPORT, unit)
    held, named = _locked(scope), key or unit_text_key(unit)
    refuse_changed(values_of(living(TextSection, held, key=named)), token)
    values = {"slot": slot, "about": about or unit, "body": readable(body)}
    return _keep(by, held, "planning.write_unit_text", named, write(TextSection, held, {"key": named}, values))


@transaction.atomic
def make_room_for_units(*, by: User, scope: Scope, units: tuple[str, ...]) -> None:
    """Give each unit its place in the report, so that one that never writes is missed there and not passed over.

    Part of opening an occasion: the caller has asked for the permission to.
    """
    for unit in units:
        key = unit_text_key(unit)
        if living(TextSection, scope, key=key) is None:
            values = {"slot": UNITS_SLOT, "about": unit, "body": ""}
            _note(by, scope, "planning.make_room", key, write(TextSection, scope, {"key": key}, values))


def _locked(scope: Scope) -> Scope:
    held = Scope.objects.select_for_update(of=("self",)).get(pk=scope.pk)
    refuse_closed(held)
    return held


def _refuse_unknown(model: Any, key: str) -> None:
    if key and not model.objects.filter(key=key, ended_at__isnull=True).exists():
        raise StatusUnknown(key)


def _keep(by: User, scope: Scope, action: str, key: str, written: Written[Row] | None) -> bool:
    if written is None:
        return False
    _note(by, scope, action, key, written)
    mark_changed(by=by, scope=scope)
    return True


def _note(by: User, scope: Scope, action: str, key: str, written: Written[Row] | None) -> None:
    if written is not None:
        named = f"{scope.key}:{key}"
        record(by=by, action=action, kind=written.kind, key=named, before=written.before, after=written.after)
