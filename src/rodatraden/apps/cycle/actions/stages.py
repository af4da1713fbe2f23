"""Note that a board has been through a stage, and take it back."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from rodatraden.apps.cycle.errors import OccasionUnknown, StageAhead, StageUnknown
from rodatraden.apps.cycle.models import Occasion, StagePassed
from rodatraden.apps.cycle.rules import PASS_STAGE
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.actions import record
from rodatraden.foundation.permissions import require

KIND = "cycle.stagepassed"


@transaction.atomic
def pass_stage(*, by: User, year: int, occasion: str, stage: str, board: str, day: date) -> StagePassed:
    """Note the day on which a board's document went through a stage; raises StageUnknown, StageAhead."""
    require(by, PASS_STAGE, board)
    row = _occasion(year, occasion)
    if not row.stages.filter(key=stage).exists():
        raise StageUnknown
    if day > timezone.localdate():
        raise StageAhead
    passed = StagePassed.objects.filter(occasion=row, stage=stage, board=board).first()
    before = _values(passed)
    passed = passed or StagePassed(occasion=row, stage=stage, board=board)
    if passed.day == day:
        return passed
    passed.day, passed.noted_by, passed.noted_at = day, by, timezone.now()
    passed.save()
    _note(by, "cycle.pass_stage", passed, before)
    return passed


@transaction.atomic
def take_back_stage(*, by: User, year: int, occasion: str, stage: str, board: str, reason: str = "") -> None:
    """Note that a board has not been through a stage after all."""
    require(by, PASS_STAGE, board)
    row = _occasion(year, occasion)
    passed = StagePassed.objects.filter(occasion=row, stage=stage, board=board, day__isnull=False).first()
    if passed is None:
        return
    before = _values(passed)
    passed.day, passed.noted_by, passed.noted_at = None, by, timezone.now()
    passed.save()
    _note(by, "cycle.take_back_stage", passed, before, reason)


def _occasion(year: int, key: str) -> Occasion:
    row = Occasion.objects.select_for_update().filter(year_id=year, key=key, ended_at__isnull=True).first()
    if row is None:
        raise OccasionUnknown(year, key)
    return row


def _values(passed: StagePassed | None) -> dict[str, str] | None:
    return {"day": str(passed.day or "")} if passed is not None else None


def _note(by: User, action: str, passed: StagePassed, before: dict[str, str] | None, reason: str = "") -> None:
    occasion = passed.occasion
    key = " ".join(part for part in (str(occasion.year_id), occasion.key, passed.board, passed.stage) if part)
    record(by=by, action=action, kind=KIND, key=key, before=before, after=_values(passed), reason=reason)
