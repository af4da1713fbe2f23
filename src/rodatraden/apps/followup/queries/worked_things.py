"""What is told of in words: activities, commitments, treatments, controls, goals, and the unit's own words."""

from __future__ import annotations

from collections.abc import Iterable

from rodatraden.apps.control.models import ControlReport, SystematicControl, Treatment
from rodatraden.apps.control.queries.answering import is_unit, report_values, speaks_for_itself
from rodatraden.apps.followup.enums import Section
from rodatraden.apps.followup.queries.each_unit import each_unit_controls
from rodatraden.apps.followup.queries.earlier import Said
from rodatraden.apps.followup.queries.thing import Reading, Thing
from rodatraden.apps.planning.models import Activity, Commitment, Goal, GoalAssessment, StatusReport, TextSection
from rodatraden.apps.planning.queries.preparing import budget_of, preparation_text
from rodatraden.apps.planning.queries.reports import assessment_values, status_values, unit_text_key
from rodatraden.apps.planning.queries.texts import earlier_text, values_of
from rodatraden.core.content.organisation import OccasionKind
from rodatraden.core.content.preparing import Origin
from rodatraden.core.cycle.preparing import ORIGIN_NAMES, PREPARES, text_key
from rodatraden.foundation.editing.tokens import token_of


def _statuses(reading: Reading, keys: list[str]) -> tuple[dict[str, dict[str, str]], dict[str, Said]]:
    rows = StatusReport.objects.filter(of__in=keys, ended_at__isnull=True).select_related("scope")
    now = {row.of: status_values(row) for row in rows if row.scope_id == reading.scope.pk}
    before = [row for row in rows if row.scope_id in reading.earlier.names]
    return now, reading.earlier.newest(before, lambda row: row.of, status_values)


def activities(reading: Reading, keys: list[str]) -> Iterable[Thing]:
    """The activities, with their status."""
    now, last = _statuses(reading, keys)
    for activity in Activity.objects.filter(key__in=keys).prefetch_related("goals__goal"):
        goals = [link.goal.name for link in activity.goals.all()]
        yield reading.status(
            Section.ACTIVITIES,
            activity.key,
            activity.name,
            now.get(activity.key, status_values(None)),
            last.get(activity.key),
            over=goals[0] if goals else "",
            text=activity.description,
            ends=activity.ends,
        )


def commitments(reading: Reading, keys: list[str]) -> Iterable[Thing]:
    """The commitments, with their status."""
    now, last = _statuses(reading, keys)
    for commitment in Commitment.objects.filter(key__in=keys).select_related("goal"):
        yield reading.status(
            Section.COMMITMENTS,
            commitment.key,
            commitment.name,
            now.get(commitment.key, status_values(None)),
            last.get(commitment.key),
            over=commitment.goal.name,
            text=commitment.text,
            ends=commitment.ends,
        )


Told = tuple[str, str]
"""A treatment or control, and the unit that speaks for itself ("" is the whole)."""


def _control_reports(reading: Reading, keys: list[str]) -> tuple[dict[Told, dict[str, str]], dict[Told, Said]]:
    rows = ControlReport.objects.filter(of__in=keys, ended_at__isnull=True).select_related("scope")
    now = {(row.of, row.unit): report_values(row) for row in rows if row.scope_id == reading.scope.pk}
    before = [row for row in rows if row.scope_id in reading.earlier.names]
    return now, reading.earlier.newest(before, lambda row: (row.of, row.unit), report_values)


def treatments(reading: Reading, keys: list[str]) -> Iterable[Thing]:
    """The treatments of risks, with their status."""
    now, last = _control_reports(reading, keys)
    for treatment in Treatment.objects.filter(key__in=keys).select_related("risk"):
        yield reading.status(
            Section.TREATMENTS,
            treatment.key,
            treatment.text,
            now.get((treatment.key, ""), report_values(None)),
            last.get((treatment.key, "")),
            over=treatment.risk.title,
            ends=treatment.ends,
        )


def controls(reading: Reading, keys: list[str]) -> Iterable[Thing]:
    """The systematic controls, with their status."""
    now, last = _control_reports(reading, keys)
    found = list(SystematicControl.objects.filter(key__in=keys).select_related("goal", "process"))
    asks_each = any(control.each_unit for control in found)
    alone = asks_each and is_unit(reading.organisation)
    own = {c.key: speaks_for_itself(c, reading.scope, reading.organisation, is_unit=alone) for c in found}
    whole = [control.key for control in found if control.each_unit and not own[control.key]]
    units = each_unit_controls(reading.scope, only=whole) if whole else {}
    for control in found:
        told = (control.key, reading.organisation if own[control.key] else "")
        over = control.goal.name if control.goal else control.process.name if control.process else control.subject
        yield reading.status(
            Section.CONTROLS,
            control.key,
            control.what,
            now.get(told, report_values(None)),
            last.get(told),
            over=over,
            text=" ".join(part for part in (control.why, control.method) if part),
            each_unit=units.get(control.key),
        )


def goals(reading: Reading, keys: list[str]) -> Iterable[Thing]:
    """The goals, with how far they have been reached."""
    rows = GoalAssessment.objects.filter(goal__key__in=keys, ended_at__isnull=True).select_related("scope")
    now = {row.goal_id: assessment_values(row) for row in rows if row.scope_id == reading.scope.pk}
    before = [row for row in rows if row.scope_id in reading.earlier.names]
    last = reading.earlier.newest(before, lambda row: row.goal_id, assessment_values)
    for goal in Goal.objects.filter(key__in=keys).select_related("parent"):
        values = now.get(goal.key, assessment_values(None))
        yield Thing(
            section=Section.GOALS.value,
            about=goal.key,
            name=goal.name,
            asks=frozenset({"level", "text"}),
            values=values,
            tokens={"level": token_of(values)},
            over=goal.parent.name if goal.parent else "",
            text=goal.description,
            last=last.get(goal.key),
        )


def own_words(reading: Reading, keys: list[str]) -> Iterable[Thing]:
    """The unit's own words, or the section that a board writes of the council's budget."""
    origin = PREPARES.get(OccasionKind(reading.occasion.kind)) if reading.occasion else None
    if origin is not None:
        yield _preparation(reading, origin)
        return
    key = unit_text_key(reading.organisation)
    rows = TextSection.objects.filter(key=key, ended_at__isnull=True)
    now = next((row for row in rows if row.scope_id == reading.scope.pk), None)
    before = [row for row in rows if row.scope_id in reading.earlier.names]
    last = reading.earlier.newest(before, lambda row: row.key, lambda row: {"body": row.body})
    values = values_of(now)
    yield Thing(
        section=Section.TEXTS.value,
        about=reading.organisation,
        name="Enhetens egna ord",
        asks=frozenset({"body"}),
        values={"body": values["body"]},
        tokens={"body": token_of(values)},
        last=last.get(key),
    )


def _preparation(reading: Reading, origin: Origin) -> Thing:
    year, key = reading.scope.year or 0, text_key(origin, reading.organisation)
    budget = budget_of(year)
    before = earlier_text(budget, slot=origin.value, key=key) if budget is not None else None
    last = None
    if before is not None and before.key == key:
        last = Said(values={"body": before.body}, when=str(before.scope.year or ""), scope=before.scope_id)
    values = values_of(preparation_text(year, key))
    return Thing(
        section=Section.TEXTS.value,
        about=origin.value,
        name=f"{ORIGIN_NAMES[origin]} {year}",
        asks=frozenset({"body"}),
        values={"body": values["body"]},
        tokens={"body": token_of(values)},
        last=last,
    )
