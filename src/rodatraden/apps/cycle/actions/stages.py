"""Note that a board has been through a stage, and take it back."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from rodatraden.apps.cycle.errors import OccasionUnknown, StageAhead, StageDecided, StageUnknown
from rodatraden.apps.cycle.models import Occasion, Scope, StagePassed
from rodatraden.apps.cycle.queries.occasions import occasion_content
from rodatraden.apps.cycle.rules import CLOSE_SCOPE, PASS_STAGE
from rodatraden.core.content.occasions import Stage
from rodatraden.core.content.organisation import OccasionKind, OrganisationKind
from rodatraden.core.cycle.decided import decided_at, published_at
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.actions import record
from rodatraden.foundation.permissions import require

KIND = "cycle.stagepassed"


@transaction.atomic
def pass_stage(*, by: User, year: int, occasion: str, stage: str, board: str, day: date) -> StagePassed:
    """Note the day on which a board's document went through a stage.

    Raises StageUnknown, StageAhead, or StageDecided when the document's decision has said the day.
    """
    require(by, PASS_STAGE, board)
    row = _occasion(year, occasion)
    found = row.stages.filter(key=stage).first()
    if found is None:
        raise StageUnknown
    if day > timezone.localdate():
        raise StageAhead
    passed = StagePassed.objects.filter(occasion=row, stage=stage, board=board).first()
    if passed is not None and passed.document:
        raise StageDecided(found.name)
    return _passed(by, row, stage, board, day)


@transaction.atomic
def note_decided(*, by: User, scope: Scope, day: date, document: str) -> None:
    """Note the stage that the decision on a scope's document is (of which `document` is the key).

    Which stage it is follows from whose document it is and what the stages mean. A document without
    an occasion, or whose occasion has no such stage, has nothing to note.
    """
    require(by, CLOSE_SCOPE, scope)
    body = OrganisationKind(scope.board.kind) if scope.board else OrganisationKind.COUNCIL
    for row in _occasions_of(scope):
        _note_document(by, row, decided_at(body, occasion_content(row).stages), scope.place, day, document)


@transaction.atomic
def note_published(*, by: User, scope: Scope, day: date, document: str) -> None:
    """Note the stage that the first publication of a scope's document is, as `note_decided` does."""
    require(by, CLOSE_SCOPE, scope)
    body = OrganisationKind(scope.board.kind) if scope.board else OrganisationKind.COUNCIL
    for row in _occasions_of(scope):
        stages = occasion_content(row).stages
        stage = published_at(stages) if decided_at(body, stages) is not None else None
        if stage is not None and not row.passed.filter(stage=stage.key, board=scope.place, document=document).exists():
            _note_document(by, row, stage, scope.place, day, document)


def _note_document(by: User, row: Occasion, stage: Stage | None, board: str, day: date, document: str) -> None:
    if stage is not None:
        _passed(by, row, stage.key, board, day, document)


def _occasions_of(scope: Scope) -> list[Occasion]:
    """The occasion of a report, or those at which a year's plan is made."""
    rows = Occasion.objects.select_for_update(of=("self",)).filter(year_id=scope.year, ended_at__isnull=True)
    chosen = rows.filter(key=scope.occasion) if scope.occasion else rows.filter(kind=OccasionKind.PLAN.value)
    return list(chosen)


def _passed(by: User, row: Occasion, stage: str, board: str, day: date, document: str = "") -> StagePassed:
    passed = StagePassed.objects.filter(occasion=row, stage=stage, board=board).first()
    before = _values(passed)
    passed = passed or StagePassed(occasion=row, stage=stage, board=board)
    if (passed.day, passed.document) == (day, document):
        return passed
    passed.day, passed.document, passed.noted_by, passed.noted_at = day, document, by, timezone.now()
    passed.save()
    _note(by, "cycle.pass_stage", passed, before)
    return passed


@transaction.atomic
def take_back_stage(*, by: User, year: int, occasion: str, stage: str, board: str, reason: str = "") -> None:
    """Note that a board has not been through a stage after all; raises StageDecided as `pass_stage` does."""
    require(by, PASS_STAGE, board)
    row = _occasion(year, occasion)
    passed = StagePassed.objects.filter(occasion=row, stage=stage, board=board, day__isnull=False).first()
    if passed is None:
        return
    if passed.document:
        raise StageDecided(next((one.name for one in row.stages.all() if one.key == stage), stage))
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
    if passed is None:
        return None
    return {"day": str(passed.day or ""), **({"document": passed.document} if passed.document else {})}


def _note(by: User, action: str, passed: StagePassed, before: dict[str, str] | None, reason: str = "") -> None:
    occasion = passed.occasion
    key = " ".join(part for part in (str(occasion.year_id), occasion.key, passed.board, passed.stage) if part)
    record(by=by, action=action, kind=KIND, key=key, before=before, after=_values(passed), reason=reason)
