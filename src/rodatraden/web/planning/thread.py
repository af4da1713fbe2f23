"""The red thread on one page: from the council's goal to activity, money and risk, always with where one is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rodatraden.web.planning.kinds import KINDS
from rodatraden.web.planning.nodes import Node
from rodatraden.web.planning.plan import Plan, plan_of
from rodatraden.web.planning.rows import ACTIVITY, COMMITMENT, GOAL, GRANT, INDICATOR, RISK, WORK, Selected, thread_rows
from rodatraden.web.planning.targets import words_of
from rodatraden.web.ui.components import Station
from rodatraden.web.ui.prose import blocks, first_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """What the reader stands at: its kind and name, what it says, what it is tied to, where it is changed."""

    kind: str
    name: str
    words: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    ties: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    href: str = ""


@login_required
@require_safe
def thread(request: HttpRequest, organisation: str, year: int) -> HttpResponse:
    """The thread of a plan; `vid` is where the reader stands, as kind:key."""
    plan = plan_of(request, organisation, year)
    selected = _selected(plan, request)
    here = _here(plan, selected) if selected.key else None
    context = {
        "plan": plan,
        "rows": thread_rows(plan, selected),
        "here": here,
        "stations": _stations(plan, selected, here),
        "may_move": False,
        "selected": selected,
    }
    return render(request, "planning/thread.html", context)


def _address(plan: Plan, slug: str, key: str, goal: str = "") -> str:
    home = reverse("planning:thread", args=(plan.address, plan.year))
    return f"{home}?vid={slug}:{key}" + (f"&mal={goal}" if slug == INDICATOR else "")


def _selected(plan: Plan, request: HttpRequest) -> Selected:
    slug, _colon, key = request.GET.get("vid", "").partition(":")
    if not slug:
        return Selected()
    if slug == GRANT:
        grant = next((each for each in plan.grants if each.key == key), None)
        if grant is None:
            raise Http404
        return Selected(slug, key, grant.goal)
    if slug == INDICATOR:
        goals = [link.goal for link in plan.links if link.indicator == key]
        wanted = request.GET.get("mal", "")
        if not goals or key not in plan.indicators:
            raise Http404
        return Selected(slug, key, wanted if wanted in goals else goals[0])
    return Node(plan, slug, key).selected


def _stations(plan: Plan, selected: Selected, here: Here | None) -> list[Station]:
    path = plan.path_to(selected.goal)
    above = path[:-1] if selected.slug == GOAL else path
    found = [
        Station(kind=plan.levels.name(goal.level), name=goal.name, href=_address(plan, GOAL, goal.key))
        for goal in above
    ]
    home = reverse("planning:thread", args=(plan.address, plan.year))
    first = Station(kind=_("Plan"), name=f"{plan.name} {plan.year}", href=home)
    if here is None:
        return [Station(kind=_("Plan"), name=plan.name, here=True)]
    return [first, *found, Station(kind=here.kind, name=here.name, here=True)]


def _here(plan: Plan, selected: Selected) -> Here:
    if selected.slug == INDICATOR:
        return _indicator(plan, selected)
    if selected.slug == GRANT:
        grant = next(each for each in plan.grants if each.key == selected.key)
        return Here(kind=_("Pengar"), name=grant.name, ties=_ties(plan, [(_("Mål"), GOAL, [grant.goal])]))
    node = Node(plan, selected.slug, selected.key)
    thing = node.thing
    may_edit = plan.may_edit(node.scope)
    return Here(
        kind=plan.levels.name(thing.level) if node.kind.slug == GOAL else str(KINDS[selected.slug].label),
        name=node.name,
        words=tuple(blocks(getattr(thing, "description", "") or getattr(thing, "text", ""))),
        facts=tuple(_facts(plan, thing)),
        ties=_ties(plan, _tied(plan, node)),
        href=node.href if may_edit else "",
    )


def _indicator(plan: Plan, selected: Selected) -> Here:
    row = plan.indicator(selected.key)
    if row is None:
        raise Http404
    goals = [link.goal for link in plan.links if link.indicator == selected.key]
    facts = tuple(
        (str(each.year), words_of(each, row, plan.names)) for each in plan.targets if each.indicator == selected.key
    )
    href = reverse("planning:indicator", args=(plan.address, plan.year, selected.goal, selected.key))
    return Here(
        kind=_("Indikator"),
        name=row.name,
        words=(row.definition,) if row.definition else (),
        facts=facts,
        ties=_ties(plan, [(_("Följer målen"), GOAL, goals)]),
        href=href if plan.may_edit() else "",
    )


def _facts(plan: Plan, thing: Any) -> list[tuple[str, str]]:
    names = plan.names
    found = [
        (_("Ägare"), names.get(getattr(thing, "owner", ""), getattr(thing, "owner", ""))),
        (_("Leds av"), names.get(getattr(thing, "led_by", ""), getattr(thing, "led_by", ""))),
        (_("Ansvarig"), getattr(thing, "responsible", "")),
        (_("Från"), getattr(thing, "starts", None) or getattr(thing, "starts_text", "")),
        (_("Till"), getattr(thing, "ends", None) or ""),
    ]
    if getattr(thing, "likelihood", None) and getattr(thing, "consequence", None):
        found.append((_("Riskvärde"), thing.likelihood * thing.consequence))
    found += [(_("Åtgärd"), each.text) for each in getattr(thing, "treatments", ())]
    return [(label, str(value)) for label, value in found if value]


def _tied(plan: Plan, node: Node) -> list[tuple[str, str, list[str]]]:
    thing, key = node.thing, node.key
    match node.kind.slug:
        case _ if node.kind.slug == GOAL:
            return [
                (_("Under"), GOAL, [thing.parent]),
                (_("Mål under det"), GOAL, [goal.key for goal in plan.below.get(key, [])]),
                (_("Indikatorer"), INDICATOR, [link.indicator for link in plan.links if link.goal == key]),
                (_("Arbete"), WORK, [each.key for each in plan.work if each.goal == key]),
                (_("Åtaganden"), COMMITMENT, [each.key for each in plan.commitments if each.goal == key]),
                (_("Aktiviteter"), ACTIVITY, [each.key for each in plan.activities if key in each.goals]),
                (_("Pengar"), GRANT, [each.key for each in plan.grants if each.goal == key]),
                (_("Risker"), RISK, [each.key for each in plan.risks if each.goal == key]),
            ]
        case _ if node.kind.slug == ACTIVITY:
            return [(_("Bidrar till målen"), GOAL, list(thing.goals)),
                    (_("Bidrar till åtagandena"), COMMITMENT, list(thing.commitments))]  # fmt: skip
        case _ if node.kind.slug == COMMITMENT:
            served = [each.key for each in plan.activities if key in each.commitments]
            return [(_("Mål"), GOAL, [thing.goal]), (_("Aktiviteter"), ACTIVITY, served)]
    return [(_("Mål"), GOAL, [node.kind.goal_of(thing)])]


def _ties(plan: Plan, tied: list[tuple[str, str, list[str]]]) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    found = []
    for label, slug, keys in tied:
        names = _names(plan, slug)
        links = tuple((names[key], _address(plan, slug, key)) for key in keys if key in names)
        if links:
            found.append((label, links))
    return tuple(found)


def _names(plan: Plan, slug: str) -> dict[str, str]:
    match slug:
        case _ if slug == GOAL:
            return {key: goal.name for key, goal in plan.goals.items()}
        case _ if slug == INDICATOR:
            return plan.indicators
        case _ if slug == WORK:
            return {each.key: first_words(each.text) for each in plan.work}
        case _ if slug == COMMITMENT:
            return {each.key: each.name for each in plan.commitments}
        case _ if slug == ACTIVITY:
            return {each.key: each.name for each in plan.activities}
        case _ if slug == GRANT:
            return {each.key: each.name for each in plan.grants}
    return {each.key: each.title for each in plan.risks}
