"""The pages of sources, and of groups to compare with: two lists of things with a form each."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rodatraden.apps.indicators.rules import EDIT_DEFINITIONS
from rodatraden.foundation.editing.errors import ChangedSince
from rodatraden.foundation.editing.tokens import token_of
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.keyed import one_kind
from rodatraden.foundation.permissions import PermissionRefused, allows, require
from rodatraden.web.definitions.listed import LISTED_GROUPS, LISTED_SOURCES, Listed
from rodatraden.web.definitions.reading import WHOLE, found, reader_of, shared_scope
from rodatraden.web.ui.fields import Form, changed, filled, refused, sent

MOST = 200


def _index(request: HttpRequest, listed: Listed) -> HttpResponse:
    person, scope = reader_of(request), shared_scope()
    things = listed.kind.all_in(scope) if scope is not None else []
    rows = [(each, listed.line(each), listed.address(listed.one, each.key)) for each in things[:MOST]]
    context = {
        "listed": listed,
        "rows": rows,
        "left": max(0, len(things) - MOST),
        "new_href": listed.address(f"new-{listed.one}"),
        "may_edit": allows(person, EDIT_DEFINITIONS, WHOLE),
    }
    return render(request, "definitions/simple_index.html", context)


def _new(request: HttpRequest, listed: Listed) -> HttpResponse:
    person = reader_of(request)
    require(person, EDIT_DEFINITIONS, WHOLE)
    form = Form(fields=filled(listed.fields, listed.values(listed.blank)))
    if request.method == "POST":
        values = sent(listed.fields, request.POST)
        try:
            made = listed.create(by=person, **{listed.argument: listed.read(listed.blank, values)})
        except PermissionRefused:
            raise
        except Refusal as refusal:
            form = refused(listed.fields, values, "", refusal)
        else:
            messages.success(request, _("”%(name)s” är tillagd.") % {"name": made.name})
            return HttpResponseRedirect(listed.address(listed.many))
    context = {"listed": listed, "form": form, "heading": listed.new, "back": listed.address(listed.many)}
    return render(request, "definitions/simple.html", {**context, "may_edit": True}, status=form.status)


def _one(request: HttpRequest, listed: Listed, key: str) -> HttpResponse:
    person = reader_of(request)
    held, scope = found(listed.kind, key)
    token = token_of(one_kind.values_of(held))
    form = Form(fields=filled(listed.fields, listed.values(held)), token=token)
    if request.method == "POST":
        require(person, EDIT_DEFINITIONS, WHOLE)
        values, given = sent(listed.fields, request.POST), request.POST.get("marke", "")
        try:
            listed.edit(by=person, token=given, **{listed.argument: listed.read(held, values)})
        except PermissionRefused:
            raise
        except ChangedSince:
            form = changed(listed.fields, values, listed.values(held), token)
        except Refusal as refusal:
            form = refused(listed.fields, values, given, refusal)
        else:
            messages.success(request, _("Sparat."))
            return HttpResponseRedirect(listed.address(listed.one, key))
    context = {
        "listed": listed,
        "held": held,
        "scope": scope,
        "form": form,
        "heading": held.name,
        "facts": [(each.label, each.in_words(each.value)) for each in form.fields if each.value],
        "back": listed.address(listed.many),
        "place_href": listed.address(f"place-{listed.one}", key),
        "end_href": listed.address(f"end-{listed.one}", key),
        "may_edit": allows(person, EDIT_DEFINITIONS, WHOLE),
    }
    return render(request, "definitions/simple.html", context, status=form.status)


def _place(request: HttpRequest, listed: Listed, key: str) -> HttpResponse:
    person = reader_of(request)
    _held, scope = found(listed.kind, key)
    require(person, EDIT_DEFINITIONS, WHOLE)
    keys = [each.key for each in listed.kind.all_in(scope)]
    listed.order(by=person, key=key, to=keys.index(key) + (1 if request.POST.get("hur") == "ned" else -1))
    return HttpResponseRedirect(listed.address(listed.many))


def _end(request: HttpRequest, listed: Listed, key: str) -> HttpResponse:
    person = reader_of(request)
    held, _scope = found(listed.kind, key)
    require(person, EDIT_DEFINITIONS, WHOLE)
    reason, sentence = request.POST.get("skal", ""), ""
    if request.method == "POST":
        try:
            listed.end(by=person, key=key, reason=reason)
        except PermissionRefused:
            raise
        except Refusal as refusal:
            sentence = refusal.sentence
        else:
            messages.success(request, _("”%(name)s” är avslutad.") % {"name": held.name})
            return HttpResponseRedirect(listed.address(listed.many))
    uses = listed.kind.uses(key)
    context = {
        "name": held.name,
        "over": [(listed.heading, listed.address(listed.many))],
        "back": listed.address(listed.one, key),
        "uses": uses[:MOST],
        "more": max(0, len(uses) - MOST),
        "sentence": sentence,
        "reason": reason,
    }
    return render(request, "definitions/end.html", context, status=422 if sentence else 200)


@login_required
@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """The municipality's sources."""
    return _index(request, LISTED_SOURCES)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_source(request: HttpRequest) -> HttpResponse:
    """The form of a new source; posted: add it."""
    return _new(request, LISTED_SOURCES)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def source(request: HttpRequest, key: str) -> HttpResponse:
    """One source; posted: change it."""
    return _one(request, LISTED_SOURCES, key)


@login_required
@require_POST
def place_source(request: HttpRequest, key: str) -> HttpResponse:
    """Put a source a step up or down."""
    return _place(request, LISTED_SOURCES, key)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def end_source(request: HttpRequest, key: str) -> HttpResponse:
    """What needs a source; posted: end it, when nothing does."""
    return _end(request, LISTED_SOURCES, key)


@login_required
@require_safe
def groups(request: HttpRequest) -> HttpResponse:
    """The groups that the municipality compares itself with."""
    return _index(request, LISTED_GROUPS)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_group(request: HttpRequest) -> HttpResponse:
    """The form of a new group; posted: add it."""
    return _new(request, LISTED_GROUPS)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def group(request: HttpRequest, key: str) -> HttpResponse:
    """One group; posted: change it and its members."""
    return _one(request, LISTED_GROUPS, key)


@login_required
@require_POST
def place_group(request: HttpRequest, key: str) -> HttpResponse:
    """Put a group a step up or down."""
    return _place(request, LISTED_GROUPS, key)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def end_group(request: HttpRequest, key: str) -> HttpResponse:
    """What needs a group; posted: end it, when nothing does."""
    return _end(request, LISTED_GROUPS, key)
