"""The review beside the document, and the answers to its findings. For those with an account."""

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rodatraden.core.checks.check import Finding
from rodatraden.documents.actions import accept_findings
from rodatraden.documents.errors import ReasonMissing
from rodatraden.documents.finding_key import finding_key
from rodatraden.documents.queries import accepted_findings
from rodatraden.documents.rules import ACCEPT_FINDING, READ_UNDECIDED
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.permissions import allows
from rodatraden.web.documents.around import chapters, frame
from rodatraden.web.documents.findings import Answer, grouped, in_order, listed, marks
from rodatraden.web.documents.reading import Reading, open_document
from rodatraden.web.ui import remembered
from rodatraden.web.ui.words import counted


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, key: str) -> HttpResponse:
    """The document with what the review says at its places; posted, an answer to one finding.

    `Http404` without an account, 403 for an answer from one who may not accept.
    """
    reading = open_document(request.user, key, request.GET.get("vid", ""), "review")
    if not allows(request.user, READ_UNDECIDED, reading.document):
        raise Http404
    findings = remembered.findings(reading.document, reading.version)
    if request.method != "POST":
        return _page(request, reading, findings)
    return _answer(request, reading, findings)


def _answer(request: HttpRequest, reading: Reading, findings: Sequence[Finding]) -> HttpResponse:
    user = request.user
    if not isinstance(user, User) or not allows(user, ACCEPT_FINDING, reading.document):
        raise PermissionDenied
    asked, reason = request.POST.get("anmarkning", ""), request.POST.get("motivering", "")
    chosen = {finding_key(finding): (n, finding) for n, finding in enumerate(in_order(findings), 1)}.get(asked)
    if chosen is None:
        return _page(request, reading, findings, gone=True)
    number, finding = chosen
    try:
        accept_findings(by=user, document=reading.document, findings=[finding], reason=reason)
    except ReasonMissing as refusal:
        return _page(request, reading, findings, Answer(finding=asked, reason=reason, error=str(refusal)))
    return HttpResponseRedirect(f"{request.get_full_path()}#anm-{number}")


def _page(
    request: HttpRequest,
    reading: Reading,
    findings: Sequence[Finding],
    refused: Answer | None = None,
    *,
    gone: bool = False,
) -> HttpResponse:
    accepted = accepted_findings(reading.document)
    may_accept = allows(request.user, ACCEPT_FINDING, reading.document)
    items = listed(findings, accepted, reading.href, may_accept=may_accept, refused=refused)
    context = {
        **frame(request, reading, "review"),
        **chapters(reading),
        "parts": reading.parts(marks=marks(findings)),
        "groups": grouped(items),
        "summary": _summary(len(findings), sum(finding_key(finding) in accepted for finding in findings)),
        "gone": gone,
    }
    return render(request, "documents/review.html", context, status=422 if refused else 409 if gone else 200)


def _summary(number: int, accepted: int) -> str:
    if not number:
        return _("Granskningen har inget att anmärka på.")
    said = _("Granskningen har %(count)s.") % {"count": counted(number, _("anmärkning"), _("anmärkningar"))}
    if accepted == 1:
        return said + " " + _("En är godtagen.")
    if accepted:
        count = counted(accepted, "", "", capital=True).strip()
        return said + " " + _("%(count)s är godtagna.") % {"count": count}
    return said
