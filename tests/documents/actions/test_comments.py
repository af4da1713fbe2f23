"""Comments in the margin, and what a board's members may read from the notice on."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.http import Http404
from django.utils import timezone

from rodatraden.apps.cycle.actions import pass_stage
from rodatraden.apps.cycle.models import Occasion, Stage
from rodatraden.apps.org.enums import RoleKind
from rodatraden.core.content.occasions import StageKind
from rodatraden.documents.actions import (
    DecisionFacts,
    accept_findings,
    comment_on,
    decide_document,
    propose_document,
    settle_comment,
)
from rodatraden.documents.errors import AlreadyDecided, CommentEmpty, CommentSettled
from rodatraden.documents.frozen_content import edition_shown_to
from rodatraden.documents.models import Document
from rodatraden.documents.queries import documents_visible_to, review
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.models import AuditRow
from rodatraden.foundation.permissions import PermissionRefused

BOARD = "omsorgsnamnden"
Person = Callable[..., User]


@pytest.fixture
def member(person_with: Person) -> User:
    """A member of the board."""
    return person_with(RoleKind.BOARD_MEMBER, BOARD)


def notice(report: Document, day: date) -> None:
    """Set the day of the notice of the report's occasion."""
    occasion = Occasion.objects.get(year__year=report.scope.year, key=report.scope.occasion)
    Stage.objects.create(occasion=occasion, key="kallelse", name="Kallelse", kind=StageKind.NOTICE, day=day)


def comment(by: User, document: Document, text: str = "Stämmer det?") -> None:
    comment_on(by=by, document=document, node="section:summary", place="Sammanfattning", text=text)


def test_a_comment_waits_until_it_is_answered(plan: Document, reader: User, development_lead: User) -> None:
    comment(reader, plan)
    waiting = plan.comments.get()
    settle_comment(by=development_lead, comment=waiting, answer="Ja.")
    waiting.refresh_from_db()
    assert (waiting.text, waiting.answer, waiting.settled_by) == ("Stämmer det?", "Ja.", development_lead)
    rows = AuditRow.objects.filter(object_kind="documents.margincomment").order_by("pk")
    assert [row.action for row in rows] == ["documents.comment", "documents.settle_comment"]
    with pytest.raises(CommentSettled):
        settle_comment(by=reader, comment=waiting, answer="Nej.")


def test_an_empty_comment_is_refused(plan: Document, reader: User) -> None:
    with pytest.raises(CommentEmpty, match="skriv vad du vill säga"):
        comment(reader, plan, "  ")


def test_an_auditor_reads_without_commenting(plan: Document, auditor: User) -> None:
    with pytest.raises(PermissionRefused, match="kommentera dokument"):
        comment(auditor, plan)


def test_a_decided_document_is_not_commented(plan: Document, development_lead: User, facts: DecisionFacts) -> None:
    accept_findings(by=development_lead, document=plan, findings=review(plan), reason="Provat.")
    decide_document(by=development_lead, document=plan, facts=facts)
    with pytest.raises(AlreadyDecided):
        comment(development_lead, plan)


def test_a_member_reads_nothing_before_it_is_put_forward(documents: dict[str, Document], member: User) -> None:
    assert not documents_visible_to(member).exists()
    with pytest.raises(Exception, match="inget dokument") as refused:
        edition_shown_to(documents["plan"], member)
    assert not isinstance(refused.value, Http404)


def test_a_member_reads_the_frozen_proposal_of_the_own_board(
    plan: Document, member: User, development_lead: User, person_with: Person
) -> None:
    proposal = propose_document(by=development_lead, document=plan)
    assert list(documents_visible_to(member)) == [plan]
    assert edition_shown_to(plan, member) == proposal
    stranger = person_with(RoleKind.BOARD_MEMBER, "parknamnden")
    assert not documents_visible_to(stranger).exists()


@pytest.mark.parametrize(("days", "seen"), [(1, False), (0, True), (-1, True)])
def test_a_member_reads_from_the_day_of_the_notice(
    documents: dict[str, Document], member: User, development_lead: User, days: int, seen: bool
) -> None:
    report = documents["interim_early"]
    propose_document(by=development_lead, document=report)
    notice(report, timezone.localdate() + timedelta(days=days))
    assert documents_visible_to(member).exists() is seen


@pytest.mark.parametrize(("board", "seen"), [(BOARD, True), ("parknamnden", False)])
def test_a_member_reads_when_the_notice_went_out_before_its_planned_day(
    documents: dict[str, Document], member: User, development_lead: User, board: str, seen: bool
) -> None:
    report = documents["interim_early"]
    propose_document(by=development_lead, document=report)
    today = timezone.localdate()
    notice(report, today + timedelta(days=3))
    pass_stage(
        by=development_lead, year=report.scope.year or 0, occasion=report.scope.occasion, stage="kallelse",
        board=board, day=today,
    )  # fmt: skip
    assert documents_visible_to(member).exists() is seen
