"""Order, move, copy and end what stands in the tree."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rodatraden.apps.cycle.enums import ScopeLevel
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.org.queries.places import places_of
from rodatraden.apps.planning.actions.things import permission_of
from rodatraden.apps.planning.rules import EDIT_PLAN
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.permissions import PermissionRefused, require
from rodatraden.web.planning.nodes import Node, node_of
from rodatraden.web.planning.panel import places
from rodatraden.web.planning.rows import ACTIVITY, GOAL
from rodatraden.web.planning.views import frame
from rodatraden.web.ui.person import person_of

STEPS = {"upp": -1, "ned": 1}


@login_required
@require_POST
def place(request: HttpRequest, organisation: str, year: int) -> HttpResponse:
    """Put a thing one step up or down, before or after another, or under a goal; back to the thing.

    The same for buttons, keys and the pointer: `vad` is kind:key, `hur` is upp, ned, fore, efter or under,
    `vid` the kind:key it is put by.
    """
    slug, _colon, key = request.POST.get("vad", "").partition(":")
    found = node_of(request, organisation, year, slug, key)
    how, by = request.POST.get("hur", ""), request.POST.get("vid", "").partition(":")
    reason = request.POST.get("skal", "")
    try:
        _put(found, request, how, by[0], by[2], reason)
    except PermissionRefused:
        raise
    except Refusal as refused:
        messages.warning(request, refused.sentence)
    return HttpResponseRedirect(f"{found.href}#nod-{slug}-{key}")


def _put(found: Node, request: HttpRequest, how: str, slug: str, key: str, reason: str) -> None:
    person = person_of(request)
    if how in STEPS:
        at = _among(found, found).index(found.key)
        found.kind.order(by=person, key=found.key, to=max(0, at + STEPS[how]), reason=reason)
        return
    other = Node(found.plan, slug, key)
    if how == "under":
        _hang(found, other.key if slug == GOAL else other.kind.goal_of(other.thing), person, reason)
    elif how in ("fore", "efter") and slug == found.kind.slug:
        here, there = _above(found), _above(other)
        if here != there:
            _hang(found, there, person, reason)
        among = [each for each in _among(other, found) if each != found.key]
        found.kind.order(by=person, key=found.key, to=among.index(other.key) + (how == "efter"), reason=reason)
    else:
        raise Http404


def _hang(found: Node, goal: str, person: Any, reason: str) -> None:
    argument = "parent" if found.kind.slug == GOAL else "goal"
    found.kind.move(by=person, key=found.key, reason=reason, **{argument: goal})


def _above(node: Node) -> str:
    return str(node.thing.parent) if node.kind.slug == GOAL else node.kind.goal_of(node.thing)


def _among(node: Node, moved: Node) -> list[str]:
    """The keys of the things that a thing is ordered among: those at the same place in its own plan."""
    things = node.kind.kind.all_in(moved.scope)
    found = [each for each in things if _same(node, each)]
    return [each.key for each in found]


def _same(node: Node, other: Any) -> bool:
    if node.kind.slug == GOAL:
        return bool(other.parent == node.thing.parent)
    if node.kind.slug == ACTIVITY and bool(other.commitments) != bool(node.thing.commitments):
        return False
    return node.kind.goal_of(other) == node.kind.goal_of(node.thing)


def _asked(
    request: HttpRequest, found: Node, template: str, context: dict[str, Any], do: Callable[[], str]
) -> HttpResponse:
    """A page that asks before it does; posted: do it and go where it says."""
    person = person_of(request)
    require(person, permission_of(found.scope), found.scope)
    sentence = ""
    if request.method == "POST":
        try:
            return HttpResponseRedirect(do())
        except PermissionRefused:
            raise
        except Refusal as refused:
            sentence = refused.sentence
    shown = {
        **frame(found.plan, found.selected),
        "node": found,
        "sentence": sentence,
        "reason": request.POST.get("skal", ""),
        **context,
    }
    return render(request, template, shown, status=422 if sentence else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, organisation: str, year: int, slug: str, key: str) -> HttpResponse:
    """Choose where a thing shall hang; a goal also on which level."""
    found = node_of(request, organisation, year, slug, key)
    plan = found.plan
    levels = [(step.key, step.name) for step in plan.steps] if slug == GOAL else []

    def do() -> str:
        goal = request.POST.get("under", "")
        if slug == GOAL:
            level = request.POST.get("niva", "")
            found.kind.move(by=person_of(request), key=key, parent=goal, level=level, reason=_reason(request))
        else:
            found.kind.move(by=person_of(request), key=key, goal=goal, reason=_reason(request))
        messages.success(request, _("Flyttat."))
        return found.href

    context = {"choices": places(plan, found.kind, found.thing), "levels": levels, "above": _above(found)}
    return _asked(request, found, "planning/move.html", context, do)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def copy(request: HttpRequest, organisation: str, year: int, slug: str, key: str) -> HttpResponse:
    """Choose where a copy of a thing shall stand: in this plan, or in that of another board or unit."""
    found = node_of(request, organisation, year, slug, key)
    plans = _plans(request, found)

    def do() -> str:
        scope = next((row for row in plans if row.key == request.POST.get("plan", "")), found.scope)
        goal = request.POST.get("under") or _above(found)
        name = {"parent": goal} if slug == GOAL else {"goal": goal}
        made = found.kind.copy(by=person_of(request), key=key, scope=scope, reason=_reason(request), **name)
        messages.success(request, _("Kopian är tillagd."))
        address = scope.board_id or found.plan.address
        return reverse("planning:node", args=(address, year, slug, made.key))

    context = {
        "choices": places(found.plan, found.kind, found.thing),
        "above": _above(found),
        "plans": [(row.key, row.board.name if row.board else "", row == found.scope) for row in plans],
    }
    return _asked(request, found, "planning/copy.html", context, do)


def _plans(request: HttpRequest, found: Node) -> list[Scope]:
    """The year's plans that the person may write in."""
    places_ = places_of(person_of(request), EDIT_PLAN)
    rows = Scope.objects.filter(level=ScopeLevel.BOARD_YEAR, year=found.plan.year).select_related("board")
    return [row for row in rows.order_by("board__position", "board__key") if places_.contains(row.place)]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, organisation: str, year: int, slug: str, key: str) -> HttpResponse:
    """Say what hangs on a thing before it is ended."""
    found = node_of(request, organisation, year, slug, key)

    def do() -> str:
        found.kind.end(by=person_of(request), key=key, reason=_reason(request))
        messages.success(request, _("”%(name)s” är avslutat.") % {"name": found.name})
        above = _above(found)
        if above in found.plan.goals:
            return reverse("planning:node", args=(organisation, year, GOAL, above))
        return reverse("planning:plan", args=(organisation, year))

    return _asked(request, found, "planning/end.html", {"uses": found.kind.kind.uses(key)}, do)


def _reason(request: HttpRequest) -> str:
    return request.POST.get("skal", "")
