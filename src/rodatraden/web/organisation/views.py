"""The municipality and its organisation: the list, and the forms of the municipality and of one organisation."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rodatraden.apps.cycle.actions.municipality import edit_municipality
from rodatraden.apps.cycle.actions.organisation import create_organisation, edit_organisation, order_organisation
from rodatraden.apps.cycle.queries.organisation import has_municipality, municipality_facts, organisations
from rodatraden.apps.org.rules import EDIT_ORGANISATION, SEE_SETUP
from rodatraden.core.content.organisation import Organisation, OrganisationKind
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.editing.errors import ChangedSince
from rodatraden.foundation.editing.tokens import token_of
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.keyed.one_kind import values_of
from rodatraden.foundation.permissions import PermissionRefused, allows, require
from rodatraden.web.organisation.forms import (
    MUNICIPALITY,
    municipality_values,
    organisation_form,
    organisation_values,
    read_municipality,
    read_organisation,
)
from rodatraden.web.organisation.shown import KINDS, Shown
from rodatraden.web.ui.fields import Form, changed, filled, refused, sent
from rodatraden.web.ui.person import person_of

WHOLE = ""


def reader_of(request: HttpRequest) -> User:
    """The person who asks; `Http404` for one who may not see the organisation."""
    person = person_of(request)
    if not allows(person, SEE_SETUP, WHOLE):
        raise Http404
    return person


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The municipality, and its organisation as a tree or what a search finds."""
    person = reader_of(request)
    shown, words = Shown(organisations(), timezone.localdate()), request.GET.get("q", "").strip()
    rows, left = shown.found(words) if words else shown.rows(request.GET.getlist("gren")[:40])
    context = {
        "facts": municipality_facts(),
        "has_municipality": has_municipality(),
        "rows": rows,
        "left": left,
        "words": words,
        "count": len(shown.by_key),
        "is_fixed": not any(row.toggle for row in rows),
        "may_edit": allows(person, EDIT_ORGANISATION, WHOLE),
    }
    return render(request, "organisation/index.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def municipality(request: HttpRequest) -> HttpResponse:
    """Who the municipality is; posted: say it."""
    person = reader_of(request)
    require(person, EDIT_ORGANISATION, WHOLE)
    facts = municipality_facts()
    token = token_of(values_of(facts))
    form = Form(fields=filled(MUNICIPALITY, municipality_values(facts)), token=token)
    if request.method == "POST":
        values, given = sent(MUNICIPALITY, request.POST), request.POST.get("marke", "")
        try:
            edit_municipality(by=person, facts=read_municipality(values), token=given)
        except PermissionRefused:
            raise
        except ChangedSince:
            form = changed(MUNICIPALITY, values, municipality_values(facts), token)
        except Refusal as refusal:
            form = refused(MUNICIPALITY, values, given, refusal)
        else:
            messages.success(request, _("Sparat."))
            return HttpResponseRedirect(reverse("organisation:index"))
    context = {"form": form, "is_first": not facts.name}
    return render(request, "organisation/municipality.html", context, status=form.status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """The form of a new organisation; posted: add it."""
    person = reader_of(request)
    require(person, EDIT_ORGANISATION, WHOLE)
    shown = Shown(organisations(), timezone.localdate())
    blank = _blank(request, shown)
    fields = organisation_form(shown, blank)
    form = Form(fields=filled(fields, organisation_values(blank)))
    if request.method == "POST":
        values = sent(fields, request.POST)
        try:
            made = create_organisation(by=person, organisation=read_organisation(blank, values, fields))
        except PermissionRefused:
            raise
        except Refusal as refusal:
            form = refused(fields, values, "", refusal)
        else:
            messages.success(request, _("”%(name)s” är tillagt.") % {"name": made.name})
            if request.POST.get("sedan") == "en-till":
                under = f"?under={made.parent}&slag={made.kind}" if made.parent else f"?slag={made.kind}"
                return HttpResponseRedirect(reverse("organisation:new") + under)
            return HttpResponseRedirect(_place_in_list(shown, made))
    return render(request, "organisation/new.html", {"form": form, "blank": blank}, status=form.status)


def _blank(request: HttpRequest, shown: Shown) -> Organisation:
    """An organisation that is not made yet, where the page was asked for."""
    under, kind = request.GET.get("under", ""), request.GET.get("slag", "")
    over = shown.by_key.get(under)
    wanted = OrganisationKind(kind) if kind in set(OrganisationKind) else _usual(over)
    serves = (under,) if over is not None and wanted is OrganisationKind.ADMINISTRATION else ()
    return Organisation(
        key="", name="", kind=wanted, parent=under if over is not None and not serves else "", serves=serves
    )


def _usual(over: Organisation | None) -> OrganisationKind:
    if over is None:
        return OrganisationKind.BOARD
    is_board = over.kind in (OrganisationKind.BOARD, OrganisationKind.EXECUTIVE_BOARD)
    return OrganisationKind.ADMINISTRATION if is_board else OrganisationKind.UNIT


def _place_in_list(shown: Shown, organisation: Organisation) -> str:
    """The list with the branch open where an organisation stands."""
    above = [each.key for each in shown.path(organisation)]
    query = "&".join(f"gren={key}" for key in above)
    return f"{reverse('organisation:index')}{f'?{query}' if query else ''}#o-{organisation.key}"


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def organisation(request: HttpRequest, key: str) -> HttpResponse:
    """One organisation; posted: change it."""
    person = reader_of(request)
    shown = Shown(organisations(), timezone.localdate())
    held = shown.by_key.get(key)
    if held is None:
        raise Http404
    fields, token = organisation_form(shown, held), token_of(values_of(held))
    form = Form(fields=filled(fields, organisation_values(held)), token=token)
    if request.method == "POST":
        require(person, EDIT_ORGANISATION, WHOLE)
        values, given = sent(fields, request.POST), request.POST.get("marke", "")
        try:
            told = read_organisation(held, values, fields)
            edit_organisation(by=person, organisation=told, token=given)
        except PermissionRefused:
            raise
        except ChangedSince:
            form = changed(fields, values, organisation_values(held), token)
        except Refusal as refusal:
            form = refused(fields, values, given, refusal)
        else:
            messages.success(request, _("Sparat."))
            return HttpResponseRedirect(reverse("organisation:organisation", args=(key,)))
    return render(request, "organisation/organisation.html", _page(person, shown, held, form), status=form.status)


def _page(person: User, shown: Shown, held: Organisation, form: Form) -> dict[str, Any]:
    successors = [each for each in shown.by_key.values() if held.key in each.predecessors]
    return {
        "held": held,
        "kind": KINDS[held.kind],
        "form": form,
        "path": shown.path(held),
        "below": [(each, shown.all_below(each.key)) for each in shown.below(held.key)],
        "notes": shown.notes(held),
        "serves": [shown.by_key[each] for each in held.serves if each in shown.by_key],
        "predecessors": [shown.by_key[each] for each in held.predecessors if each in shown.by_key],
        "successors": successors,
        "may_edit": allows(person, EDIT_ORGANISATION, WHOLE),
    }


@login_required
@require_POST
def place(request: HttpRequest, key: str) -> HttpResponse:
    """Put an organisation a step up or down among those beside it."""
    person = reader_of(request)
    require(person, EDIT_ORGANISATION, WHOLE)
    shown = Shown(organisations(), timezone.localdate())
    held = shown.by_key.get(key)
    if held is None:
        raise Http404
    beside = list(shown.below(shown.above(held)))
    to = beside.index(held) + (1 if request.POST.get("hur") == "ned" else -1)

    def stands_beside(one: Organisation, other: Organisation) -> bool:
        return shown.above(one) == shown.above(other)

    order_organisation(by=person, key=key, to=to, beside=stands_beside)
    return HttpResponseRedirect(_place_in_list(shown, held))
