"""The document pages."""

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from rodatraden.documents.enums import MEDIA_TYPES, FileFormat
from rodatraden.documents.models import Document, Edition
from rodatraden.documents.queries import (
    ChangedFigure,
    changed_since,
    documents_visible_to,
    edition_file,
    with_editions,
)
from rodatraden.documents.rendering import file_name
from rodatraden.documents.rendering import render as render_file
from rodatraden.documents.rules import READ_UNDECIDED
from rodatraden.foundation.permissions import allows
from rodatraden.web.documents.around import chapters, formats, frame
from rodatraden.web.documents.reading import Reading, open_document
from rodatraden.web.ui import remembered
from rodatraden.web.ui.editions import edition_words
from rodatraden.web.ui.ordering import newest_first


def index(request: HttpRequest) -> HttpResponse:
    """Every document this reader may read, by board."""
    found: dict[str, list[dict[str, object]]] = {}
    for document in _in_order(with_editions(documents_visible_to(request.user))):
        board = document.scope.board
        found.setdefault(board.name if board is not None else _("Kommunen"), []).append(_listed(request, document))
    return render(request, "documents/index.html", {"boards": sorted(found.items())})


def read(request: HttpRequest, key: str) -> HttpResponse:
    """A document to read; `?jamfor` shows our value beside a stated one."""
    reading = _open(request, key)
    compare = "jamfor" in request.GET
    parts = reading.parts(compare=compare)
    context = {**frame(request, reading, "read"), **chapters(reading), "parts": parts, "compare": compare}
    return render(request, "documents/read.html", context)


def editions(request: HttpRequest, key: str) -> HttpResponse:
    """The editions of a document, and what has changed in the data since the newest."""
    reading = _open(request, key)
    found = with_editions(documents_visible_to(request.user)).filter(key=key).first()
    every = list(found.editions.all()) if found is not None else []
    inside = allows(request.user, READ_UNDECIDED, reading.document)
    if not inside:
        every = [edition for edition in every if edition.published_at is not None]
    newest = reading.shown.edition
    context = {
        **frame(request, reading, "editions"),
        "editions": every,
        "changed": _changed(reading, newest) if newest is not None and inside else [],
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


def _changed(reading: Reading, newest: Edition) -> list[ChangedFigure]:
    """The first of the figures that have changed; the draft is put together once for each version of the content."""
    return remembered.remember(
        ("changed", newest.pk, reading.version),
        lambda: changed_since(newest, remembered.draft(reading.document, reading.version))[:50],
    )


def _open(request: HttpRequest, key: str, view: str = "read") -> Reading:
    return open_document(request.user, key, request.GET.get("vid", ""), view)


def _in_order(documents: QuerySet[Document]) -> QuerySet[Document]:
    return newest_first(documents.select_related("scope__board"))


def _listed(request: HttpRequest, document: Document) -> dict[str, object]:
    return {
        "title": document.title,
        "href": reverse("documents:read", args=(document.key,)),
        "state": edition_words(document, request.user),
        "formats": formats(document.key),
    }
