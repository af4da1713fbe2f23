"""Take the municipality's content home as plan files: one scope, or all of them in a zip."""

from __future__ import annotations

import io
import zipfile

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.cycle.queries.scopes import as_content
from rodatraden.apps.cycle.rules import IMPORT_CONTENT
from rodatraden.apps.indicators.rules import EXPORT_WHOLE
from rodatraden.apps.org.queries.places import places_of
from rodatraden.connectors.planfile.for_reader import as_taken_home
from rodatraden.connectors.planfile.read import read_row
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.permissions import allows, require
from rodatraden.web.registers.changes import scope_words
from rodatraden.web.registers.reading import reader_of
from rodatraden.web.ui.components import Tab

MOST = 200


def scopes_of(person: User) -> list[Scope]:
    """What a person may take home: what they could bring in again."""
    places = places_of(person, IMPORT_CONTENT)
    rows = Scope.objects.select_related("board").order_by("level", "-year", "board", "occasion", "key")
    return [row for row in rows if places.contains(row.place)]


@login_required
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """What can be taken home, a year at a time."""
    person = reader_of(request)
    require(person, IMPORT_CONTENT)
    scopes = scopes_of(person)
    years = sorted({row.year for row in scopes if row.year}, reverse=True)
    asked = request.GET.get("ar", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and int(asked) in years else next(iter(years), None)
    shown = [row for row in scopes if row.year == year or row.year is None]
    context = {
        "rows": [(row.key, scope_words(as_content(row)), filename_of(row)) for row in shown[:MOST]],
        "more": max(0, len(shown) - MOST),
        "tabs": [Tab(label=str(each), href=f"?ar={each}", here=each == year) for each in years],
        "count": len(scopes),
        "whole": all(allows(person, EXPORT_WHOLE, row.place) for row in scopes),
    }
    return render(request, "registers/export.html", context)


@login_required
@require_safe
def one(request: HttpRequest, key: str) -> HttpResponse:
    """One scope as a plan file."""
    person = reader_of(request)
    row = get_object_or_404(Scope.objects.select_related("board"), key=key)
    if not places_of(person, IMPORT_CONTENT).contains(row.place):
        raise Http404
    return _download(as_taken_home(read_row(row), person), filename_of(row), "application/yaml; charset=utf-8")


@login_required
@require_safe
def everything(request: HttpRequest) -> HttpResponse:
    """All that a person may take home, in a zip that can be brought in as it is."""
    person = reader_of(request)
    require(person, IMPORT_CONTENT)
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for row in scopes_of(person):
            archive.writestr(filename_of(row), as_taken_home(read_row(row), person))
    return _download(whole.getvalue(), _("planfiler.zip"), "application/zip")


def filename_of(scope: Scope) -> str:
    """What a scope's file is called: its key, without what a name of a file may not hold."""
    return f"{scope.key.replace('/', '-')}.yaml"


def _download(data: bytes, name: str, media_type: str) -> HttpResponse:
    return HttpResponse(
        data, content_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
