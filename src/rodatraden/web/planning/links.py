"""What ties a goal to indicators with their targets, to money, and activities to more than one thing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rodatraden.apps.control.actions.risks import create_treatment, edit_treatment, end_treatment
from rodatraden.apps.cycle.thing_errors import ThingGone
from rodatraden.apps.indicators.models import Indicator, PeerGroup
from rodatraden.apps.planning.actions import links
from rodatraden.apps.planning.actions.things import permission_of
from rodatraden.core.content.amount import Amount
from rodatraden.core.content.control import Treatment
from rodatraden.core.content.indicators import Comparator, Target, TargetRule, TargetRuleKind, TargetTerm
from rodatraden.core.content.planning import Goal
from rodatraden.foundation.editing.tokens import token_of
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.keyed.one_kind import values_of
from rodatraden.foundation.permissions import PermissionRefused, require
from rodatraden.web.planning.kinds import Unreadable
from rodatraden.web.planning.nodes import node_of
from rodatraden.web.planning.plan import Plan, plan_of
from rodatraden.web.planning.rows import ACTIVITY, GOAL, INDICATOR, RISK, Selected
from rodatraden.web.planning.targets import COMPARATORS, RULES, TERMS, history_key, shown, words_of
from rodatraden.web.planning.views import frame
from rodatraden.web.ui.person import person_of


def _goal(plan: Plan, key: str) -> Goal:
    if key not in plan.goals or plan.own is None or plan.is_shared:
        raise Http404
    return plan.goals[key]


def _try(request: HttpRequest, do: Callable[[], object], said: str) -> str:
    """Do it and say so; the sentence that says why not otherwise."""
    try:
        do()
    except PermissionRefused:
        raise
    except Refusal as refused:
        return refused.sentence
    messages.success(request, said)
    return ""


def _reason(request: HttpRequest) -> str:
    return request.POST.get("skal", "")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def link_indicator(request: HttpRequest, organisation: str, year: int, goal: str) -> HttpResponse:
    """Choose an indicator to follow a goal with."""
    plan = plan_of(request, organisation, year)
    own, scope, person = _goal(plan, goal), plan.own, person_of(request)
    if scope is None:
        raise Http404
    require(person, permission_of(scope), scope)
    sentence, chosen = "", request.POST.get("indikator", "")
    if request.method == "POST":

        def do() -> None:
            links.link_indicator(by=person, scope=scope, goal=goal, indicator=chosen, reason=_reason(request))

        sentence = _try(request, do, _("Målet följs nu med indikatorn. Sätt ett målvärde."))
        if not sentence:
            return HttpResponseRedirect(reverse("planning:indicator", args=(organisation, year, goal, chosen)))
    linked = {link.indicator for link in plan.links if link.goal == goal}
    rows = Indicator.objects.filter(ended_at__isnull=True).exclude(key__in=linked).order_by("name", "key")
    context = {
        **frame(plan, Selected(GOAL, goal, goal)),
        "goal": own,
        "choices": list(rows.values_list("key", "name", "unit")),
        "chosen": chosen,
        "sentence": sentence,
        "reason": _reason(request),
    }
    return render(request, "planning/link_indicator.html", context, status=422 if sentence else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def link_funding(request: HttpRequest, organisation: str, year: int, goal: str) -> HttpResponse:
    """Say which money from outside serves a goal; posted: tie it, or let it go."""
    plan = plan_of(request, organisation, year)
    own, scope, person = _goal(plan, goal), plan.own, person_of(request)
    if scope is None:
        raise Http404
    require(person, permission_of(scope), scope)
    sentence = ""
    if request.method == "POST":
        taken, chosen = request.POST.get("ta-bort", ""), request.POST.get("bidrag", "")

        def do() -> None:
            if taken:
                links.unlink_funding(by=person, scope=scope, funding=taken, reason=_reason(request))
            else:
                links.link_funding(by=person, scope=scope, funding=chosen, goal=goal, reason=_reason(request))

        sentence = _try(request, do, _("Borttaget.") if taken else _("Pengarna hör nu till målet."))
        if not sentence:
            return HttpResponseRedirect(reverse("planning:node", args=(organisation, year, GOAL, goal)))
    context = {
        **frame(plan, Selected(GOAL, goal, goal)),
        "goal": own,
        "served": [grant for grant in plan.grants if grant.goal == goal],
        "others": [grant for grant in plan.grants if grant.goal != goal],
        "sentence": sentence,
        "reason": _reason(request),
    }
    return render(request, "planning/link_funding.html", context, status=422 if sentence else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def indicator(request: HttpRequest, organisation: str, year: int, goal: str, key: str) -> HttpResponse:
    """An indicator that a goal is followed with, and its targets; posted: let go of it."""
    plan = plan_of(request, organisation, year)
    own = _goal(plan, goal)
    row = plan.indicator(key)
    if row is None or not any((link.goal, link.indicator) == (goal, key) for link in plan.links) or plan.own is None:
        raise Http404
    scope, sentence = plan.own, ""
    if request.method == "POST":
        person = person_of(request)

        def do() -> None:
            links.unlink_indicator(by=person, scope=scope, goal=goal, indicator=key, reason=_reason(request))

        sentence = _try(request, do, _("Målet följs inte längre med ”%(name)s”.") % {"name": row.name})
        if not sentence:
            return HttpResponseRedirect(reverse("planning:node", args=(organisation, year, GOAL, goal)))
    targets = [
        (at, each, words_of(each, row, plan.names), history_key(each, scope))
        for at, each in enumerate(plan.targets)
        if each.indicator == key
    ]
    context = {
        **frame(plan, Selected(INDICATOR, key, goal)),
        "goal": own,
        "indicator": row,
        "targets": targets,
        "scope": scope,
        "may_edit": plan.may_edit(),
        "target_href": reverse("planning:target", args=(organisation, year, goal, key)),
        "sentence": sentence,
        "reason": _reason(request),
    }
    return render(request, "planning/indicator.html", context, status=422 if sentence else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def target(request: HttpRequest, organisation: str, year: int, goal: str, key: str) -> HttpResponse:
    """A new target, or the one numbered `nr`; posted: set, move or remove it."""
    plan = plan_of(request, organisation, year)
    own = _goal(plan, goal)
    row = plan.indicator(key)
    if row is None or plan.own is None:
        raise Http404
    scope, person = plan.own, person_of(request)
    require(person, permission_of(scope), scope)
    before = _numbered(plan, key, request.GET.get("nr", ""))
    start = before or Target(indicator=key, term=TargetTerm.INTERIM, year=year, owner=plan.place)
    sentence, values = "", shown(start)
    if request.method == "POST":
        values = {name: request.POST.get(name, "") for name in values}

        def do() -> None:
            if before is not None and request.POST.get("marke", "") != token_of(values_of(before)):
                raise ThingGone("målvärdet")
            if before is not None and "ta-bort" in request.POST:
                links.end_goal_target(by=person, scope=scope, target=before, reason=_reason(request))
            else:
                wanted = _typed(values, start)
                links.set_goal_target(by=person, scope=scope, target=wanted, before=before, reason=_reason(request))

        sentence = _try(request, do, _("Sparat."))
        if not sentence:
            return HttpResponseRedirect(reverse("planning:indicator", args=(organisation, year, goal, key)))
    context = {
        **frame(plan, Selected(INDICATOR, key, goal)),
        "goal": own,
        "indicator": row,
        "before": before,
        "token": token_of(values_of(before)) if before else "",
        "values": values,
        "terms": TERMS,
        "comparators": COMPARATORS,
        "rules": RULES,
        "groups": list(PeerGroup.objects.filter(ended_at__isnull=True).order_by("name").values_list("key", "name")),
        "sentence": sentence,
        "reason": _reason(request),
    }
    return render(request, "planning/target.html", context, status=422 if sentence else 200)


def _numbered(plan: Plan, indicator_key: str, number: str) -> Target | None:
    if not number:
        return None
    if not number.isascii() or not number.isdigit() or int(number) >= len(plan.targets):
        raise Http404
    found = plan.targets[int(number)]
    if found.indicator != indicator_key:
        raise Http404
    return found


def _typed(values: dict[str, str], start: Target) -> Target:
    """The target that a form says; raises Unreadable."""
    rule = TargetRule(
        kind=TargetRuleKind(values["rule"]) if values["rule"] in set(TargetRuleKind) else TargetRuleKind.FIXED,
        period=values["period"],
        group=values["group"],
        year=_whole(values["group_year"]),
        rank=_whole(values["rank"]),
        text=values["text"],
        decided_by=values["decided_by"],
        when=_day(values["when"]),
    )
    number = _number(values["value"])
    return replace(
        start,
        term=TargetTerm(values["term"]) if values["term"] in set(TargetTerm) else TargetTerm.INTERIM,
        year=_whole(values["year"]) or 0,
        comparator=Comparator(values["comparator"]) if values["comparator"] in set(Comparator) else None,
        amount=replace(start.amount, value=number, missing=None) if number is not None else Amount(),
        rule=rule,
        decision=values["decision"],
    )


def _number(text: str) -> Decimal | None:
    plain = text.strip().replace(" ", "").replace("\u00a0", "").replace("\u2212", "-").replace(",", ".")
    if not plain:
        return None
    try:
        found = Decimal(plain)
    except InvalidOperation:
        raise Unreadable(_("”%(text)s” är inget tal. Skriv till exempel 81,5.") % {"text": text}) from None
    if not found.is_finite() or "e" in plain.lower():
        raise Unreadable(_("”%(text)s” är inget tal. Skriv till exempel 81,5.") % {"text": text})
    return found


def _whole(text: str) -> int | None:
    plain = text.strip()
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 6 else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip()) if text.strip() else None
    except ValueError:
        raise Unreadable(_("Skriv ett datum, till exempel 2026-12-31.")) from None


@login_required
@require_POST
def serve(request: HttpRequest, organisation: str, year: int, key: str) -> HttpResponse:
    """Let an activity serve one more goal or commitment, or one less."""
    found = node_of(request, organisation, year, ACTIVITY, key)
    person, reason = person_of(request), _reason(request)
    require(person, permission_of(found.scope), found.scope)
    does: dict[str, tuple[Callable[..., Any], str]] = {
        "mal": (links.link_activity_to_goal, "goal"),
        "inte-mal": (links.unlink_activity_from_goal, "goal"),
        "atagande": (links.link_activity_to_commitment, "commitment"),
        "inte-atagande": (links.unlink_activity_from_commitment, "commitment"),
    }
    for name, (action, argument) in does.items():
        if chosen := request.POST.get(name, ""):
            given = {argument: chosen}
            sentence = _try(request, lambda: action(by=person, activity=key, reason=reason, **given), _("Sparat."))  # noqa: B023
            if sentence:
                messages.warning(request, sentence)
            break
    return HttpResponseRedirect(found.href)


@login_required
@require_POST
def treatment(request: HttpRequest, organisation: str, year: int, key: str) -> HttpResponse:
    """Add, change or end a measure against a risk."""
    found = node_of(request, organisation, year, RISK, key)
    person, reason, posted = person_of(request), _reason(request), request.POST
    which = posted.get("atgard", "")
    held = next((each for each in found.thing.treatments if each.key == which), None)
    if which and held is None:
        raise Http404

    def do() -> None:
        told = replace(
            held or Treatment(key="", text=""),
            text=posted.get("text", ""),
            responsible=posted.get("responsible", ""),
            ends=_day(posted.get("ends", "")),
        )
        if held is None:
            create_treatment(by=person, risk=key, treatment=told, reason=reason)
        elif "avsluta" in posted:
            end_treatment(by=person, key=which, reason=reason)
        else:
            edit_treatment(by=person, treatment=told, token=posted.get("marke", ""), reason=reason)

    sentence = _try(request, do, _("Sparat."))
    if sentence:
        messages.warning(request, sentence)
    return HttpResponseRedirect(f"{found.href}#atgarder")
