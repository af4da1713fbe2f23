"""One thing of a plan: its form beside the tree, and the form of a new one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.org.queries.places import may_read
from rodatraden.apps.planning.actions.things import permission_of
from rodatraden.apps.planning.queries.units import UnitGoal, unit_goals, units_under
from rodatraden.apps.planning.rules import CASCADE
from rodatraden.core.content.planning import Activity, Goal
from rodatraden.core.cycle.preparing import COMES_FROM
from rodatraden.core.document.inline import StatusMeaning
from rodatraden.documents.html.shapes import SHAPE_OF_STATUS
from rodatraden.foundation.editing.tokens import token_of
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.keyed.one_kind import values_of
from rodatraden.foundation.permissions import PermissionRefused, allows, require
from rodatraden.web.planning.kinds import KINDS, NodeKind
from rodatraden.web.planning.panel import additions, drawn
from rodatraden.web.planning.plan import Plan, plan_of
from rodatraden.web.planning.rows import ACTIVITY, COMMITMENT, GOAL, RISK, WORK, Selected
from rodatraden.web.planning.views import frame
from rodatraden.web.ui.editing import Place, Sent, Writing, answered, forget, guard, opened, sent_by_script, sent_from
from rodatraden.web.ui.person import person_of
from rodatraden.web.ui.prose import first_words


class Node:
    """A thing of a plan: its kind, content, scope and the goal it hangs on."""

    def __init__(self, plan: Plan, slug: str, key: str) -> None:
        """Find the thing; `Http404` when the plan has none such."""
        self.plan = plan
        if slug not in KINDS:
            raise Http404
        self.kind: NodeKind = KINDS[slug]
        found = next((thing for thing in _things(plan, slug) if thing.key == key), None)
        if found is None:
            raise Http404
        self.thing: Any = found

    @property
    def key(self) -> str:
        """The thing's key."""
        return str(self.thing.key)

    @property
    def name(self) -> str:
        """What the thing is called, in a line."""
        said = self.kind.name_of(self.thing)
        return first_words(said) if self.kind.slug == WORK else said

    @property
    def goal(self) -> Goal | None:
        """The goal it hangs on; a goal hangs on itself."""
        return self.plan.goals.get(self.kind.goal_of(self.thing))

    @property
    def scope(self) -> Scope:
        """The scope the thing belongs to."""
        if isinstance(self.thing, Goal):
            return self.plan.home_of(self.thing)
        if self.kind.slug == COMMITMENT:
            return self.kind.kind.scope_of(self.key)
        if self.plan.own is None:
            raise Http404
        return self.plan.own

    @property
    def history_kind(self) -> str:
        """What its kind is called in the log of changes."""
        return self.kind.kind.home.kind

    @property
    def history_key(self) -> str:
        """What it is called in the log of changes."""
        return self.kind.kind.home.logged_key(self.key, self.scope)

    @property
    def selected(self) -> Selected:
        """How the tree marks it."""
        return Selected(self.kind.slug, self.key, self.goal.key if self.goal else "")

    @property
    def href(self) -> str:
        """Its page."""
        return reverse("planning:node", args=(self.plan.address, self.plan.year, self.kind.slug, self.key))

    def page(self, name: str) -> str:
        """One of its other pages."""
        return reverse(f"planning:{name}", args=(self.plan.address, self.plan.year, self.kind.slug, self.key))

    @property
    def place(self) -> Place:
        """It as a place where people write."""
        return Place(
            address=f"{self.kind.slug}:{self.key}",
            now=lambda: self.shown(self.kind.kind.find(self.key)),
            labels={field.name: str(field.label) for field in self.kind.form},
        )

    def shown(self, thing: Any) -> dict[str, str]:
        """What the form's fields hold."""
        values = values_of(thing)
        return {field.name: values[field.name] for field in self.kind.form}


def _things(plan: Plan, slug: str) -> Iterable[Any]:
    match slug:
        case _ if slug == GOAL:
            return plan.goals.values()
        case _ if slug == WORK:
            return plan.work
        case _ if slug == COMMITMENT:
            return plan.commitments
        case _ if slug == ACTIVITY:
            return plan.activities
    return plan.risks


def node_of(request: HttpRequest, organisation: str, year: int, slug: str, key: str) -> Node:
    """The thing at an address; `Http404` when there is none, or the reader may not see it."""
    return Node(plan_of(request, organisation, year), slug, key)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def node(request: HttpRequest, organisation: str, year: int, slug: str, key: str) -> HttpResponse:
    """A thing beside the tree; posted: save it."""
    found = node_of(request, organisation, year, slug, key)
    person = person_of(request)
    if request.method != "POST":
        writing = opened(person, found.place) if found.plan.may_edit(found.scope) else None
        return _page(request, found, writing)
    require(person, permission_of(found.scope), found.scope)
    if request.POST.get("val") == "deras":
        forget(person, found.place, sent_from(request, found.place.now()))
        return HttpResponseRedirect(found.href)

    def save(sent: Sent) -> None:
        thing = found.kind.read(found.thing, sent.values)
        found.kind.save(thing, by=person, token=sent.token, reason=request.POST.get("skal", ""))

    outcome = guard(request, found.place, save)
    if sent_by_script(request):
        return answered(outcome, found.place)
    if outcome.saved:
        messages.success(request, _("Sparat."))
        return HttpResponseRedirect(found.href)
    return _page(request, found, outcome.writing(found.place), status=outcome.status)


def _page(request: HttpRequest, found: Node, writing: Writing | None, *, status: int = 200) -> HttpResponse:
    values = writing.values if writing else found.shown(found.thing)
    context = {
        **frame(found.plan, found.selected),
        "node": found,
        "label": found.plan.levels.name(found.thing.level) if found.kind.slug == GOAL else found.kind.label,
        "over": _over(found),
        "writing": writing,
        "fields": drawn(found.plan, found.kind, values),
        "reason": request.POST.get("skal", ""),
        "origin": _origin(found),
        "move_href": found.page("move"),
        "copy_href": found.page("copy"),
        "end_href": found.page("end"),
        **_around(found),
    }
    return render(request, "planning/node.html", context, status=status)


def _origin(found: Node) -> tuple[str, str] | None:
    """What a goal or risk comes from: in words, and where that is read by those who may."""
    origin = getattr(found.thing, "origin", None)
    if origin is None:
        return None
    href = reverse("council:overview", args=(found.plan.year,)) + f"#{origin.value}"
    return COMES_FROM[origin], href if may_read(found.plan.user, "") else ""


def _over(found: Node) -> Goal | None:
    above = found.thing.parent if found.kind.slug == GOAL else found.kind.goal_of(found.thing)
    return found.plan.goals.get(above)


def _around(found: Node) -> dict[str, Any]:
    """What belongs to one kind of thing only."""
    plan = found.plan
    if found.kind.slug == GOAL:
        goal: Goal = found.thing
        is_boards = found.scope == plan.own and not plan.is_shared
        may_lay = is_boards and allows(plan.user, CASCADE, found.scope) and bool(units_under(plan.place))
        return {
            "additions": additions(plan, goal),
            "units": [_with_shapes(each) for each in unit_goals(goal.key, goal.name)] if is_boards else [],
            "units_href": reverse("planning:units", args=(plan.address, plan.year, goal.key)) if may_lay else "",
            "grants": [grant for grant in plan.grants if grant.goal == goal.key],
        }
    if found.kind.slug == COMMITMENT:
        return {"additions": additions(plan, found.goal, commitment=found.key) if found.goal else []}
    if found.kind.slug == ACTIVITY:
        return _served(found)
    if found.kind.slug == RISK:
        tokens = [(each, token_of(values_of(each))) for each in found.thing.treatments]
        return {"additions": [], "treatments": tokens}
    return {"additions": []}


def _with_shapes(unit: UnitGoal) -> tuple[UnitGoal, list[tuple[str, str, int]]]:
    """A unit's goal, and how its activities stand: shape, word, number."""
    return unit, [(SHAPE_OF_STATUS[StatusMeaning(meaning)], word, number) for meaning, word, number in unit.statuses]


def _served(found: Node) -> dict[str, Any]:
    plan, activity = found.plan, found.thing
    commitments = {each.key: each.name for each in plan.commitments}
    return {
        "additions": [],
        "goals": [plan.goals[key] for key in activity.goals if key in plan.goals],
        "other_goals": [
            goal
            for goal in plan.goals.values()
            if goal.key not in activity.goals and plan.levels.carries(goal.level, KINDS[ACTIVITY].carries)  # type: ignore[arg-type]
        ],
        "commitments": [(key, commitments[key]) for key in activity.commitments if key in commitments],
        "other_commitments": [(key, name) for key, name in commitments.items() if key not in activity.commitments],
    }


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, organisation: str, year: int) -> HttpResponse:
    """The form of a new thing; posted: make it."""
    plan = plan_of(request, organisation, year)
    kind = KINDS.get(request.GET.get("slag", GOAL))
    if kind is None:
        raise Http404
    under = request.GET.get("under", "")
    if under and under not in plan.goals:
        raise Http404
    blank, home = _blank(request, plan, kind, under)
    person = person_of(request)
    require(person, permission_of(home), home)
    sentence, values = "", {field.name: values_of(blank)[field.name] for field in kind.form}
    if request.method == "POST":
        values = {name: request.POST.get(name, "") for name in values}
        try:
            made = kind.add(kind.read(blank, values), by=person, scope=home, reason=request.POST.get("skal", ""))
        except PermissionRefused:
            raise
        except Refusal as refused:
            sentence = refused.sentence
        else:
            messages.success(request, _("”%(name)s” är tillagt.") % {"name": first_words(kind.name_of(made))})
            return HttpResponseRedirect(reverse("planning:node", args=(organisation, year, kind.slug, made.key)))
    context = {
        **frame(plan, Selected(GOAL, under, under) if under else Selected()),
        "kind": kind,
        "label": plan.levels.name(blank.level) if kind.slug == GOAL else kind.label,
        "over": plan.goals.get(under),
        "fields": drawn(plan, kind, values),
        "sentence": sentence,
        "home": home,
        "reason": request.POST.get("skal", ""),
    }
    return render(request, "planning/new.html", context, status=422 if sentence else 200)


def _blank(request: HttpRequest, plan: Plan, kind: NodeKind, under: str) -> tuple[Any, Scope]:
    """The thing before anything is written in it, and the scope it will belong to."""
    thing = kind.blank(under)
    home = plan.own
    if kind.slug == GOAL:
        step = plan.levels.by_key.get(request.GET.get("niva", ""))
        if step is None or step not in plan.steps:
            raise Http404
        thing, home = replace(thing, level=step.key, owner=plan.place), plan.home_for(step)
    if isinstance(thing, Activity) and (served := request.GET.get("atagande", "")):
        thing = replace(thing, commitments=(served,))
    if home is None:
        raise Http404
    return thing, home
