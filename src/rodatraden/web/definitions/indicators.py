"""The municipality's indicators: the list, and the form of one with where it is used."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.indicators.actions.definitions import (
    INDICATORS,
    SOURCES,
    create_indicator,
    edit_indicator,
    end_indicator,
)
from rodatraden.apps.indicators.queries.usage import is_in_use
from rodatraden.apps.indicators.rules import EDIT_DEFINITIONS, EDIT_VALUES
from rodatraden.core.content.indicators import Indicator
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.editing.errors import ChangedSince
from rodatraden.foundation.editing.tokens import token_of
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.keyed import one_kind
from rodatraden.foundation.permissions import PermissionRefused, allows, require
from rodatraden.web.definitions import forms, listing
from rodatraden.web.definitions.reading import WHOLE, indicator_of, reader_of, shared_scope
from rodatraden.web.definitions.usage import breaks_of, used_in
from rodatraden.web.definitions.words import EXAMPLES, KINDS, example
from rodatraden.web.ui.fields import Choices, Field, Form, changed, filled, refused, sent

SHOWN_USES = 60


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The indicators, searched and narrowed, a page at a time."""
    person, scope = reader_of(request), shared_scope()
    wanted = listing.Wanted.of(request.GET)
    rows, page = listing.rows(scope, wanted, request.GET.get("sida", "")) if scope else ([], None)
    context = {
        "rows": rows,
        "page": page,
        "before": wanted.address(page.previous_page_number()) if page and page.has_previous() else "",
        "after": wanted.address(page.next_page_number()) if page and page.has_next() else "",
        "wanted": wanted,
        "sources": sorted(listing.source_names(scope).items(), key=lambda pair: pair[1]) if scope else [],
        "kinds": KINDS,
        "may_edit": allows(person, EDIT_DEFINITIONS, WHOLE),
    }
    return render(request, "definitions/index.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """The form of a new indicator; posted: add it."""
    person = reader_of(request)
    require(person, EDIT_DEFINITIONS, WHOLE)
    form_fields = forms.fields(_sources(shared_scope()))
    blank = Indicator(key="", name="", unit="")
    form = Form(fields=filled(form_fields, forms.values_of(blank)))
    if request.method == "POST":
        values = sent(form_fields, request.POST)
        try:
            made = create_indicator(by=person, indicator=forms.read(blank, values, form_fields))
        except PermissionRefused:
            raise
        except Refusal as refusal:
            form = refused(form_fields, values, "", refusal)
        else:
            messages.success(request, _("”%(name)s” är tillagd. Skriv in dess värden.") % {"name": made.name})
            return HttpResponseRedirect(reverse("definitions:indicator", args=(made.key,)))
    context = {"form": form, "sections": _sections(form), "example": _example(form)}
    return render(request, "definitions/new.html", context, status=form.status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def indicator(request: HttpRequest, key: str) -> HttpResponse:
    """The definition of an indicator and where it is used; posted: change it."""
    person = reader_of(request)
    held, scope = indicator_of(key)
    form_fields = forms.fields(_sources(scope), held)
    token = token_of(one_kind.values_of(held))
    form = Form(fields=filled(form_fields, forms.values_of(held)), token=token)
    reason = request.POST.get("skal", "")
    if request.method == "POST":
        require(person, EDIT_DEFINITIONS, WHOLE)
        values, given = sent(form_fields, request.POST), request.POST.get("marke", "")
        try:
            told = forms.read(held, values, form_fields)
            edit_indicator(by=person, indicator=told, token=given, reason=reason)
        except PermissionRefused:
            raise
        except ChangedSince:
            form = changed(form_fields, values, forms.values_of(held), token)
        except Refusal as refusal:
            form = refused(form_fields, values, given, refusal)
        else:
            messages.success(request, _("Sparat."))
            return HttpResponseRedirect(reverse("definitions:indicator", args=(key,)))
    context = {**_page(person, held, scope, form), "reason": reason}
    return render(request, "definitions/indicator.html", context, status=form.status)


def _page(person: User, held: Indicator, scope: Scope, form: Form) -> dict[str, Any]:
    return {
        "held": held,
        "scope": scope,
        "form": form,
        "sections": _sections(form),
        "example": _example(form),
        "facts": [(each.label, each.in_words(each.value)) for each in form.fields if each.value],
        "uses": used_in(held.key, person),
        "breaks": breaks_of(held.key),
        "period_example": EXAMPLES.get(held.period_rule, EXAMPLES["year"]),
        "is_used": is_in_use(held.key),
        "may_edit": allows(person, EDIT_DEFINITIONS, WHOLE),
        "may_write_values": allows(person, EDIT_VALUES),
    }


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, key: str) -> HttpResponse:
    """What needs an indicator; posted: end it, when nothing does."""
    person = reader_of(request)
    held, _scope = indicator_of(key)
    require(person, EDIT_DEFINITIONS, WHOLE)
    reason, sentence = request.POST.get("skal", ""), ""
    if request.method == "POST":
        try:
            end_indicator(by=person, key=key, reason=reason)
        except PermissionRefused:
            raise
        except Refusal as refusal:
            sentence = refusal.sentence
        else:
            messages.success(request, _("”%(name)s” är avslutad.") % {"name": held.name})
            return HttpResponseRedirect(reverse("definitions:index"))
    uses = INDICATORS.uses(key)
    context = {
        "name": held.name,
        "over": [(_("Indikatorer"), reverse("definitions:index"))],
        "back": reverse("definitions:indicator", args=(key,)),
        "uses": uses[:SHOWN_USES],
        "more": max(0, len(uses) - SHOWN_USES),
        "sentence": sentence,
        "reason": reason,
    }
    return render(request, "definitions/end.html", context, status=422 if sentence else 200)


def _sources(scope: Scope | None) -> Choices:
    return [(each.key, each.name) for each in SOURCES.all_in(scope)] if scope is not None else []


def _sections(form: Form) -> list[tuple[forms.Section, list[Field], bool]]:
    """The sections with their fields, and whether each is open."""
    by_name = form.by_name
    found = []
    for section in forms.SECTIONS:
        held = [by_name[name] for name in section.names]
        is_open = not section.folds or any(each.value or each.stands is not None for each in held)
        found.append((section, held, is_open))
    return found


def _example(form: Form) -> str:
    unit, decimals = str(form.by_name["unit"].value), str(form.by_name["decimals"].value)
    return example(unit.strip()[:40], int(decimals) if decimals in "012345" and decimals else 0)
