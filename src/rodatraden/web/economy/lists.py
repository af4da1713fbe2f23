"""The forms of the lists beside the statements: add, change, order and end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.economy.actions import lists, statements, volumes
from rodatraden.apps.economy.actions.kinds import STATEMENTS, VOLUMES, MoneyKind
from rodatraden.apps.economy.queries.tables import funding_unit
from rodatraden.apps.economy.rules import EDIT_BUDGET
from rodatraden.apps.planning.actions.links import link_funding, unlink_funding
from rodatraden.foundation.editing.errors import ChangedSince
from rodatraden.foundation.editing.tokens import token_of
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.keyed.one_kind import values_of
from rodatraden.foundation.permissions import PermissionRefused, require
from rodatraden.web.economy.here import Here, begun
from rodatraden.web.economy.kinds import FUNDING, LISTS, UNITS, Field, ListKind
from rodatraden.web.economy.listed import (
    NO,
    YES,
    fields_of,
    goal_choices,
    goal_of,
    in_place,
    made,
    operations,
    values_of_form,
)

STATEMENT, VOLUME = "rakning", "volym"
STEPS = {"upp": -1, "ned": 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A field with what stands in it, what can be chosen, and what somebody else has put there meanwhile."""

    field: Field
    value: str
    choices: tuple[tuple[str, str], ...] = ()
    now: str = ""
    is_changed: bool = False


def _kind(here: Here, slug: str) -> ListKind:
    kind = LISTS.get(slug)
    if kind is None or not in_place(here, kind):
        raise Http404
    return kind


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, organisation: str, year: int, at: str, slug: str) -> HttpResponse:
    """Add to a list."""
    here, scope = begun(request, organisation, year, at)
    kind = _kind(here, slug)
    require(here.user, EDIT_BUDGET, scope)
    values = values_of_form(scope, kind, None)
    sentence = ""
    if request.method == "POST":
        values = {name: request.POST.get(name, "") for name in values}
        try:
            _added(request, here, scope, kind, values)
        except PermissionRefused:
            raise
        except Refusal as refused:
            sentence = refused.sentence
        else:
            messages.success(request, _("Tillagt."))
            return HttpResponseRedirect(f"{here.home}#{kind.slug}")
    context = {
        "here": here,
        "kind": kind,
        "fields": _drawn(here, scope, kind, values),
        "sentence": sentence,
        "reason": request.POST.get("skal", ""),
    }
    return render(request, "economy/new.html", context, status=422 if sentence else 200)


@transaction.atomic
def _added(request: HttpRequest, here: Here, scope: Scope, kind: ListKind, values: dict[str, str]) -> None:
    reason = request.POST.get("skal", "")
    thing = lists.add_listed(
        by=here.user, scope=scope, kind=kind.kind, thing=made(scope, kind, values, None), reason=reason
    )
    if kind is FUNDING and values["goal"]:
        link_funding(by=here.user, scope=scope, funding=thing.key, goal=values["goal"], reason=reason)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def listed(request: HttpRequest, organisation: str, year: int, at: str, slug: str, key: str) -> HttpResponse:
    """A thing of a list, to be read or changed."""
    here, scope = begun(request, organisation, year, at)
    kind = _kind(here, slug)
    thing = _thing(scope, lists.KINDS[kind.kind], key)
    now = values_of_form(scope, kind, thing)
    values, sentence, is_changed = now, "", False
    if request.method == "POST":
        require(here.user, EDIT_BUDGET, scope)
        values = {name: request.POST.get(name, "") for name in now}
        try:
            _changed(request, here, scope, kind, thing, values)
        except PermissionRefused:
            raise
        except ChangedSince as refused:
            sentence, is_changed = refused.sentence, True
        except Refusal as refused:
            sentence = refused.sentence
        else:
            messages.success(request, _("Sparat."))
            return HttpResponseRedirect(f"{here.home}#{kind.slug}")
    context = {
        "here": here,
        "kind": kind,
        "thing": thing,
        "name": getattr(thing, kind.name),
        "fields": _drawn(here, scope, kind, values, now if is_changed else {}),
        "token": request.POST.get("marke") if sentence and not is_changed else _token(scope, kind, thing),
        "sentence": sentence,
        "reason": request.POST.get("skal", ""),
        "place_href": here.href("place", kind.slug, key),
        "end_href": here.href("end", kind.slug, key),
        "history": _history(kind, scope, key),
    }
    status = 409 if is_changed else 422 if sentence else 200
    return render(request, "economy/listed.html", context, status=status)


def _history(kind: ListKind, scope: Scope, key: str) -> tuple[str, str]:
    """What the log calls a thing: a report's are named by their scope too."""
    return (kind.model, key) if kind.in_plan else (kind.model, f"{scope.key}:{key}")


def _token(scope: Scope, kind: ListKind, thing: Any) -> str:
    """The token of a thing and, for a grant, the goal it serves."""
    return f"{token_of(values_of(thing))}{goal_of(scope, thing.key) if kind is FUNDING else ''}"


@transaction.atomic
def _changed(
    request: HttpRequest, here: Here, scope: Scope, kind: ListKind, thing: Any, values: dict[str, str]
) -> None:
    reason, token = request.POST.get("skal", ""), request.POST.get("marke", "")
    served = goal_of(scope, thing.key) if kind is FUNDING else ""
    if kind is FUNDING and token[64:] != served:
        raise ChangedSince
    after = made(scope, kind, values, thing)
    lists.edit_listed(by=here.user, scope=scope, kind=kind.kind, thing=after, token=token[:64], reason=reason)
    if kind is FUNDING and values["goal"] != served:
        if values["goal"]:
            link_funding(by=here.user, scope=scope, funding=thing.key, goal=values["goal"], reason=reason)
        else:
            unlink_funding(by=here.user, scope=scope, funding=thing.key, reason=reason)


def _drawn(
    here: Here, scope: Scope, kind: ListKind, values: dict[str, str], now: dict[str, str] | None = None
) -> list[Drawn]:
    found = []
    for field in fields_of(scope, kind):
        value, held = values[field.name], (now or {}).get(field.name, values[field.name])
        choices = tuple(_choices(here, scope, field, value))
        words = dict(choices).get(held, held)
        found.append(Drawn(field=field, value=value, choices=choices, now=words, is_changed=held != value))
    return found


def _choices(here: Here, scope: Scope, field: Field, value: str) -> list[tuple[str, str]]:
    match field.input:
        case "unit":
            known = [(unit, unit) for unit in UNITS]
        case "yesno":
            return [("", _("Inte angivet")), (YES, _("Ja")), (NO, _("Nej"))]
        case "goal":
            known = [("", _("Inget mål")), *goal_choices(scope)]
        case "operation":
            known = [("", _("Ingen särskild")), *operations(here)]
        case "operation-words":
            known = [("", _("Ingen särskild")), *((words, words) for _key, words in operations(here))]
        case _:
            return []
    return known if value in dict(known) else [*known, (value, value)]


def _thing(scope: Scope, kind: MoneyKind[Any], key: str) -> Any:
    found = next((each for each in kind.all_in(scope) if each.key == key), None)
    if found is None:
        raise Http404
    return found


def _any_kind(here: Here, slug: str) -> tuple[MoneyKind[Any], str]:
    """The kind of thing at an address and the attribute it is called by; statements and volumes too."""
    if slug == STATEMENT:
        return STATEMENTS, "caption"
    if slug == VOLUME:
        return VOLUMES, "title"
    kind = _kind(here, slug)
    return lists.KINDS[kind.kind], kind.name


@login_required
@require_POST
def place(request: HttpRequest, organisation: str, year: int, at: str, slug: str, key: str) -> HttpResponse:
    """Put a thing one step up or down among its own."""
    here, scope = begun(request, organisation, year, at)
    money, _name = _any_kind(here, slug)
    thing = _thing(scope, money, key)
    require(here.user, EDIT_BUDGET, scope)
    step = STEPS.get(request.POST.get("hur", ""))
    if step is None:
        raise Http404
    to = max(0, [each.key for each in money.all_in(scope)].index(thing.key) + step)
    reason = request.POST.get("skal", "")
    try:
        if slug == STATEMENT:
            statements.order_statement(by=here.user, scope=scope, key=key, to=to, reason=reason)
        elif slug == VOLUME:
            volumes.order_volume(by=here.user, scope=scope, key=key, to=to, reason=reason)
        else:
            kind = _kind(here, slug).kind
            lists.order_listed(by=here.user, scope=scope, kind=kind, key=key, to=to, reason=reason)
    except PermissionRefused:
        raise
    except Refusal as refused:
        messages.warning(request, refused.sentence)
    return HttpResponseRedirect(f"{here.home}#{slug}")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, organisation: str, year: int, at: str, slug: str, key: str) -> HttpResponse:
    """Say what hangs on a thing before it is ended; a grant's tie to its goal is let go with it."""
    here, scope = begun(request, organisation, year, at)
    money, name = _any_kind(here, slug)
    thing = _thing(scope, money, key)
    require(here.user, EDIT_BUDGET, scope)
    sentence = ""
    if request.method == "POST":
        try:
            _ended(request, here, scope, slug, key)
        except PermissionRefused:
            raise
        except Refusal as refused:
            sentence = refused.sentence
        else:
            messages.success(request, _("”%(name)s” är avslutat.") % {"name": getattr(thing, name)})
            return HttpResponseRedirect(here.home)
    context = {
        "here": here,
        "name": getattr(thing, name),
        "sentence": sentence,
        "reason": request.POST.get("skal", ""),
    }
    return render(request, "economy/end.html", context, status=422 if sentence else 200)


@transaction.atomic
def _ended(request: HttpRequest, here: Here, scope: Scope, slug: str, key: str) -> None:
    reason = request.POST.get("skal", "")
    if slug == STATEMENT:
        statements.end_statement(by=here.user, scope=scope, key=key, reason=reason)
    elif slug == VOLUME:
        volumes.end_volume(by=here.user, scope=scope, key=key, reason=reason)
    else:
        if slug == FUNDING.slug and goal_of(scope, key):
            unlink_funding(by=here.user, scope=scope, funding=key, reason=reason)
        lists.end_listed(by=here.user, scope=scope, kind=_kind(here, slug).kind, key=key, reason=reason)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def funding_table(request: HttpRequest, organisation: str, year: int, at: str) -> HttpResponse:
    """The unit that the grants are given in."""
    here, scope = begun(request, organisation, year, at)
    _kind(here, FUNDING.slug)
    require(here.user, EDIT_BUDGET, scope)
    unit, sentence = funding_unit(scope), ""
    if request.method == "POST":
        unit = request.POST.get("unit", "")
        try:
            lists.set_funding_unit(by=here.user, scope=scope, unit=unit, reason=request.POST.get("skal", ""))
        except PermissionRefused:
            raise
        except Refusal as refused:
            sentence = refused.sentence
        else:
            messages.success(request, _("Sparat."))
            return HttpResponseRedirect(f"{here.home}#{FUNDING.slug}")
    context = {"here": here, "unit": unit, "units": UNITS, "sentence": sentence, "reason": request.POST.get("skal", "")}
    return render(request, "economy/funding_table.html", context, status=422 if sentence else 200)
