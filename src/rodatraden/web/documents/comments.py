"""Comments in the margin of a document that is being written: at a section, a table or a figure's row."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rodatraden.documents.actions import comment_on, settle_comment
from rodatraden.documents.html import Mark
from rodatraden.documents.html.options import Cell
from rodatraden.documents.models import MarginComment
from rodatraden.documents.rules import COMMENT, READ_UNDECIDED
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.permissions import allows, require
from rodatraden.web.documents.around import chapters, frame
from rodatraden.web.documents.places import chapters_with_places
from rodatraden.web.documents.reading import Reading, open_document
from rodatraden.web.ui.person import person_of


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def comments(request: HttpRequest, key: str) -> HttpResponse:
    """The document with its comments beside; posted, a new one."""
    reading = open_document(request.user, key, request.GET.get("vid", ""), "comments")
    if not allows(request.user, READ_UNDECIDED, reading.document):
        raise Http404
    if request.method != "POST":
        return _page(request, reading)
    require(request.user, COMMENT, reading.document)
    node, text = request.POST.get("plats", ""), request.POST.get("kommentar", "")
    every = (place for chapter in chapters_with_places(reading.tree) for place in chapter.places)
    name = next((place.name for place in every if place.value == node), "")
    if not name:
        return _page(request, reading, error=_("Platsen finns inte längre i dokumentet. Välj en annan."), text=text)
    try:
        made = comment_on(by=person_of(request), document=reading.document, node=node, place=name, text=text)
    except Refusal as refusal:
        return _page(request, reading, error=str(refusal), text=text, node=node)
    return redirect(f"{request.path}?vid={node}#kommentar-{made.pk}")


@require_POST
@login_required
def settle(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Answer a comment and lay it aside."""
    reading = open_document(request.user, key, "", "comments")
    if not allows(request.user, READ_UNDECIDED, reading.document):
        raise Http404
    comment = get_object_or_404(MarginComment, pk=number, document=reading.document)
    try:
        settle_comment(by=person_of(request), comment=comment, answer=request.POST.get("svar", ""))
    except Refusal as refusal:
        if not allows(request.user, COMMENT, reading.document):
            raise
        return _page(request, reading, error=str(refusal))
    return redirect("documents:comments", key)


def _page(request: HttpRequest, reading: Reading, *, error: str = "", text: str = "", node: str = "") -> HttpResponse:
    found = list(reading.document.comments.select_related("written_by", "settled_by"))
    waiting = [comment for comment in found if comment.settled_at is None]
    context = {
        **frame(request, reading, "comments"),
        **chapters(reading),
        "parts": reading.parts(marks=_marks(waiting)),
        "waiting": [(number, comment, reading.href(comment.node)) for number, comment in enumerate(waiting, 1)],
        "settled": [comment for comment in found if comment.settled_at is not None],
        "places": chapters_with_places(reading.tree, reading.chapter),
        "chosen": node or request.GET.get("vid", ""),
        "may_comment": allows(request.user, COMMENT, reading.document) and reading.shown.edition is None,
        "error": error,
        "text": text,
    }
    return render(request, "documents/comments.html", context, status=422 if error else 200)


def _marks(waiting: list[MarginComment]) -> dict[Cell, tuple[Mark, ...]]:
    """The marks in the margin, with the numbers of the panel."""
    found: dict[Cell, tuple[Mark, ...]] = {}
    for number, comment in enumerate(waiting, 1):
        mark = Mark(number=number, href=f"#kommentar-{comment.pk}", label=_("Kommentar %(n)s") % {"n": number})
        node, _tilde, row = comment.node.partition("~")
        cell = (node, row, "")
        found[cell] = (*found.get(cell, ()), mark)
    return found
