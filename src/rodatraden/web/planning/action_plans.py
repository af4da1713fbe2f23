"""Action plans: the list, one with its activities, and a new one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rodatraden.apps.cycle.enums import ScopeLevel
from rodatraden.apps.cycle.models import PlanningYear, Scope
from rodatraden.apps.org.models import Organisation
from rodatraden.apps.org.queries.places import may_read, places_of
from rodatraden.apps.org.rules import READ
from rodatraden.apps.org.tree import tree
from rodatraden.apps.planning.actions import action_plans as actions
from rodatraden.apps.planning.actions.things import permission_of
from rodatraden.apps.planning.models import ActionPlan as Row
from rodatraden.apps.planning.queries.action_plans import Gathered, gathered, living_action_plans, to_gather
from rodatraden.core.content.council import ActionPlan
from rodatraden.core.content.organisation import OrganisationKind, YearState
from rodatraden.core.document.inline import StatusMeaning
from rodatraden.documents.html.shapes import SHAPE_OF_STATUS
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.editing.tokens import token_of
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.keyed.one_kind import values_of
from rodatraden.foundation.permissions import PermissionRefused, allows, require
from rodatraden.web.planning.kinds import Unreadable
from rodatraden.web.ui.person import person_of

BOARDS = (OrganisationKind.BOARD.value, OrganisationKind.EXECUTIVE_BOARD.value)
SEEN = ("name", "description", "decision", "valid_from", "valid_to", "boards")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An action plan in the list, with those under it."""

    key: str
    name: str
    about: str
    activities: int
    below: tuple[Listed, ...]


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The action plans that are read here."""
    person = person_of(request)
    rows = living_action_plans(places_of(person, READ))
    below: defaultdict[str, list[Row]] = defaultdict(list)
    keys = {row.key for row in rows}
    parents = dict(Row.objects.filter(parent__isnull=False).order_by("pk").values_list("key", "parent__key"))
    for row in rows:
        parent = parents.get(row.key, "")
        below[parent if parent in keys else ""].append(row)
    names = tree().names

    def listed(parent: str) -> tuple[Listed, ...]:
        return tuple(
            Listed(key=row.key, name=row.name, about=_about(row, names), activities=len(row.activities),
                   below=listed(row.key))
            for row in below[parent]
        )  # fmt: skip

    return render(request, "planning/action_plans.html", {"plans": listed(""), "may_add": bool(_scopes(person))})


def _about(row: Row, names: Mapping[str, str]) -> str:
    boards = row.boards or ([row.scope.board_id] if row.scope.board_id else [])
    said = ", ".join(names.get(board, board) for board in boards) or _("Hela kommunen")
    until = f"{row.valid_from or ''}–{row.valid_to or ''}" if row.valid_from or row.valid_to else ""
    return " · ".join(filter(None, (said, until, row.decision)))


def _scopes(person: User) -> list[tuple[Scope, str]]:
    """Where the person may add an action plan: for the municipality, or in a board's plan that is not closed."""
    years = PlanningYear.objects.filter(ended_at__isnull=True).exclude(state=YearState.CLOSED.value)
    boards = Scope.objects.filter(level=ScopeLevel.BOARD_YEAR, year__in=years.values("year"), board__kind__in=BOARDS)
    rows = (boards | Scope.objects.filter(level=ScopeLevel.MUNICIPALITY)).select_related("board").order_by("pk")
    return [
        (row, f"{row.board.name} {row.year}" if row.board else _("Hela kommunen"))
        for row in rows
        if allows(person, permission_of(row), row)
    ]


def _typed(posted: Any, start: ActionPlan) -> ActionPlan:
    return replace(
        start,
        name=posted.get("name", ""),
        description=posted.get("description", ""),
        decision=posted.get("decision", ""),
        valid_from=_day(posted.get("valid_from", "")),
        valid_to=_day(posted.get("valid_to", "")),
        boards=tuple(posted.getlist("boards")),
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip()) if text.strip() else None
    except ValueError:
        raise Unreadable(_("Skriv ett datum, till exempel 2026-12-31.")) from None


def _boards(chosen: tuple[str, ...]) -> list[tuple[str, str, bool]]:
    rows = Organisation.objects.filter(kind__in=BOARDS, ended_at__isnull=True).order_by("position", "key")
    return [(key, name, key in chosen) for key, name in rows.values_list("key", "name")]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """The form of a new action plan; posted: make it."""
    person = person_of(request)
    scopes = _scopes(person)
    if not scopes:
        raise PermissionRefused("planning.edit_plan", "lägga till handlingsplaner")
    under = request.GET.get("under", "")
    above = Row.objects.filter(key=under, ended_at__isnull=True).select_related("scope").first() if under else None
    if under and (above is None or not may_read(person, above.scope.place)):
        raise Http404
    plan, sentence = ActionPlan(key="", name="", parent=under), ""
    if request.method == "POST":
        scope = above.scope if above else next((s for s, _n in scopes if s.key == request.POST.get("plan")), None)
        try:
            plan = _typed(request.POST, plan)
            made = actions.create_action_plan(
                by=person, scope=scope or scopes[0][0], plan=plan, reason=request.POST.get("skal", "")
            )
        except PermissionRefused:
            raise
        except Refusal as refused:
            sentence = refused.sentence
        else:
            messages.success(request, _("Handlingsplanen är tillagd. Samla aktiviteter i den."))
            return HttpResponseRedirect(reverse("planning:action-plan", args=(made.key,)))
    context = {
        "plan": plan,
        "above": above,
        "scopes": [(scope.key, name) for scope, name in scopes],
        "boards": _boards(plan.boards),
        "sentence": sentence,
        "posted": request.POST,
    }
    return render(request, "planning/new_action_plan.html", context, status=422 if sentence else 200)


def _found(request: HttpRequest, key: str) -> Row:
    row = Row.objects.filter(key=key, ended_at__isnull=True).select_related("scope", "parent").first()
    if row is None or not may_read(request.user, row.scope.place):
        raise Http404
    return row


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, key: str) -> HttpResponse:
    """An action plan with its activities; posted: save what it says."""
    row, person = _found(request, key), person_of(request)
    plan, sentence = actions.ACTION_PLANS.find(key), ""
    if request.method == "POST":
        require(person, permission_of(row.scope), row.scope)
        try:
            told = _typed(request.POST, plan)
            actions.edit_action_plan(
                by=person, plan=told, token=request.POST.get("marke", ""), reason=_reason(request), seen=SEEN
            )
        except PermissionRefused:
            raise
        except Refusal as refused:
            sentence = refused.sentence
        else:
            messages.success(request, _("Sparat."))
            return HttpResponseRedirect(reverse("planning:action-plan", args=(key,)))
    held = gathered(plan.activities)
    values = values_of(plan)
    may_edit = allows(person, permission_of(row.scope), row.scope)
    context = {
        "row": row,
        "plan": plan,
        "activities": [_linked(person, held[each]) for each in plan.activities if each in held],
        "others": _others(person, plan, row) if may_edit else [],
        "below": list(
            row.children.filter(ended_at__isnull=True).order_by("position", "key").values_list("key", "name")
        ),
        "boards": _boards(plan.boards),
        "about": _about(row, tree().names),
        "may_edit": may_edit,
        "token": token_of({name: values[name] for name in SEEN}),
        "sentence": sentence,
        "reason": _reason(request),
    }
    return render(request, "planning/action_plan.html", context, status=422 if sentence else 200)


def _linked(person: User, activity: Gathered) -> tuple[Gathered, str, str, str, str]:
    """An activity, its page where it may be read, the names of its board and who leads it, and its status's shape."""
    names = tree().names
    readable = activity.year is not None and may_read(person, activity.board)
    href = reverse("planning:node", args=(activity.board, activity.year, "aktivitet", activity.key)) if readable else ""
    shape = SHAPE_OF_STATUS[StatusMeaning(activity.meaning)] if activity.meaning else ""
    board, leader = (names.get(key, key) for key in (activity.board, activity.led_by))
    return activity, href, board, leader, shape


def _others(person: User, plan: ActionPlan, row: Row) -> list[tuple[str, str]]:
    spans = {row.scope.board_id} if row.scope.board_id else set(plan.boards)
    found = tree()
    return [
        (each.key, f"{each.name} ({found.names.get(each.board, each.board)} {each.year})")
        for each in to_gather(places_of(person, READ))
        if each.key not in plan.activities and (not spans or spans & found.at_or_above(each.board))
    ]


@login_required
@require_POST
def gather(request: HttpRequest, key: str) -> HttpResponse:
    """Gather an activity, or let go of one."""
    _found(request, key)
    person, reason = person_of(request), _reason(request)
    try:
        if gone := request.POST.get("ta-bort", ""):
            actions.let_go_of_activity(by=person, key=key, activity=gone, reason=reason)
        else:
            actions.gather_activity(by=person, key=key, activity=request.POST.get("aktivitet", ""), reason=reason)
    except PermissionRefused:
        raise
    except Refusal as refused:
        messages.warning(request, refused.sentence)
    return HttpResponseRedirect(f"{reverse('planning:action-plan', args=(key,))}#aktiviteter")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, key: str) -> HttpResponse:
    """Ask before an action plan is ended."""
    row, person = _found(request, key), person_of(request)
    require(person, permission_of(row.scope), row.scope)
    sentence = ""
    if request.method == "POST":
        try:
            actions.end_action_plan(by=person, key=key, reason=_reason(request))
        except PermissionRefused:
            raise
        except Refusal as refused:
            sentence = refused.sentence
        else:
            messages.success(request, _("”%(name)s” är avslutad.") % {"name": row.name})
            return HttpResponseRedirect(reverse("planning:action-plans"))
    context = {"row": row, "sentence": sentence, "reason": _reason(request)}
    return render(request, "planning/end_action_plan.html", context, status=422 if sentence else 200)


def _reason(request: HttpRequest) -> str:
    return request.POST.get("skal", "")
