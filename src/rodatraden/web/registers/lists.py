"""The pages of the simple lists: the list, a new thing, a thing, its place and its end."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rodatraden.foundation.editing.errors import ChangedSince
from rodatraden.foundation.editing.tokens import token_of
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.keyed.one_kind import values_of
from rodatraden.foundation.permissions import PermissionRefused, allows, require
from rodatraden.web.registers.listings import LISTINGS, Listing
from rodatraden.web.registers.reading import reader_of
from rodatraden.web.ui.fields import Form, changed, filled, refused, sent
from rodatraden.web.ui.registers import EVERYWHERE

MOST = 200


def _list_href(listing: Listing) -> str:
    return reverse("registers:list", args=(listing.slug,))


@login_required
@require_safe
def index(request: HttpRequest, slug: str) -> HttpResponse:
    """A list."""
    person, listing = reader_of(request), LISTINGS[slug]
    things = listing.things()
    rows = [(thing.key, listing.name_of(thing), " · ".join(listing.said(thing))) for thing in things[:MOST]]
    context = {
        "listing": listing,
        "rows": rows,
        "more": max(0, len(things) - MOST),
        "may_edit": allows(person, listing.permission, EVERYWHERE),
    }
    return render(request, "registers/list.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """The form of a new thing; posted: add it."""
    person, listing = reader_of(request), LISTINGS[slug]
    require(person, listing.permission, EVERYWHERE)
    fields = listing.form()
    form = Form(fields=filled(fields, listing.values(listing.blank)))
    if request.method == "POST":
        values = sent(fields, request.POST)
        try:
            made = listing.create(by=person, **{listing.argument: listing.read(listing.blank, values, fields)})
        except PermissionRefused:
            raise
        except Refusal as refusal:
            form = refused(fields, values, "", refusal)
        else:
            messages.success(request, _("”%(name)s” är tillagt.") % {"name": listing.name_of(made)})
            return HttpResponseRedirect(_list_href(listing))
    return render(request, "registers/thing.html", {"listing": listing, "form": form}, status=form.status)


def _found(listing: Listing, key: str) -> Any:
    found = next((thing for thing in listing.things() if thing.key == key), None)
    if found is None:
        raise Http404
    return found


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def thing(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """A thing of a list; posted: change it."""
    person, listing = reader_of(request), LISTINGS[slug]
    held = _found(listing, key)
    require(person, listing.permission, EVERYWHERE)
    fields, token = listing.form(), token_of(values_of(held))
    form = Form(fields=filled(fields, listing.values(held)), token=token)
    if request.method == "POST":
        values, given = sent(fields, request.POST), request.POST.get("marke", "")
        try:
            listing.edit(by=person, token=given, **{listing.argument: listing.read(held, values, fields)})
        except PermissionRefused:
            raise
        except ChangedSince:
            form = changed(fields, values, listing.values(held), token)
        except Refusal as refusal:
            form = refused(fields, values, given, refusal)
        else:
            messages.success(request, _("Sparat."))
            return HttpResponseRedirect(_list_href(listing))
    context = {
        "listing": listing,
        "held": held,
        "name": listing.name_of(held),
        "form": form,
        "kind": listing.kind.home.kind,
    }
    return render(request, "registers/thing.html", context, status=form.status)


@login_required
@require_POST
def place(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Put a thing a step up or down in its list."""
    person, listing = reader_of(request), LISTINGS[slug]
    keys = [each.key for each in listing.things()]
    if key not in keys:
        raise Http404
    require(person, listing.permission, EVERYWHERE)
    listing.order(by=person, key=key, to=keys.index(key) + (1 if request.POST.get("hur") == "ned" else -1))
    return HttpResponseRedirect(f"{_list_href(listing)}#rad-{key}")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """What still needs a thing; posted: end it."""
    person, listing = reader_of(request), LISTINGS[slug]
    held = _found(listing, key)
    require(person, listing.permission, EVERYWHERE)
    sentence = ""
    if request.method == "POST":
        try:
            listing.end(by=person, key=key)
        except PermissionRefused:
            raise
        except Refusal as refusal:
            sentence = refusal.sentence
        else:
            messages.success(request, _("”%(name)s” är avslutat.") % {"name": listing.name_of(held)})
            return HttpResponseRedirect(_list_href(listing))
    uses = listing.kind.uses(key)
    context = {
        "listing": listing,
        "held": held,
        "name": listing.name_of(held),
        "uses": uses[:40],
        "more": max(0, len(uses) - 40),
        "sentence": sentence,
    }
    return render(request, "registers/end.html", context, status=422 if sentence else 200)
