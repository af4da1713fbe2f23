"""From draft to proposal, decision, publication, correction and revision: one step at a time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rodatraden.core.checks.check import Severity
from rodatraden.documents.actions import (
    DecisionFacts,
    correct_document,
    decide_document,
    propose_document,
    publish_document,
    revise_document,
)
from rodatraden.documents.enums import EditionState
from rodatraden.documents.errors import DateUnreadable
from rodatraden.documents.finding_key import finding_key
from rodatraden.documents.models import Document, Edition
from rodatraden.documents.queries import accepted_findings, newest_edition
from rodatraden.documents.rules import DECIDE_DOCUMENT, PUBLISH_DOCUMENT, READ_UNDECIDED
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.permissions import PermissionRefused, allows
from rodatraden.web.documents.around import frame
from rodatraden.web.documents.reading import Reading, open_document
from rodatraden.web.ui import remembered
from rodatraden.web.ui.person import person_of

FIELDS = ("organ", "datum", "paragraf", "diarienummer", "skal", "galler")


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A step that was refused: which, why, and what was written."""

    step: str
    error: str
    given: dict[str, str]


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def decision(request: HttpRequest, key: str) -> HttpResponse:
    """Where the document stands and what comes next; posted, the step that is asked for."""
    reading = open_document(request.user, key, "", "decision")
    if not allows(request.user, READ_UNDECIDED, reading.document):
        raise Http404
    if request.method != "POST":
        return _page(request, reading)
    step = request.POST.get("steg", "")
    if step not in STEPS:
        raise Http404
    given = {name: request.POST.get(name, "").strip() for name in FIELDS}
    act, done = STEPS[step]
    try:
        act(person_of(request), reading.document, given)
    except PermissionRefused:
        raise
    except Refusal as refusal:
        return _page(request, reading, Refused(step=step, error=str(refusal), given=given))
    messages.success(request, _(done))
    return redirect("documents:decision", key)


def _propose(user: User, document: Document, _given: dict[str, str]) -> None:
    propose_document(by=user, document=document)


def _decide(user: User, document: Document, given: dict[str, str]) -> None:
    decide_document(by=user, document=document, facts=_facts(given))


def _publish(user: User, document: Document, _given: dict[str, str]) -> None:
    publish_document(by=user, document=document)


def _correct(user: User, document: Document, given: dict[str, str]) -> None:
    correct_document(by=user, document=document, reason=given["skal"])


def _revise(user: User, document: Document, given: dict[str, str]) -> None:
    starts = _day(given["galler"])
    if starts is None:
        raise DateUnreadable(given["galler"])
    revise_document(by=user, document=document, facts=_facts(given), reason=given["skal"], valid_from=starts)


STEPS: dict[str, tuple[Callable[[User, Document, dict[str, str]], None], str]] = {
    "lagg-fram": (_propose, "Förslaget är låst, och alla läser samma text."),
    "faststall": (_decide, "Beslutet är registrerat och dokumentet fryst."),
    "publicera": (_publish, "Dokumentet är publicerat. Nu kan alla läsa det."),
    "ratta": (_correct, "Rättelsen är en ny utgåva under samma beslut."),
    "revidera": (_revise, "Revideringen är registrerad som ett nytt beslut."),
}


def _facts(given: dict[str, str]) -> DecisionFacts:
    return DecisionFacts(
        body=given["organ"],
        decided_on=_day(given["datum"]),
        paragraph=given["paragraf"],
        case_number=given["diarienummer"],
    )


def _day(written: str) -> date | None:
    """The day as the form gives it; None where none is written."""
    if not written:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise DateUnreadable(written) from error


def _page(request: HttpRequest, reading: Reading, refused: Refused | None = None) -> HttpResponse:
    document = reading.document
    decided = newest_edition(document, EditionState.DECIDED, EditionState.PUBLISHED)
    proposal = newest_edition(document, EditionState.PROPOSAL) if decided is None else None
    given = refused.given if refused else _prefilled(document, decided)
    context = {
        **frame(request, reading, "decision"),
        "decided": decided,
        "proposal": proposal,
        "published": decided is not None and decided.state == EditionState.PUBLISHED,
        "faults": _open_faults(reading) if decided is None else 0,
        "may_decide": allows(request.user, DECIDE_DOCUMENT, document),
        "may_publish": allows(request.user, PUBLISH_DOCUMENT, document),
        "given": given,
        "refused": refused.step if refused else "",
        "error": refused.error if refused else "",
        "waiting": document.comments.filter(settled_at__isnull=True).count() if decided is None else 0,
    }
    return render(request, "documents/decision.html", context, status=422 if refused else 200)


def _prefilled(document: Document, decided: Edition | None) -> dict[str, str]:
    board = document.scope.board
    known = dict.fromkeys(FIELDS, "")
    known["organ"] = decided.body if decided is not None else board.name if board is not None else ""
    known["diarienummer"] = decided.case_number if decided is not None else document.scope.case_number
    return known


def _open_faults(reading: Reading) -> int:
    """How many faults of the review are neither mended nor accepted."""
    accepted = accepted_findings(reading.document)
    found = remembered.findings(reading.document, reading.version)
    return sum(one.severity is Severity.FAULT and finding_key(one) not in accepted for one in found)
