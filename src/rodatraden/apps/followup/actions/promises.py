"""Make a promise, answer it, or move it with a reason. Nothing takes it away."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from rodatraden.apps.cycle.actions import note_year_changed
from rodatraden.apps.cycle.errors import OccasionUnknown, ScopeClosed
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.cycle.queries.scopes import occasion as occasion_of
from rodatraden.apps.followup.dialogue_errors import (
    PromiseAnswered,
    PromiseEmpty,
    PromiseMovedNowhere,
    PromiseOutsideBoard,
    PromiseReasonMissing,
    PromiseTooLate,
)
from rodatraden.apps.followup.dialogue_rules import ANSWER_PROMISE, MAKE_PROMISE, MOVE_PROMISE
from rodatraden.apps.followup.models import Promise, PromiseMove
from rodatraden.apps.org.tree import tree
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.actions import record
from rodatraden.foundation.editing.values import as_kept
from rodatraden.foundation.permissions import require

KIND = "followup.promise"


@transaction.atomic
def make_promise(
    *,
    by: User,
    board: str,
    organisation: str,
    year: int,
    occasion: str,
    text: str,
    said_in: str,
    said_scope: str = "",
    said_at: str = "",
) -> Promise:
    """Note that something will be answered at an occasion of a board's report.

    Raises OccasionUnknown, PromiseEmpty, PromiseOutsideBoard, ScopeClosed when the report is decided.
    """
    require(by, MAKE_PROMISE, organisation)
    text, said_in = as_kept(text), as_kept(said_in)
    if not text:
        raise PromiseEmpty("vad som är lovat")
    if not said_in:
        raise PromiseEmpty("var löftet gavs")
    if organisation not in tree().at_or_below(board):
        raise PromiseOutsideBoard
    if occasion_of(year, occasion) is None:
        raise OccasionUnknown(year, occasion)
    if _is_decided(board, year, occasion):
        raise ScopeClosed("Nämnden har redan beslutat om den rapporten. Välj ett senare tillfälle.")
    promise = Promise.objects.create(
        board_id=board,
        organisation=organisation,
        year=year,
        occasion=occasion,
        text=text,
        said_in=said_in,
        said_scope=said_scope,
        said_at=said_at,
        made_by=by,
    )
    note_year_changed(board=board, year=year)
    after = {"text": text, "said_in": said_in, "organisation": organisation, "board": board, "due": _due(promise)}
    record(by=by, action="followup.make_promise", kind=KIND, key=str(promise.pk), after=after)
    return promise


@transaction.atomic
def answer_promise(*, by: User, promise: Promise, answer: str, reason: str = "") -> Promise:
    """Answer a promise, or change the answer; raises PromiseEmpty, and PromiseTooLate once the report is decided."""
    require(by, ANSWER_PROMISE, promise)
    held = Promise.objects.select_for_update(of=("self",)).get(pk=promise.pk)
    words = as_kept(answer)
    if not words:
        raise PromiseEmpty("svaret på löftet")
    if _is_decided(held.board_id, held.year, held.occasion) and not reason.strip():
        raise PromiseTooLate
    before, held.answer = held.answer, words
    held.answered_at, held.answered_by = timezone.now(), by
    held.save()
    note_year_changed(board=held.board_id, year=held.year)
    record(
        by=by,
        action="followup.answer_promise",
        kind=KIND,
        key=str(held.pk),
        before={"answer": before},
        after={"answer": words},
        reason=reason.strip(),
    )
    return held


@transaction.atomic
def move_promise(*, by: User, promise: Promise, year: int, occasion: str, reason: str) -> Promise:
    """Move a promise to a later occasion, with the reason that is shown at both.

    Raises PromiseReasonMissing, PromiseAnswered, PromiseMovedNowhere, OccasionUnknown.
    """
    require(by, MOVE_PROMISE, promise)
    held = Promise.objects.select_for_update(of=("self",)).get(pk=promise.pk)
    if held.answered_at is not None:
        raise PromiseAnswered
    if not reason.strip():
        raise PromiseReasonMissing
    if occasion_of(year, occasion) is None:
        raise OccasionUnknown(year, occasion)
    if _when(year, occasion) <= _when(held.year, held.occasion) or _is_decided(held.board_id, year, occasion):
        raise PromiseMovedNowhere
    PromiseMove.objects.create(
        promise=held, from_year=held.year, from_occasion=held.occasion, reason=as_kept(reason), moved_by=by
    )
    before = {"due": _due(held)}
    note_year_changed(board=held.board_id, year=held.year)
    held.year, held.occasion = year, occasion
    held.save()
    note_year_changed(board=held.board_id, year=held.year)
    record(
        by=by,
        action="followup.move_promise",
        kind=KIND,
        key=str(held.pk),
        before=before,
        after={"due": _due(held)},
        reason=reason.strip(),
    )
    return held


def _due(promise: Promise) -> str:
    return f"{promise.year} {promise.occasion}"


def _when(year: int, occasion: str) -> tuple[date, int]:
    """When an occasion is: its day of account, else its last day; an ended one is at the start of its year."""
    found = occasion_of(year, occasion)
    day = (found.as_of or found.deadline or found.opens) if found is not None else None
    return (day or date(year, 1, 1), found.position if found is not None else -1)


def _is_decided(board: str, year: int, occasion: str) -> bool:
    return Scope.objects.filter(board__key=board, year=year, occasion=occasion, is_closed=True).exists()
