"""Create, edit and end occasions, and set their stages and reminders."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from django.db import transaction
from django.utils import timezone

from rodatraden.apps.cycle.actions.scopes import mark_changed, municipality_scope
from rodatraden.apps.cycle.errors import (
    DaysOutOfOrder,
    NameMissing,
    OccasionExists,
    OccasionInUse,
    OccasionUnknown,
    ReminderDayTooFar,
    YearClosed,
    YearUnknown,
)
from rodatraden.apps.cycle.models import Occasion, PlanningYear, Scope, Stage
from rodatraden.apps.cycle.queries.occasions import (
    instructions_from,
    instructions_kept,
    occasion_content,
    occasion_values,
)
from rodatraden.apps.cycle.rules import PLAN_YEAR
from rodatraden.core.content import organisation as content
from rodatraden.core.content.occasions import Stage as StageContent
from rodatraden.core.content.occasions import StageKind
from rodatraden.core.content.organisation import YearState
from rodatraden.core.cycle.usual_year import board_day
from rodatraden.core.keys import key_from
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.actions import record
from rodatraden.foundation.editing.tokens import refuse_changed
from rodatraden.foundation.keyed.limits import limits_of
from rodatraden.foundation.permissions import require

KIND = "cycle.occasion"
EARLIEST, LATEST = -60, 30


@transaction.atomic
def create_occasion(*, by: User, year: int, occasion: content.Occasion) -> Occasion:
    """Add an occasion to a year; without a key it gets one of its name.

    Raises YearUnknown, YearClosed, OccasionExists, NameMissing, DaysOutOfOrder.
    """
    require(by, PLAN_YEAR, "")
    row = add_occasion(by=by, year=_open_year(year), occasion=occasion)
    mark_changed(by=by, scope=municipality_scope(by=by))
    return row


def add_occasion(*, by: User, year: PlanningYear, occasion: content.Occasion) -> Occasion:
    """Add an occasion, in the transaction of an action that has asked for permission."""
    wanted = replace(occasion, key=occasion.key or key_from(occasion.name, "tillfalle"))
    _refuse_unsound(wanted)
    row = Occasion.objects.filter(year=year, key=wanted.key).first()
    if row is not None and row.ended_at is None:
        raise OccasionExists(year.year, row.name)
    row = row or Occasion(year=year, key=wanted.key, position=Occasion.objects.filter(year=year).count())
    _write(row, wanted)
    record(by=by, action="cycle.create_occasion", kind=KIND, key=_told(row), after=occasion_values(wanted))
    return row


@transaction.atomic
def edit_occasion(
    *, by: User, year: int, key: str, occasion: content.Occasion, token: str = "", reason: str = ""
) -> Occasion:
    """Give an occasion other facts (its key stays); `token` is that of the values the form began with.

    Raises OccasionUnknown, YearClosed, ChangedSince, NameMissing, DaysOutOfOrder.
    """
    require(by, PLAN_YEAR, "")
    row = _locked(year, key)
    before = occasion_values(occasion_content(row))
    if token:
        refuse_changed(before, token)
    wanted = replace(occasion, key=key, instructions=instructions_from(row.instructions))
    after = occasion_values(wanted)
    if after == before:
        return row
    _refuse_unsound(wanted)
    _write(row, wanted)
    changed = [name for name in after if after[name] != before[name]]
    record(
        by=by,
        action="cycle.edit_occasion",
        kind=KIND,
        key=_told(row),
        before={name: before[name] for name in changed},
        after={name: after[name] for name in changed},
        reason=reason,
    )
    mark_changed(by=by, scope=municipality_scope(by=by))
    return row


@transaction.atomic
def set_stages(*, by: User, year: int, key: str, stages: Iterable[StageContent], reason: str = "") -> Occasion:
    """Give an occasion these stages and no others; what boards have passed is kept by the stages' keys."""
    require(by, PLAN_YEAR, "")
    row = _locked(year, key)
    wanted = replace(occasion_content(row), stages=tuple(stages))
    return edit_occasion(by=by, year=year, key=key, occasion=wanted, reason=reason)


@transaction.atomic
def end_occasion(*, by: User, year: int, key: str, reason: str = "") -> None:
    """Take an occasion out of the year; raises OccasionInUse when a board has begun to report at it."""
    require(by, PLAN_YEAR, "")
    row = _locked(year, key)
    if Scope.objects.filter(year=year, occasion=key).exists():
        raise OccasionInUse(row.name)
    row.ended_at = row.changed_at = timezone.now()
    row.save(update_fields=("ended_at", "changed_at"))
    before = occasion_values(occasion_content(row))
    record(by=by, action="cycle.end_occasion", kind=KIND, key=_told(row), before=before, reason=reason)
    mark_changed(by=by, scope=municipality_scope(by=by))


@transaction.atomic
def set_reminder_days(*, by: User, year: int, key: str, days: Iterable[int]) -> Occasion:
    """Say when people are reminded, in days from the last day; none means never. Raises ReminderDayTooFar."""
    require(by, PLAN_YEAR, "")
    row = _locked(year, key)
    wanted = sorted(set(days))
    if any(not EARLIEST <= day <= LATEST for day in wanted):
        raise ReminderDayTooFar
    if wanted == row.reminder_days:
        return row
    before, row.reminder_days = {"reminder_days": row.reminder_days}, wanted
    row.save(update_fields=("reminder_days",))
    record(
        by=by,
        action="cycle.set_reminder_days",
        kind=KIND,
        key=_told(row),
        before=before,
        after={"reminder_days": wanted},
    )
    return row


def _told(row: Occasion) -> str:
    return f"{row.year_id} {row.key}"


def _open_year(year: int) -> PlanningYear:
    row = PlanningYear.objects.select_for_update().filter(year=year, ended_at__isnull=True).first()
    if row is None:
        raise YearUnknown(year)
    if row.state == YearState.CLOSED:
        raise YearClosed(year)
    return row


def _locked(year: int, key: str) -> Occasion:
    _open_year(year)
    row = Occasion.objects.select_for_update().filter(year_id=year, key=key, ended_at__isnull=True).first()
    if row is None:
        raise OccasionUnknown(year, key)
    return row


def _refuse_unsound(occasion: content.Occasion) -> None:
    if not occasion.name.strip() or not occasion.key:
        raise NameMissing("tillfället")
    if any(not stage.name.strip() or not stage.key for stage in occasion.stages):
        raise NameMissing("steget")
    limits_of(Occasion, ("key", "rule_pack")).check((occasion.key, occasion.rule_pack))
    _refuse_disorder(occasion)


def _refuse_disorder(occasion: content.Occasion) -> None:
    """Refuse days that cannot be: what opens after it ends, units that are late before they begin."""
    board = board_day(occasion)
    before = [(stage.day, stage.name) for stage in occasion.stages if stage.day and _is_before(stage, occasion.stages)]
    wanted: Sequence[tuple[date | None, str, date | None, str]] = (
        (occasion.opens, "Dagen då tillfället öppnar", occasion.deadline, "enheternas sista dag"),
        (occasion.deadline, "enheternas sista dag", board, "nämndens dag"),
        *((day, name, board, "nämndens dag") for day, name in before),
    )
    for first, told, then, after in wanted:
        if first is not None and then is not None and first > then:
            raise DaysOutOfOrder(occasion.name, told, after)


def _is_before(stage: StageContent, stages: Sequence[StageContent]) -> bool:
    kinds = [one.kind for one in stages]
    return StageKind.BOARD in kinds and kinds.index(StageKind.BOARD) > stages.index(stage)


def _write(row: Occasion, wanted: content.Occasion) -> None:
    row.name, row.kind = wanted.name.strip(), wanted.kind.value
    row.as_of, row.opens, row.deadline = wanted.as_of, wanted.opens, wanted.deadline
    row.asks = [ask.value for ask in wanted.asks]
    row.units, row.roles, row.rule_pack = list(wanted.units), list(wanted.roles), wanted.rule_pack
    row.instructions = instructions_kept(wanted.instructions)
    row.ended_at, row.changed_at = None, timezone.now()
    row.save()
    row.stages.all().delete()
    Stage.objects.bulk_create(
        Stage(occasion=row, key=s.key, name=s.name.strip(), kind=s.kind.value, day=s.day, position=at)
        for at, s in enumerate(wanted.stages)
    )
