"""Bring in plan files: send them, see what they would change, say yes."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rodatraden.apps.cycle.errors import ScopeChangedByPerson, ScopeClosed
from rodatraden.apps.cycle.rules import IMPORT_CONTENT
from rodatraden.connectors.planfile.load import LoadReport
from rodatraden.connectors.planfile.parse import ParsedFile, parse
from rodatraden.documents.actions import PreviewOutdated, bring_in, digest_of
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.editing.actions import forget_uploads, keep_uploads
from rodatraden.foundation.editing.queries import uploads_of
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.permissions import PermissionRefused, allows, require
from rodatraden.web.registers.changes import lines, locked, scope_words, summaries
from rodatraden.web.registers.reading import reader_of
from rodatraden.web.registers.uploads import read_uploads

A_PAGE = 100
_LOOKING = "förhandsvisning"
Files = Sequence[tuple[str, bytes]]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The form that files are sent with; posted: read them, and show what they would change."""
    person = reader_of(request)
    require(person, IMPORT_CONTENT)
    faults: list[str] = []
    if request.method == "POST":
        try:
            files = read_uploads(request.FILES.getlist("filer"))
            parsed, faults = _parsed(person, files)
            if not faults:
                bring_in(parsed, by=person, replace_reason=_LOOKING, dry_run=True)
                keep_uploads(by=person, files=files)
                return HttpResponseRedirect(reverse("registers:preview"))
        except PermissionRefused:
            raise
        except Refusal as refusal:
            faults = [refusal.sentence]
    context = {"faults": faults, "waits": bool(uploads_of(person)) and not faults}
    return render(request, "registers/bring_in.html", context, status=422 if faults else 200)


def _parsed(person: User, files: Files) -> tuple[list[ParsedFile], list[str]]:
    """The files as they are read, and a sentence for each that cannot be or is not this person's to bring in."""
    found, faults = [], []
    for name, data in files:
        try:
            read = parse(data, name)
        except Refusal as refusal:
            faults.append(refusal.sentence)
            continue
        if not allows(person, IMPORT_CONTENT, read.file.scope.board):
            where = scope_words(read.file.scope)
            faults.append(
                _("%(file)s: du har inte behörighet att läsa in för %(where)s.") % {"file": name, "where": where}
            )
        found.append(read)
    return found, faults


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: HttpRequest) -> HttpResponse:
    """What the files that wait would change; posted: bring them in, or let them be."""
    person = reader_of(request)
    require(person, IMPORT_CONTENT)
    files = uploads_of(person)
    if request.method == "POST" and request.POST.get("gor") == "avbryt":
        forget_uploads(by=person)
        messages.info(request, _("Inget är inläst."))
        return HttpResponseRedirect(reverse("registers:bring-in"))
    if not files:
        return HttpResponseRedirect(reverse("registers:bring-in"))
    try:
        parsed, faults = _parsed(person, files)
        if faults:
            return _refused(request, faults)
        if request.method == "POST":
            return _brought_in(request, person, files, parsed)
        return _shown(request, person, files, parsed)
    except PermissionRefused:
        raise
    except Refusal as refusal:
        return _refused(request, [refusal.sentence])


def _refused(request: HttpRequest, faults: Sequence[str]) -> HttpResponse:
    return render(request, "registers/bring_in.html", {"faults": faults, "waits": False}, status=422)


def _brought_in(request: HttpRequest, person: User, files: Files, parsed: list[ParsedFile]) -> HttpResponse:
    reason = request.POST.get("skal", "").strip()
    seen = request.POST.get("sett", "")
    if request.POST.get("filer") != _digest(files) or not seen:
        return _shown(request, person, files, parsed, sentence=PreviewOutdated().sentence, status=409)
    try:
        with transaction.atomic():
            done = bring_in(parsed, by=person, replace_reason=reason, seen=seen)
            forget_uploads(by=person)
    except PreviewOutdated as refusal:
        return _shown(request, person, files, parsed, sentence=refusal.sentence, status=409)
    except (ScopeClosed, ScopeChangedByPerson):
        sentence = _("Skriv varför filen ska ersätta det som är beslutat eller ändrat för hand. Inget är inläst.")
        return _shown(request, person, files, parsed, sentence=sentence, status=422)
    messages.success(request, _done_words(done.report))
    for document in done.opened:
        messages.info(request, _("Nytt dokument: %(title)s") % {"title": document.title})
    return HttpResponseRedirect(reverse("registers:index"))


def _done_words(report: LoadReport) -> str:
    count = len(report.changes)
    return (
        _("Filerna är inlästa: %(count)d ändringar.") % {"count": count}
        if count != 1
        else _("Filen är inläst: en ändring.")
    )


def _shown(
    request: HttpRequest,
    person: User,
    files: Files,
    parsed: list[ParsedFile],
    *,
    sentence: str = "",
    status: int = 200,
) -> HttpResponse:
    report = bring_in(parsed, by=person, replace_reason=_LOOKING, dry_run=True).report
    context: dict[str, Any] = {
        "files": summaries(report),
        "page": Paginator(lines(report, person), A_PAGE).get_page(request.GET.get("sida")),
        "locked": locked(report),
        "reason": request.POST.get("skal", ""),
        "seen": digest_of(report),
        "sent": _digest(files),
        "has_changes": bool(report.changes),
        "sentence": sentence,
    }
    return render(request, "registers/preview.html", context, status=status)


def _digest(files: Files) -> str:
    """The files in one hash: what the person said yes to is what waits."""
    whole = sha256()
    for name, data in files:
        whole.update(sha256(name.encode()).digest() + sha256(data).digest())
    return whole.hexdigest()
