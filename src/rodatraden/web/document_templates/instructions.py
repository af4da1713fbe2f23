"""What is said to those who write: in a template, and at one occasion."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rodatraden.apps.cycle.actions import set_instructions
from rodatraden.apps.cycle.actions.text_instructions import token_of_instructions
from rodatraden.apps.cycle.queries.occasions import instructions_from
from rodatraden.apps.cycle.queries.scopes import occasion as occasion_row
from rodatraden.apps.cycle.rules import PLAN_YEAR
from rodatraden.core.content.occasions import SlotInstruction
from rodatraden.core.document.slots import instructions_of, text_slots
from rodatraden.documents.actions import templates as actions
from rodatraden.documents.chosen_template import followed_at, kind_of_occasion
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.permissions import PermissionRefused, require
from rodatraden.web.document_templates.held import changed_by, reader_of
from rodatraden.web.ui.person import person_of


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def of_template(request: HttpRequest, key: str) -> HttpResponse:
    """The words of a template beside each field; posted: change them."""
    found = changed_by(request, key)
    slots = text_slots(found.template)
    values, refused = instructions_of(found.template), ""
    if request.method == "POST":
        values = {slot: request.POST.get(f"anvisning-{slot}", "") for slot in slots}
        try:
            actions.edit_instructions(
                by=person_of(request), key=key, token=request.POST.get("marke", ""), instructions=values
            )
        except PermissionRefused:
            raise
        except Refusal as refusal:
            refused = refusal.sentence
        else:
            messages.success(request, _("Anvisningarna är sparade."))
            return HttpResponseRedirect(reverse("templates:template", args=(key,)))
    context = {
        "held": found,
        "fields": [(slot, words, values.get(slot, "")) for slot, words in slots.items()],
        "token": request.POST.get("marke") or found.token,
        "refused": refused,
    }
    return render(request, "document_templates/instructions.html", context, status=422 if refused else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def of_occasion(request: HttpRequest, year: int, occasion: str) -> HttpResponse:
    """What is said at an occasion beside each field, to the template's words or instead of them; posted: change it."""
    reader_of(request)
    row = occasion_row(year, occasion)
    if row is None:
        raise Http404
    person = person_of(request)
    require(person, PLAN_YEAR, "")
    have = instructions_from(row.instructions)
    shown, refused = {one.slot: one for one in have}, ""
    templates = followed_at(kind_of_occasion(row.kind), f"{year}/{occasion}")
    slots: dict[str, str] = {}
    for template in templates:
        slots = slots | {slot: words for slot, words in text_slots(template).items() if slot not in slots}
    slots |= {one.slot: one.slot for one in have if one.slot not in slots}
    if request.method == "POST":
        shown = {
            slot: SlotInstruction(
                slot=slot,
                text=request.POST.get(f"anvisning-{slot}", ""),
                replaces=request.POST.get(f"hur-{slot}") == "ersatt",
            )
            for slot in slots
        }
        try:
            set_instructions(
                by=person, year=year, key=occasion, instructions=shown.values(), token=request.POST.get("marke", "")
            )
        except PermissionRefused:
            raise
        except Refusal as refusal:
            refused = refusal.sentence
        else:
            messages.success(request, _("Anvisningarna för %s är sparade.") % row.name)
            return HttpResponseRedirect(reverse("cycle:occasion", args=(year, occasion)))
    usual = [instructions_of(template) for template in templates]
    context = {
        "occasion": row,
        "year": year,
        "fields": [
            (slot, words, next((told[slot] for told in usual if slot in told), ""), shown.get(slot))
            for slot, words in slots.items()
        ],
        "token": request.POST.get("marke") or token_of_instructions(have),
        "refused": refused,
    }
    return render(request, "document_templates/occasion.html", context, status=422 if refused else 200)
