"""Which plans there are, and a plan for a year as a tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rodatraden.apps.cycle.enums import ScopeLevel
from rodatraden.apps.cycle.models import PlanningYear, Scope
from rodatraden.apps.org.models import Organisation
from rodatraden.apps.org.queries.places import may_read, places_of
from rodatraden.apps.planning.queries.units import UNITS
from rodatraden.apps.planning.rules import EDIT_SHARED, OPEN_PLAN
from rodatraden.core.content.organisation import OrganisationKind, YearState
from rodatraden.documents.models import Document
from rodatraden.foundation.permissions import allows
from rodatraden.web.planning.panel import additions
from rodatraden.web.planning.plan import MUNICIPALITY, Plan, plan_of
from rodatraden.web.planning.rows import Selected, rows
from rodatraden.web.ui.addresses import address
from rodatraden.web.ui.components import Tab
from rodatraden.web.ui.person import person_of
from rodatraden.web.ui.plans import begin_plan

BOARDS = (OrganisationKind.BOARD.value, OrganisationKind.EXECUTIVE_BOARD.value, OrganisationKind.COUNCIL.value)
_ANSWERING = (OrganisationKind.BOARD.value, OrganisationKind.EXECUTIVE_BOARD.value)
MOST_UNITS = 60
"""So many units are listed at once; the others are found by name, or a page on."""
STATES = {YearState.NEXT: "planeras", YearState.ORDINARY: "gäller", YearState.CLOSED: "stängt"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An organisation with its years: the address, and whether a plan is opened."""

    name: str
    years: tuple[tuple[int, str, bool], ...]


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The plans one may work in, boards first."""
    person = person_of(request)
    places = places_of(person, OPEN_PLAN)
    years = [row.year for row in PlanningYear.objects.filter(ended_at__isnull=True).order_by("-year")]
    plans = Scope.objects.filter(level=ScopeLevel.BOARD_YEAR).order_by("pk").values_list("board__key", "year")
    opened = {(board, year) for board, year in plans}
    rows_ = Organisation.objects.filter(ended_at__isnull=True, kind__in=(*BOARDS, *UNITS)).order_by("position", "key")
    mine = [row for row in rows_.values_list("key", "name", "kind") if places.contains(row[0])]
    units = [(key, name) for key, name, kind in mine if kind not in BOARDS]
    words = request.GET.get("q", "").strip()
    sought = [unit for unit in units if words.casefold() in unit[1].casefold()]
    page = Paginator(sought, MOST_UNITS).get_page(request.GET.get("sida"))

    def listed(key: str, name: str) -> Listed:
        return Listed(name=name, years=tuple((y, address("planning:plan", key, y), (key, y) in opened) for y in years))

    shares = allows(person, EDIT_SHARED, "")
    context = {
        "boards": [listed(key, name) for key, name, kind in mine if kind in BOARDS],
        "units": [listed(key, name) for key, name in page],
        "has_units": bool(units),
        "page": page,
        "words": words,
        "query": f"{urlencode({'q': words})}&" if words else "",
        "has_many": len(units) > MOST_UNITS,
        "shares": shares,
        "shared": [(year, reverse("planning:plan", args=(MUNICIPALITY, year))) for year in years if shares],
        "years": years,
        "council": reverse("council:overview", args=(years[0],)) if years and may_read(person, "") else "",
    }
    return render(request, "planning/index.html", context)


@login_required
@require_safe
def plan(request: HttpRequest, organisation: str, year: int) -> HttpResponse:
    """A plan as a tree."""
    found = plan_of(request, organisation, year)
    return render(request, "planning/plan.html", frame(found, Selected()))


def frame(found: Plan, selected: Selected) -> dict[str, Any]:
    """What the page of a plan shows whatever is selected: the tree, the years, what can be added at the top."""
    drawn = rows(found, selected)
    return {
        "plan": found,
        "rows": drawn,
        "tabs": _tabs(found),
        "top": additions(found, None),
        "selected": selected,
        "state": STATES[YearState(found.planning_year.state)],
        "lacking": sum(bool(row.lacks) for row in drawn),
        "may_move": any(row.movable for row in drawn),
        "ways": _ways(found),
    }


def _ways(found: Plan) -> list[tuple[str, str]]:
    """Where else the plan is worked with: its document, its texts, and what it answers the council."""
    ways = []
    if found.own is not None and not found.is_shared:
        document = Document.objects.filter(scope=found.own).first()
        if document is not None:
            ways.append((_("Läs som dokument"), reverse("documents:read", args=(document.key,))))
        ways.append((_("Texter"), reverse("texts:index", args=(found.own.key,))))
        ways.append((_("Ekonomi"), reverse("economy:home", args=(found.place, found.year))))
    if found.organisation is not None and found.organisation.kind in _ANSWERING:
        ways.append((_("Svara fullmäktige"), reverse("council:answers", args=(found.year, found.place))))
    return ways


def _tabs(found: Plan) -> list[Tab]:
    return [
        Tab(
            label=f"{row.year}, {STATES[YearState(row.state)]}",
            href=reverse("planning:plan", args=(found.address, row.year)),
            here=row.year == found.year,
        )
        for row in found.years
    ]


@login_required
@require_POST
def open_year(request: HttpRequest, organisation: str, year: int) -> HttpResponse:
    """Open the plan of an organisation that has none."""
    found = plan_of(request, organisation, year)
    if found.organisation is not None:
        begin_plan(person_of(request), found.place, year)
    return HttpResponseRedirect(reverse("planning:plan", args=(organisation, year)))
