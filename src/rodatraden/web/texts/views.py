"""The texts of a plan or report: the list, and one to write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.org.queries.places import may_read
from rodatraden.apps.planning.actions.texts import KIND, text_key
from rodatraden.apps.planning.models import TextSection
from rodatraden.apps.planning.queries.texts import text_address
from rodatraden.apps.planning.rules import EDIT_TEXT
from rodatraden.core.content import text as content
from rodatraden.core.prose import ProseError
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.editing.models import Draft
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.permissions import allows, require
from rodatraden.web.texts import reading
from rodatraden.web.texts.editor_document import editor_document
from rodatraden.web.texts.figures import offered
from rodatraden.web.texts.sheet import Sheet
from rodatraden.web.texts.slots import Outline, outline
from rodatraden.web.ui.editing import (
    Outcome,
    Sent,
    Writing,
    answered,
    forget,
    guard,
    keep,
    opened,
    sent_by_script,
    sent_from,
)
from rodatraden.web.ui.told import FiguresThen
from rodatraden.web.ui.words import counted


@require_safe
def index(request: HttpRequest, scope: str) -> HttpResponse:
    """What may be written where in the document, and what stands there."""
    row = _scope(request, scope)
    found = outline(row)
    keys = [text_address(row, entry.key) for chapter in found.chapters for entry in chapter.entries]
    drafts = Draft.objects.filter(person=cast("User", request.user), address__in=keys, is_done=False)
    begun = {address.rpartition(":")[2] for address in drafts.values_list("address", flat=True)}
    chapters = [
        (
            chapter,
            [
                (entry, reading.first_words(entry.text.body) if entry.text else "", entry.key in begun)
                for entry in chapter.entries
            ],
        )
        for chapter in found.chapters
    ]
    context = {
        "scope": row,
        "outline": found,
        "chapters": chapters,
        "may_edit": allows(request.user, EDIT_TEXT, row),
        "lead": _lead(found),
    }
    return render(request, "texts/index.html", context)


def _lead(found: Outline) -> str:
    written = sum(bool(entry.text and entry.text.body) for chapter in found.chapters for entry in chapter.entries)
    if not written:
        return _("Inget är skrivet än.")
    said = counted(written, _("text är skriven"), _("texter är skrivna"), capital=True)
    return f"{said}."


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, scope: str, key: str) -> HttpResponse:
    """Write one text; posted: save it, or show it, or put something in it."""
    if request.method == "POST" and not request.user.is_authenticated:
        return _signed_out(request)
    sheet = _sheet(request, scope, key)
    if request.method != "POST":
        return _page(request, sheet, opened(sheet.user, sheet.place))
    if request.POST.get("val") == "deras":
        forget(sheet.user, sheet.place, sent_from(request, sheet.place.now()))
        return HttpResponseRedirect(_back(request, sheet))
    asked = request.POST.get("gor", "")
    if asked:
        return _without_saving(request, sheet, asked)
    outcome = guard(request, sheet.place, lambda sent: sheet.write(sent, request.POST.get("skal", "")))
    if sent_by_script(request):
        return answered(outcome, sheet.place)
    if outcome.saved:
        messages.success(request, _("Texten är sparad."))
        return HttpResponseRedirect(_back(request, sheet))
    return _page(request, sheet, outcome.writing(sheet.place), status=outcome.status)


def _signed_out(request: HttpRequest) -> HttpResponse:
    """Give back what was written to one whose session has ended; nothing is saved."""
    if sent_by_script(request):
        return JsonResponse({"sentence": _("Du är utloggad.")}, status=403)
    return render(request, "texts/signed_out.html", {"written": request.POST.get("body", "")}, status=403)


@require_safe
def figures(request: HttpRequest, scope: str, key: str) -> HttpResponse:
    """The figures to choose from, for the script of the page."""
    sheet = _sheet(request, scope, key)
    return render(request, "texts/figures.html", {"groups": offered(sheet.material) if sheet.material else []})


def _scope(request: HttpRequest, key: str) -> Scope:
    """The scope; Http404 for those who may not read it."""
    found = Scope.objects.select_related("board").filter(key=key, board__isnull=False).first()
    if found is None or not isinstance(request.user, User) or not may_read(request.user, found.place):
        raise Http404
    return found


def _sheet(request: HttpRequest, scope: str, key: str) -> Sheet:
    """The text to write; Http404 when the document has no such place, 403 for those who only read."""
    row = _scope(request, scope)
    found = outline(row)
    home = found.entry(key)
    if home is None:
        raise Http404
    user = cast("User", request.user)
    require(user, EDIT_TEXT, row)
    return Sheet(user, row, found, *home)


def _back(request: HttpRequest, sheet: Sheet) -> str:
    given = request.POST.get("tillbaka", "")
    if given and url_has_allowed_host_and_scheme(given, {request.get_host()}, require_https=request.is_secure()):
        return given
    return f"{sheet.home}#{sheet.entry.key}"


def _without_saving(request: HttpRequest, sheet: Sheet, asked: str) -> HttpResponse:
    """Show the text as it will stand, the figures there are, or the text with something put in it."""
    sent = sent_from(request, sheet.place.now())
    more: dict[str, object] = {}
    if asked == "infoga":
        sent = _with_body(sent, " ".join((sent.values["body"], request.POST.get("siffra", ""))).strip())
    elif asked == "utga" and sheet.earlier is not None:
        sent = _with_body(sent, "\n\n".join(filter(None, (sent.values["body"], sheet.earlier.body))))
    elif asked == "siffra":
        more["groups"] = offered(sheet.material) if sheet.material else []
    elif asked == "forhandsvisa":
        more.update(_preview(sheet, sent))
    keep(sheet.user, sheet.place, sent)
    writing = Outcome(sent=sent, user=sheet.user).writing(sheet.place)
    return _page(request, sheet, writing, more=more)


def _with_body(sent: Sent, body: str) -> Sent:
    return replace(sent, values={**sent.values, "body": body})


def _preview(sheet: Sheet, sent: Sent) -> dict[str, object]:
    entry = sheet.entry
    if sheet.material is None:
        return {"preview": "", "preview_why": _("Det finns inget dokument att visa texten i än.")}
    text = content.TextSection(key=entry.key, slot=entry.slot, about=entry.about, **sent.values)
    document = sheet.outline.document
    try:
        shown = reading.preview(sheet.material, text, document=document.key if document else "")
    except (Refusal, ProseError) as refused:
        return {"preview": "", "preview_why": str(refused)}
    return {"preview": shown, "preview_why": "" if shown else _("Här finns inget att visa än.")}


def _page(
    request: HttpRequest,
    sheet: Sheet,
    writing: Writing,
    *,
    status: int = 200,
    more: Mapping[str, object] | None = None,
) -> HttpResponse:
    earlier = sheet.earlier
    context = {
        "sheet": sheet,
        "writing": writing,
        "document": editor_document(writing.values["body"], sheet.words),
        "lone_number": reading.has_lone_number(writing.values["body"]),
        "earlier": _earlier(sheet, earlier) if earlier else None,
        "back": request.POST.get("tillbaka", request.GET.get("tillbaka", "")),
        "history": text_key(sheet.scope, sheet.entry.key),
        "kind": KIND,
        "reason": request.POST.get("skal", ""),
        "groups": None,
        "preview": None,
        "preview_why": "",
        **(more or {}),
    }
    return render(request, "texts/edit.html", context, status=status)


def _earlier(sheet: Sheet, text: TextSection) -> dict[str, object]:
    """Last time's text with the figures of its own time."""
    words = FiguresThen([text.scope.pk]).words(text.scope.pk, text.body)
    when = text.scope.document_title or _("Planen för %s") % text.scope.year
    return {"heading": text.heading, "paragraphs": words.split("\n\n"), "when": when}
