"""Report a unit's part, mark it ready; and, for the level above, approve it or give it back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rodatraden.apps.followup.actions import (
    approve_part,
    approve_parts,
    mark_ready,
    note_opened,
    reopen_part,
    return_part,
)
from rodatraden.apps.followup.errors import PartRefused
from rodatraden.apps.followup.rules import permission_for
from rodatraden.core.checks.check import Finding
from rodatraden.core.checks.instructed import OFF_PLAN_HAS_REASON_AND_COMMENT, stopping
from rodatraden.core.content.organisation import OccasionKind
from rodatraden.core.cycle.preparing import PREPARES
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.permissions import PermissionRefused, require
from rodatraden.web.reporting.fields import Field
from rodatraden.web.reporting.instructions import instructions_of_form
from rodatraden.web.reporting.page import PartPage, open_page
from rodatraden.web.reporting.remaining import remaining_of, to_consider
from rodatraden.web.reporting.shown import ShownSection, shown_sections
from rodatraden.web.ui.components import Tab
from rodatraden.web.ui.days import away_words, weekday_words
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
from rodatraden.web.ui.person import person_of
from rodatraden.web.ui.words import counted


@dataclass(frozen=True, kw_only=True)
class _Wrong:
    """What is wrong: a heading, and the fields with their sentences."""

    heading: str = ""
    faults: Sequence[tuple[str, str]] = field(default_factory=tuple)


@dataclass(frozen=True, kw_only=True)
class _Consider:
    """What the writer is warned of before the part is marked ready; `section` is the one that is asked about."""

    heading: str
    findings: Sequence[Finding]
    section: str


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, board: str, year: int, occasion: str, organisation: str) -> HttpResponse:
    """A unit's part of a report: to write, to read, to approve."""
    page = open_page(person_of(request), board, year, occasion, organisation)
    page.asked = (request.GET.get("del", ""), request.GET.get("sida", "1"))
    if request.method != "POST":
        if page.written and page.is_own:
            note_opened(by=page.user, scope=page.scope, organisation=organisation)
        return _page(request, page, opened(page.user, page.place))
    asked, _colon, about = request.POST.get("gor", "").partition(":")
    if asked in _ABOVE:
        return _ABOVE[asked](request, page, about)
    if not page.written:
        _refuse_writing(page)
    if request.POST.get("val") == "deras":
        forget(page.user, page.place, sent_from(request, page.place.now()))
        return _here(request)
    if asked == "kvar":
        return _left(request, page)
    if asked == "utga":
        return _with_last(request, page, about)
    return _save(request, page, ready=asked in ("klar", "anda"), section=about, considered=asked == "anda")


def _refuse_writing(page: PartPage) -> None:
    """Nothing is open to write in: 403 for those who may never, else let the action say why not."""
    for section in page.form.sections:
        require(page.user, permission_for(section), page.organisation)


def _save(request: HttpRequest, page: PartPage, *, ready: bool, section: str, considered: bool) -> HttpResponse:
    faults: list[tuple[str, str]] = []

    def save(sent: Sent) -> None:
        try:
            page.save(sent)
        except PartRefused as refused:
            faults.extend(refused.faults)
            raise

    outcome = guard(request, page.place, save)
    if sent_by_script(request):
        return answered(outcome, page.place)
    if not outcome.saved:
        wrong = _Wrong(heading=_wrong_words(len(faults)), faults=faults) if faults else None
        return _page(request, page, outcome.writing(page.place), wrong=wrong, status=outcome.status)
    if not ready:
        messages.success(request, _("Sparat."))
        return _here(request)
    return _mark(request, page, section, considered=considered)


def _wrong_words(number: int) -> str:
    said = counted(number, _("fält går inte att spara"), _("fält går inte att spara"), neuter=True, capital=True)
    return _("%(said)s. Inget är sparat än.") % {"said": said}


def _mark(request: HttpRequest, page: PartPage, section: str, *, considered: bool) -> HttpResponse:
    sections = (section,) if section else page.written
    missing = stopping(finding for name in sections for finding in page.form.remaining.get(name, ()))
    if missing:
        heading = _("Sparat, men %(count)s innan du kan klarmarkera.") % {
            "count": counted(len(missing), _("sak saknas"), _("saker saknas"))
        }
        faults = [(finding.place.node, f"{finding.place.label}: {finding.text} {finding.mend}") for finding in missing]
        return _page(
            request, page, opened(page.user, page.place), wrong=_Wrong(heading=heading, faults=faults), status=422
        )
    warned = [] if considered else to_consider(page, sections)
    if warned:
        many = counted(len(warned), _("sak"), _("saker"))
        heading = _("Sparat. Årets anvisning vill att du ser över %(many)s innan du klarmarkerar.") % {"many": many}
        return _page(
            request,
            page,
            opened(page.user, page.place),
            consider=_Consider(heading=heading, findings=warned, section=section),
        )
    mark_ready(by=page.user, scope=page.scope, organisation=page.organisation, sections=sections)
    messages.success(request, _("%(name)s är klarmarkerad. Tack.") % {"name": page.name})
    return HttpResponseRedirect(reverse("mypage:index"))


def _left(request: HttpRequest, page: PartPage) -> HttpResponse:
    """What is left with what the form holds now, for the script; nothing is saved."""
    values = {name: text for name, text in request.POST.items() if isinstance(text, str)}
    remaining = remaining_of(page, values)
    fields = [Field(id=name, value="", note=note) for name, note in remaining.notes.items()]
    return render(request, "reporting/live.html", {"remaining": remaining, "fields": fields})


def _with_last(request: HttpRequest, page: PartPage, wanted: str) -> HttpResponse:
    """The form with last time's text put in a field; nothing is saved."""
    sent = sent_from(request, page.place.now())
    for thing, name in page.fields():
        if f"{thing.field}-{name}" == wanted and thing.last is not None:
            text = "\n\n".join(filter(None, (sent.values[wanted], thing.last.values.get(name, ""))))
            sent = replace(sent, values={**sent.values, wanted: text})
    keep(page.user, page.place, sent)
    return _page(request, page, Outcome(sent=sent, user=page.user).writing(page.place), focus=wanted)


def _reopen(request: HttpRequest, page: PartPage, section: str) -> HttpResponse:
    return _told(
        request,
        lambda: reopen_part(by=page.user, scope=page.scope, organisation=page.organisation, section=section),
        _("Du kan skriva igen. Klarmarkera när du är färdig."),
    )


def _approve(request: HttpRequest, page: PartPage, section: str) -> HttpResponse:
    """Approve one section, or all that wait for this person."""
    if not section:
        waiting = [page.parts[name] for name in page.form.sections if page.may_approve(name)]
        return _told(request, lambda: approve_parts(by=page.user, parts=waiting), _("Allt är godkänt."))
    part = page.parts.get(section)
    if part is None:
        return _here(request)
    return _told(request, lambda: approve_part(by=page.user, part=part), _("Avsnittet är godkänt."))


def _return(request: HttpRequest, page: PartPage, section: str) -> HttpResponse:
    part = page.parts.get(section)
    if part is None:
        return _here(request)
    comment = request.POST.get("kommentar", "")
    return _told(
        request,
        lambda: return_part(by=page.user, part=part, comment=comment),
        _("Avsnittet är tillbaka hos enheten, med din kommentar."),
    )


_ABOVE = {"aterta": _reopen, "godkann": _approve, "tillbaka": _return}


def _told(request: HttpRequest, act: Callable[[], object], words: str) -> HttpResponse:
    """Do it and say so, or say why not."""
    try:
        act()
    except PermissionRefused:
        raise
    except Refusal as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, words)
    return _here(request)


def _here(request: HttpRequest) -> HttpResponse:
    return HttpResponseRedirect(request.get_full_path())


def _tabs(sections: Sequence[ShownSection], page: PartPage) -> list[Tab]:
    """The sections of a form that is shown one at a time, each with how many things it has."""
    return [
        Tab(
            label=f"{section.heading} ({len(page.form.sections[section.name])})",
            href=section.href,
            here=section.name == page.pieces.section,
        )
        for section in sections
    ]


def _page(
    request: HttpRequest,
    page: PartPage,
    writing: Writing,
    *,
    wrong: _Wrong | None = None,
    consider: _Consider | None = None,
    status: int = 200,
    focus: str = "",
) -> HttpResponse:
    errors: Mapping[str, str] = dict(wrong.faults) if wrong else {}
    remaining = remaining_of(page, writing.values)
    sections = shown_sections(page, writing.values, errors, remaining)
    written = [section for section in sections if section.written and section.things]
    occasion, today = page.form.occasion, timezone.localdate()
    due = next((part.due for part in page.parts.values() if part.due), None)
    context = {
        "page": page,
        "writing": writing,
        "wrong": wrong,
        "faults": [(page.pieces.way_to(name), sentence) for name, sentence in wrong.faults] if wrong else [],
        "consider": consider,
        "considered": [(page.pieces.way_to(one.place.node), one) for one in consider.findings] if consider else [],
        "pages_query": f"del={page.pieces.section}&",
        "tabs": _tabs(sections, page) if page.pieces.is_cut else [],
        "off_plan_asks": page.form.pack is None or OFF_PLAN_HAS_REASON_AND_COMMENT.id in page.form.pack,
        "sections": sections,
        "written": written,
        "remaining": remaining,
        "occasion": (occasion.name if occasion else page.scope.occasion).removesuffix(f" {page.scope.year}"),
        "due": weekday_words(due, today) if due else "",
        "away": away_words(due, today) if due else "",
        "is_late": bool(due and due < today),
        "lead": _lead(page) if written else "",
        "focus": focus,
        "instructions": instructions_of_form(page),
        "to_approve": sum(section.may_approve for section in sections),
    }
    return render(request, "reporting/report.html", context, status=status)


def _lead(page: PartPage) -> str:
    """What is asked for, in a sentence."""
    occasion = page.form.occasion
    if occasion is not None and OccasionKind(occasion.kind) in PREPARES:
        return _("Det du skriver står sedan i fullmäktiges mål och budget.")
    return _("Hur går det, och vad ska nämnden veta?")
