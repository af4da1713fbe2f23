"""Lay a board's goal on its units."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rodatraden.apps.planning.actions.plans import lay_on_units
from rodatraden.apps.planning.queries.units import unit_goals, units_under
from rodatraden.apps.planning.rules import CASCADE
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.permissions import PermissionRefused, require
from rodatraden.web.planning.nodes import node_of
from rodatraden.web.planning.rows import GOAL
from rodatraden.web.planning.views import frame
from rodatraden.web.ui.person import person_of
from rodatraden.web.ui.words import counted


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def cascade(request: HttpRequest, organisation: str, year: int, key: str) -> HttpResponse:
    """Choose the units that shall have a goal of their own under a board's; posted: give it to them."""
    found = node_of(request, organisation, year, GOAL, key)
    person = person_of(request)
    if found.plan.is_shared or found.scope != found.plan.own:
        raise Http404
    require(person, CASCADE, found.scope)
    have = {each.unit for each in unit_goals(key, found.name)}
    chosen = request.POST.getlist("enhet")
    sentence = ""
    if request.method == "POST":
        try:
            made = lay_on_units(by=person, key=key, units=chosen, reason=request.POST.get("skal", ""))
        except PermissionRefused:
            raise
        except Refusal as refused:
            sentence = refused.sentence
        else:
            said = counted(len(made), _("enhet har fått ett eget mål"), _("enheter har fått egna mål"), capital=True)
            messages.success(request, f"{said}.")
            return HttpResponseRedirect(found.href)
    context = {
        **frame(found.plan, found.selected),
        "node": found,
        "units": [(unit, name, unit in have, unit in chosen) for unit, name in units_under(found.plan.place)],
        "sentence": sentence,
        "reason": request.POST.get("skal", ""),
    }
    return render(request, "planning/units.html", context, status=422 if sentence else 200)
