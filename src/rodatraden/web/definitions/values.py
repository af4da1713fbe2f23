"""The values of an indicator: the table, and the form of one value."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.indicators.actions.values import add_value, correct_value, withdraw_value
from rodatraden.apps.indicators.queries.values import organisation_names, place_of_value, value_at
from rodatraden.apps.indicators.rules import EDIT_VALUES
from rodatraden.apps.org.queries.places import may_read
from rodatraden.core.content.amount import Amount
from rodatraden.core.content.indicators import Observation
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.editing.errors import ChangedSince
from rodatraden.foundation.editing.tokens import token_of
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.keyed import one_kind
from rodatraden.foundation.keyed.columns import canonical
from rodatraden.foundation.permissions import PermissionRefused, allows, require
from rodatraden.web.definitions import value_forms
from rodatraden.web.definitions.reading import indicator_of, reader_of
from rodatraden.web.definitions.table import address_of, entity_words, log_key, table_of
from rodatraden.web.definitions.words import group_words, period_words, scope_words
from rodatraden.web.ui.fields import Form, changed, filled, refused, sent

PAGE = 100
MOST_WITHDRAWN = 20


@login_required
@require_safe
def index(request: HttpRequest, key: str) -> HttpResponse:
    """Every value of an indicator that the person may read, and what has been withdrawn."""
    person = reader_of(request)
    held, _scope = indicator_of(key)
    chosen = request.GET.get("for", "")
    table = table_of(held, person, chosen)
    page = Paginator(table.rows, PAGE).get_page(request.GET.get("sida", ""))
    context = {
        "indicator": held,
        "table": table,
        "page": page,
        "withdrawn": table.withdrawn[:MOST_WITHDRAWN],
        "more_withdrawn": max(0, len(table.withdrawn) - MOST_WITHDRAWN),
        "may_write": allows(person, EDIT_VALUES),
    }
    return render(request, "definitions/values.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, key: str) -> HttpResponse:
    """The form of a new value; posted: add it."""
    wanted = request.POST.get("entity", "") if request.method == "POST" else request.GET.get("for")
    place = place_of_value("municipality", "", wanted) if wanted is not None else None
    person = reader_of(request, place or "")
    held, _scope = indicator_of(key)
    require(person, EDIT_VALUES, place)
    fields = value_forms.new_fields(held, value_forms.entities_for(person))
    blank = Observation(indicator=key, period=request.GET.get("period", "")[:50], entity=wanted or "", amount=Amount())
    form = Form(fields=filled(fields, value_forms.values_of(blank)))
    if request.method == "POST":
        values = sent(fields, request.POST)
        try:
            made = add_value(by=person, observation=value_forms.read_new(held, values, fields))
        except PermissionRefused:
            raise
        except Refusal as refusal:
            form = refused(fields, values, "", refusal)
        else:
            messages.success(request, _("Värdet för %(period)s är sparat.") % {"period": period_words(made.period)})
            again = f"{reverse('definitions:new-value', args=(key,))}?for={made.entity}"
            there = reverse("definitions:values", args=(key,))
            return HttpResponseRedirect(again if request.POST.get("sedan") == "en-till" else there)
    return render(request, "definitions/new_value.html", {"indicator": held, "form": form}, status=form.status)


def _asked(request: HttpRequest, key: str) -> tuple[User, Scope, Observation]:
    """The value that an address names, for one who reads where it stands; `Http404` otherwise."""
    asked = {name: request.GET.get(name, "")[:300] for name in ("omrade", "for", "period", "grupp")}
    scope = Scope.objects.select_related("board").filter(key=asked["omrade"]).first()
    if scope is None:
        reader_of(request)
        raise Http404
    person = reader_of(request, place_of_value(scope.level, scope.place, asked["for"]))
    observation = value_at(key, scope, asked["for"], asked["period"], asked["grupp"])
    if observation is None or not may_read(person, scope.place):
        raise Http404
    return person, scope, observation


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def value(request: HttpRequest, key: str) -> HttpResponse:
    """One value; posted: correct it."""
    person, scope, held = _asked(request, key)
    indicator, _shared = indicator_of(key)
    require(person, EDIT_VALUES, place_of_value(scope.level, scope.place, held.entity))
    fields, token = value_forms.value_fields(indicator), token_of(one_kind.values_of(held))
    form = Form(fields=filled(fields, value_forms.values_of(held)), token=token)
    reason = request.POST.get("skal", "")
    if request.method == "POST":
        values, given = sent(fields, request.POST), request.POST.get("marke", "")
        try:
            told = value_forms.read(held, values, fields)
            correct_value(by=person, scope=scope, observation=told, token=given, reason=reason)
        except PermissionRefused:
            raise
        except ChangedSince:
            form = changed(fields, values, value_forms.values_of(held), token)
        except Refusal as refusal:
            form = refused(fields, values, given, refusal)
        else:
            messages.success(request, _("Värdet är rättat."))
            return HttpResponseRedirect(reverse("definitions:values", args=(key,)))
    context = {"indicator": indicator, "form": form, "reason": reason, **_around(scope, held)}
    return render(request, "definitions/value.html", context, status=form.status)


def _around(scope: Scope, held: Observation) -> dict[str, Any]:
    names = organisation_names([held.entity])
    return {
        "scope": scope,
        "what": ", ".join(
            (entity_words(held.entity, names), period_words(held.period), group_words(canonical(held.breakdown)))
        ),
        "origin": scope_words(scope),
        "log_key": log_key(scope, held),
        "withdraw_href": address_of("withdraw", scope, held),
    }


@login_required
@require_POST
def withdraw(request: HttpRequest, key: str) -> HttpResponse:
    """Take back a value; it stays in the history."""
    person, scope, held = _asked(request, key)
    require(person, EDIT_VALUES, place_of_value(scope.level, scope.place, held.entity))
    try:
        withdraw_value(by=person, scope=scope, observation=held, reason=request.POST.get("skal", ""))
    except PermissionRefused:
        raise
    except Refusal as refusal:
        messages.warning(request, refusal.sentence)
        return HttpResponseRedirect(address_of("value", scope, held))
    messages.success(request, _("Värdet är tillbakadraget. Det finns kvar i historiken."))
    return HttpResponseRedirect(reverse("definitions:values", args=(key,)))
