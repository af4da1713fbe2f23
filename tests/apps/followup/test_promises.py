import pytest

from rodatraden.apps.cycle.actions import close_scope
from rodatraden.apps.cycle.errors import OccasionUnknown, ScopeClosed
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.followup.actions.promises import answer_promise, make_promise, move_promise
from rodatraden.apps.followup.dialogue_errors import (
    PromiseAnswered,
    PromiseEmpty,
    PromiseMovedNowhere,
    PromiseOutsideBoard,
    PromiseReasonMissing,
    PromiseTooLate,
)
from rodatraden.apps.followup.models import Promise
from rodatraden.apps.followup.queries.promises import moved_from, open_promises, promised_at, promises_at
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.models import AuditRow
from rodatraden.foundation.permissions import PermissionRefused
from tests.apps.followup.park import BOARD, PARKS, PLAY

SAID = {"year": 2025, "occasion": "augusti", "text": "Hur gick det med ljuset?", "said_in": "delårsrapporten i mars"}
pytestmark = pytest.mark.slow


@pytest.fixture
def promise(scope: Scope, people: dict[str, User]) -> Promise:
    return make_promise(by=people["head"], board=BOARD, organisation=PARKS, **SAID)  # type: ignore[arg-type]


def test_a_promise_stands_at_its_occasion_until_it_is_answered(promise: Promise, people: dict[str, User]) -> None:
    assert [one.text for one in promises_at(2025, "augusti", [BOARD])] == ["Hur gick det med ljuset?"]
    assert [one.answer for one in promised_at(BOARD, 2025, "augusti")] == [""]
    answer_promise(by=people["parks"], promise=promise, answer=" Alla lampor lyser. ")
    assert [one.answer for one in promised_at(BOARD, 2025, "augusti")] == ["Alla lampor lyser."]
    assert open_promises([PARKS]) == []
    rows = AuditRow.objects.filter(object_kind="followup.promise").order_by("pk")
    assert list(rows.values_list("action", flat=True)) == ["followup.make_promise", "followup.answer_promise"]


def test_a_promise_says_what_where_and_by_whom(scope: Scope, people: dict[str, User]) -> None:
    head = people["head"]
    with pytest.raises(PromiseEmpty):
        make_promise(by=head, board=BOARD, organisation=PARKS, **(SAID | {"text": " "}))  # type: ignore[arg-type]
    with pytest.raises(PromiseEmpty):
        make_promise(by=head, board=BOARD, organisation=PARKS, **(SAID | {"said_in": ""}))  # type: ignore[arg-type]
    with pytest.raises(OccasionUnknown):
        make_promise(by=head, board=BOARD, organisation=PARKS, **(SAID | {"occasion": "jul"}))  # type: ignore[arg-type]
    with pytest.raises(PermissionRefused):
        make_promise(by=people["play"], board=BOARD, organisation=PARKS, **SAID)  # type: ignore[arg-type]
    with pytest.raises(PromiseOutsideBoard):
        make_promise(by=people["outsider"], board=BOARD, organisation="barnahuset", **SAID)  # type: ignore[arg-type]


def test_an_answer_has_words_and_comes_from_those_who_answer(promise: Promise, people: dict[str, User]) -> None:
    with pytest.raises(PromiseEmpty):
        answer_promise(by=people["parks"], promise=promise, answer=" ")
    with pytest.raises(PermissionRefused):
        answer_promise(by=people["play"], promise=promise, answer="Nej.")


def test_a_promise_moves_with_a_reason_that_is_kept_and_only_later(promise: Promise, people: dict[str, User]) -> None:
    head = people["head"]
    with pytest.raises(PromiseReasonMissing):
        move_promise(by=head, promise=promise, year=2025, occasion="bokslut", reason=" ")
    with pytest.raises(PromiseMovedNowhere):
        move_promise(by=head, promise=promise, year=2025, occasion="mars", reason="För sent.")
    with pytest.raises(PromiseMovedNowhere):
        move_promise(by=head, promise=promise, year=2025, occasion="augusti", reason="Samma.")
    with pytest.raises(PermissionRefused):
        move_promise(by=people["parks"], promise=promise, year=2025, occasion="bokslut", reason="Mäts i december.")
    move_promise(by=head, promise=promise, year=2025, occasion="bokslut", reason="Mäts i december.")
    assert promises_at(2025, "augusti", [BOARD]) == []
    assert promised_at(BOARD, 2025, "augusti") == ()
    (moved,) = moved_from(2025, "augusti", [BOARD])
    assert [(one.from_occasion, one.reason) for one in moved.moves.all()] == [("augusti", "Mäts i december.")]
    assert [one.text for one in promises_at(2025, "bokslut")] == ["Hur gick det med ljuset?"]


def test_what_is_answered_is_not_moved(promise: Promise, people: dict[str, User]) -> None:
    answer_promise(by=people["parks"], promise=promise, answer="Ja.")
    with pytest.raises(PromiseAnswered):
        move_promise(by=people["head"], promise=promise, year=2025, occasion="bokslut", reason="Sen.")


def test_after_the_decision_a_promise_is_moved_or_answered_with_a_reason(
    promise: Promise, scope: Scope, people: dict[str, User]
) -> None:
    close_scope(by=people["lead"], scope=scope)
    with pytest.raises(ScopeClosed):
        make_promise(by=people["head"], board=BOARD, organisation=PLAY, **SAID)  # type: ignore[arg-type]
    with pytest.raises(PromiseTooLate):
        answer_promise(by=people["parks"], promise=promise, answer="Ja.")
    assert answer_promise(by=people["parks"], promise=promise, answer="Ja.", reason="Rättelse").answer == "Ja."
