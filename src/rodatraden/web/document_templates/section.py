"""One section of a template: its heading, what it shows, and what is said to those who write in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rodatraden.core.document.slots import instructions_of, sections_of
from rodatraden.core.document.template import Part, TemplateSection
from rodatraden.core.document.template_edit import section_in
from rodatraden.documents.actions import templates as actions
from rodatraden.documents.part_words import GOAL_PARTS, PART_WORDS, parts_for
from rodatraden.documents.template_data import delivered_by_key, delivered_template
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.permissions import PermissionRefused
from rodatraden.web.document_templates.held import Held, changed_by
from rodatraden.web.ui.person import person_of

MORE, MOST = 2, 12
"""How many empty choices stand after those made, and how many there can be."""


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def section(request: HttpRequest, key: str, slot: str) -> HttpResponse:
    """A section; posted: change it."""
    found = changed_by(request, key)
    shown = section_in(found.template, slot)
    if shown is None:
        raise Http404
    instruction, refused = instructions_of(found.template).get(slot, ""), ""
    if request.method == "POST":
        shown, instruction = _sent(request, shown), request.POST.get("anvisning", "")
        if request.POST.get("gor") == "rad":
            return _page(request, found, shown, instruction, refused)
        try:
            actions.edit_section(
                by=person_of(request),
                key=key,
                token=request.POST.get("marke", ""),
                section=shown,
                instruction=instruction,
            )
        except PermissionRefused:
            raise
        except Refusal as refusal:
            refused = refusal.sentence
        else:
            messages.success(request, _("Sparat."))
            return HttpResponseRedirect(f"{reverse('templates:template', args=(key,))}#{slot}")
    return _page(request, found, shown, instruction, refused)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, key: str) -> HttpResponse:
    """A new section; posted: one of the delivered template's that is not here, or one of one's own."""
    found = changed_by(request, key)
    delivered = _not_here(found)
    values = {name: request.POST.get(name, "") for name in ("rubrik", "levererat", "efter")}
    refused = ""
    if request.method == "POST":
        chosen = next((one for one in delivered if one.slot == values["levererat"]), None)
        wanted = chosen or TemplateSection(slot="", heading=values["rubrik"])
        try:
            slot = actions.add_section(
                by=person_of(request),
                key=key,
                token=request.POST.get("marke", ""),
                section=wanted,
                after=values["efter"],
            )
        except PermissionRefused:
            raise
        except Refusal as refusal:
            refused = refusal.sentence
        else:
            messages.success(request, _("Avsnittet är tillagt. Välj vad det ska visa."))
            return HttpResponseRedirect(reverse("templates:section", args=(key, slot)))
    context = {
        "held": found,
        "values": values,
        "delivered": delivered,
        "sections": sections_of(found.template),
        "token": request.POST.get("marke") or found.token,
        "refused": refused,
    }
    return render(request, "document_templates/new_section.html", context, status=422 if refused else 200)


def _not_here(found: Held) -> list[TemplateSection]:
    """Sections of the delivered template that this one does not have, without those below them."""
    source = delivered_by_key(found.key) or delivered_template(found.template.kind, found.template.level)
    have = {one.slot for _depth, one in sections_of(found.template)}
    shown = {part for _depth, one in sections_of(found.template) for part in one.parts} - {Part.TEXTS}
    return [
        replace(one, sections=(), parts=tuple(part for part in one.parts if part not in shown))
        for _depth, one in sections_of(source)
        if one.slot not in have and set(one.parts) - shown
    ]


def _sent(request: HttpRequest, before: TemplateSection) -> TemplateSection:
    """The section as the form says it; what cannot be read is left out."""
    known = set(Part)
    parts = dict.fromkeys(Part(word) for word in request.POST.getlist("visar")[:MOST] if word in known)
    return replace(
        before,
        heading=request.POST.get("rubrik", ""),
        parts=tuple(parts),
        required=bool(request.POST.get("alltid")),
        empty=request.POST.get("tom", ""),
        chapters=bool(request.POST.get("kapitel")) and bool(GOAL_PARTS & set(parts)),
        role="appendix" if request.POST.get("bilaga") else "plain",
    )


def _page(request: HttpRequest, found: Held, shown: TemplateSection, instruction: str, refused: str) -> HttpResponse:
    rows: Sequence[str] = [*(part.value for part in shown.parts), *([""] * MORE)][:MOST]
    context = {
        "held": found,
        "section": shown,
        "rows": rows,
        "parts": [(part.value, _(PART_WORDS[part])) for part in _offered(found, shown)],
        "instruction": instruction,
        "token": request.POST.get("marke") or found.token,
        "refused": refused,
    }
    return render(request, "document_templates/section.html", context, status=422 if refused else 200)


def _offered(found: Held, shown: TemplateSection) -> list[Part]:
    """What the section can show: what its kind of document can, without what other sections show."""
    elsewhere = {
        part
        for _depth, one in sections_of(found.template)
        if one.slot != shown.slot
        for part in one.parts
        if part is not Part.TEXTS
    }
    return [part for part in parts_for(found.template.kind, found.template.level) if part not in elsewhere]
