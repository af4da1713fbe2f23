"""The document pages."""

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from rodatraden.documents.enums import MEDIA_TYPES, FileFormat
from rodatraden.documents.models import Document
from rodatraden.documents.queries import (
    accepted_findings,
    changed_since,
    documents_visible_to,
    edition_file,
    with_editions,
)
from rodatraden.documents.rendering import file_name
from rodatraden.documents.rendering import render as render_file
from rodatraden.documents.rules import READ_UNDECIDED
from rodatraden.foundation.permissions import allows
from rodatraden.web.documents.findings import grouped
from rodatraden.web.documents.reading import Reading, open_document
from rodatraden.web.ui import remembered
from rodatraden.web.ui.components import Tab
from rodatraden.web.ui.editions import FORMATS, edition_words
from rodatraden.web.ui.words import counted


def index(request: HttpRequest) -> HttpResponse:
    """Every document this reader may read, by board."""
    found: dict[str, list[dict[str, object]]] = {}
    for document in _in_order(with_editions(documents_visible_to(request.user))):
        board = document.scope.board
        found.setdefault(board.name if board is not None else _("Kommunen"), []).append(_listed(document))
    return render(request, "documents/index.html", {"boards": sorted(found.items())})


def read(request: HttpRequest, key: str) -> HttpResponse:
    """A document to read; `?jamfor` shows our value beside a stated one."""
    reading = _open(request, key)
    compare = "jamfor" in request.GET
    parts = reading.parts(compare=compare)
    context = {**_frame(request, reading, "read"), **_chapters(reading), "parts": parts, "compare": compare}
    return render(request, "documents/read.html", context)


def review_page(request: HttpRequest, key: str) -> HttpResponse:
    """The document with what the review says, beside it and at its places. For those with an account."""
    reading = _open(request, key, "review")
    if not allows(request.user, READ_UNDECIDED):
        raise Http404
    findings = remembered.findings(reading.document, reading.version)
    groups, marks = grouped(findings, accepted_findings(reading.document), reading.href)
    context = {
        **_frame(request, reading, "review"),
        **_chapters(reading),
        "parts": reading.parts(marks=marks),
        "groups": groups,
        "summary": _summary(len(findings)),
    }
    return render(request, "documents/review.html", context)


def editions(request: HttpRequest, key: str) -> HttpResponse:
    """The editions of a document, and what has changed in the data since the newest."""
    reading = _open(request, key)
    found = with_editions(documents_visible_to(request.user)).filter(key=key).first()
    every = list(found.editions.all()) if found is not None else []
    if not allows(request.user, READ_UNDECIDED):
        every = [edition for edition in every if edition.published_at is not None]
    newest = reading.shown.edition
    context = {
        **_frame(request, reading, "editions"),
        "editions": every,
        "changed": changed_since(newest)[:50] if newest is not None and allows(request.user, READ_UNDECIDED) else [],
    }
    return render(request, "documents/editions.html", context)


def file(request: HttpRequest, key: str, file_format: str) -> HttpResponse:
    """A document as a file: the frozen one where it is decided, else made now."""
    if file_format not in FileFormat.values:
        raise Http404
    reading = _open(request, key)
    chosen = FileFormat(file_format)
    frozen = edition_file(reading.shown.edition, file_format) if reading.shown.edition is not None else None
    content = bytes(frozen.content) if frozen is not None else render_file(reading.tree, chosen)
    name = frozen.name if frozen is not None else file_name(reading.tree, chosen)
    response = HttpResponse(content, content_type=MEDIA_TYPES[chosen])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _open(request: HttpRequest, key: str, view: str = "read") -> Reading:
    return open_document(request.user, key, request.GET.get("vid", ""), view)


def _in_order(documents: QuerySet[Document]) -> QuerySet[Document]:
    return documents.select_related("scope__board").order_by("-scope__year", "-scope__occasion", "key")


def _listed(document: Document) -> dict[str, object]:
    return {
        "title": document.title,
        "href": reverse("documents:read", args=(document.key,)),
        "state": edition_words(document),
        "formats": _formats(document.key),
    }


def _formats(key: str) -> list[tuple[str, str]]:
    return [(label, reverse("documents:file", args=(key, form))) for form, label in FORMATS]


def _frame(request: HttpRequest, reading: Reading, here: str) -> dict[str, object]:
    key = reading.document.key
    scope = reading.document.scope
    known = allows(request.user, READ_UNDECIDED)
    views = [("read", _("Läs")), ("review", _("Granska")), ("editions", _("Utgåvor"))]
    return {
        "reading": reading,
        "meta": reading.tree.meta,
        "formats": _formats(key),
        "tabs": [
            Tab(label=label, href=reverse(f"documents:{view}", args=(key,)), here=view == here)
            for view, label in views
            if known or view != "review"
        ],
        "board_href": reverse("boards:board", args=(scope.board_id, scope.year)),
    }


def _chapters(reading: Reading) -> dict[str, object]:
    before, after = reading.neighbours
    return {
        "before": (before.heading, reading.href(before.key)) if before is not None else None,
        "after": (after.heading, reading.href(after.key)) if after is not None else None,
        "whole": not reading.by_chapter,
    }


def _summary(number: int) -> str:
    if not number:
        return _("Granskningen har inget att anmärka på.")
    return _("Granskningen har %(count)s.") % {"count": counted(number, _("anmärkning"), _("anmärkningar"))}
