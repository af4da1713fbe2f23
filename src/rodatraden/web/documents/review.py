"""The review beside the document, and the answers to its findings. For those with an account."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
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
from rodatraden.web.documents.findings import A_PAGE, Answer, grouped, in_order, listed, marks
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
    panel = _panel(request, findings, refused)
    here = panel.number

    def to_number(number: int) -> str:
        page = (number - 1) // A_PAGE + 1
        return f"#anm-{number}" if page == here else f"{_address(reading, page)}#anm-{number}"

    def to_node(node: str) -> str:
        href, _hash, anchor = reading.href(node).partition("#")
        return f"{href}&sida={here}#{anchor}" if "?" in href and here > 1 else reading.href(node)

    numbers = range(panel.start_index(), panel.end_index() + 1)
    items = listed(findings, accepted, to_node, numbers=numbers, may_accept=may_accept, refused=refused)
    context = {
        **frame(request, reading, "review"),
        **chapters(reading),
        "parts": reading.parts(marks=marks(findings, to_number)),
        "groups": grouped(items, findings),
        "panel": panel,
        "before": _address(reading, here - 1) if panel.has_previous() else "",
        "after": _address(reading, here + 1) if panel.has_next() else "",
        "summary": _summary(len(findings), sum(finding_key(finding) in accepted for finding in findings)),
        "gone": gone,
    }
    return render(request, "documents/review.html", context, status=422 if refused else 409 if gone else 200)


def _panel(request: HttpRequest, findings: Sequence[Finding], refused: Answer | None) -> Page[Finding]:
    """The page of the panel: the one that was asked for, or where the refused answer stands."""
    ordered = in_order(findings)
    pages = Paginator(ordered, A_PAGE)
    if refused is None:
        return pages.get_page(request.GET.get("sida"))
    number = next((n for n, finding in enumerate(ordered) if finding_key(finding) == refused.finding), 0)
    return pages.get_page(number // A_PAGE + 1)


def _address(reading: Reading, page: int) -> str:
    """Another page of the panel, beside the same chapter."""
    return "?" + urlencode(({"vid": reading.wanted} if reading.wanted else {}) | {"sida": page})


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
