"""The economy of a plan or report: its statements, what they do not agree with, and the lists beside them."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rodatraden.apps.org.queries.places import may_read
from rodatraden.apps.planning.queries.council import frame_of
from rodatraden.apps.planning.rules import OPEN_PLAN
from rodatraden.core.content.organisation import OrganisationKind
from rodatraden.documents.models import Document
from rodatraden.foundation.permissions import allows
from rodatraden.web.economy.checks import checks, money, net_of
from rodatraden.web.economy.here import PLAN, Here, here_of
from rodatraden.web.economy.listed import overviews
from rodatraden.web.economy.shown import shown_statement

_FRAMED = (OrganisationKind.BOARD.value, OrganisationKind.EXECUTIVE_BOARD.value)


@login_required
@require_safe
def plan(request: HttpRequest, organisation: str, year: int) -> HttpResponse:
    """The economy of a plan."""
    return _page(request, here_of(request, organisation, year))


@login_required
@require_safe
def report(request: HttpRequest, organisation: str, year: int, at: str) -> HttpResponse:
    """The economy at an occasion."""
    here = here_of(request, organisation, year, at)
    if not here.is_report:
        return HttpResponseRedirect(here.home)
    return _page(request, here)


def _page(request: HttpRequest, here: Here) -> HttpResponse:
    frame = frame_of(here.place, here.year) if here.organisation.kind in _FRAMED else None
    context: dict[str, Any] = {
        "here": here,
        "tabs": here.tabs(),
        "ways": _ways(here),
        "council_frame": frame,
        "frame_words": money(net_of(frame)) if frame is not None else "",
        "council": reverse("council:overview", args=(here.year,)) if frame and may_read(here.user, "") else "",
        "checks": checks(here, frame) if here.scope is not None else [],
        "statements": [(each, shown_statement(each)) for each in here.statements],
        "lists": overviews(here) if here.scope is not None else [],
        "may_open": not here.is_report and here.scope is None and allows(here.user, OPEN_PLAN, here.place),
        "open_href": reverse("planning:open", args=(here.place, here.year)),
        "new_href": here.href("new-statement") if here.scope is not None and here.may_edit else "",
        "has_forms": bool(here.forms),
    }
    return render(request, "economy/home.html", context)


def _ways(here: Here) -> list[tuple[str, str]]:
    """Where else the plan or report is worked with."""
    ways = [(_("Planen"), reverse("planning:plan", args=(here.place, here.year)))]
    scope = here.scope
    document = Document.objects.filter(scope=scope).first() if scope is not None else None
    if document is not None:
        ways.append((_("Läs som dokument"), reverse("documents:read", args=(document.key,))))
    if here.at == PLAN or scope is None:
        return ways
    return [*ways, (_("Så långt har ni kommit"), reverse("progress:board", args=(here.place, here.year, here.at)))]
