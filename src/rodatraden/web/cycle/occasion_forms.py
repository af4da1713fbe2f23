"""Create, change and take away occasions; close a year and open it again."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rodatraden.apps.cycle import actions
from rodatraden.apps.cycle.queries.occasions import occasion_values
from rodatraden.apps.cycle.queries.years import decided_scopes, occasion_rows, rule_packs
from rodatraden.apps.cycle.rules import PLAN_YEAR
from rodatraden.apps.org.models import Organisation
from rodatraden.core.content.occasions import Ask
from rodatraden.core.content.organisation import Occasion, OccasionKind, OrganisationKind, YearState
from rodatraden.core.cycle.reminding import USUAL_DAYS
from rodatraden.core.cycle.usual_year import ASKS, STAGE_NAMES
from rodatraden.foundation.editing.tokens import token_of
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.permissions import PermissionRefused, require
from rodatraden.web.cycle.entries import ASK_WORDS, KIND_WORDS
from rodatraden.web.cycle.reach import occasion_of, reader, year_of
from rodatraden.web.cycle.typed import (
    MOST_STAGES,
    StageRow,
    read_occasion,
    read_reminders,
    reminder_fields,
    stage_rows,
    typed_rows,
)
from rodatraden.web.cycle.whose import role_choices

_UNITS = (OrganisationKind.ADMINISTRATION.value, OrganisationKind.SERVICE_AREA.value, OrganisationKind.UNIT.value)
_MOST_UNITS = 150
_EMPTY = Occasion(key="", name="", kind=OccasionKind.MONTHLY)


def create(request: HttpRequest, year: int) -> HttpResponse:
    """A new occasion in a year."""
    user = reader(request)
    require(user, PLAN_YEAR, "")
    year_of(year)
    shown: dict[str, Any] = {"occasion": _EMPTY, "stages": [StageRow(at=0)], "reminders": list(USUAL_DAYS)}
    if request.method == "POST":
        occasion, errors = read_occasion(request.POST)
        days, fault = read_reminders(request.POST)

        def save() -> HttpResponse:
            row = actions.create_occasion(by=user, year=year, occasion=occasion)
            actions.set_reminder_days(by=user, year=year, key=row.key, days=days)
            messages.success(request, _("%(name)s är tillagt i årshjulet.") % {"name": row.name})
            return redirect("cycle:occasion", year, row.key)

        done, shown = _handle(request, occasion, days, errors | ({"reminders": fault} if fault else {}), save)
        if done is not None:
            return done
    return render(request, "cycle/occasion_form.html", _context(year, shown, is_new=True))


def edit(request: HttpRequest, year: int, key: str) -> HttpResponse:
    """Change an occasion."""
    user = reader(request)
    require(user, PLAN_YEAR, "")
    before = occasion_of(year, key)
    row = next((one for one in occasion_rows(year) if one.key == key), None)
    if row is None:
        raise Http404
    shown: dict[str, Any] = {"occasion": before, "stages": stage_rows(before), "reminders": row.reminder_days}
    token = token_of(occasion_values(before))
    if request.method == "POST":
        occasion, errors = read_occasion(request.POST, key=key)
        days, fault = read_reminders(request.POST)
        token = request.POST.get("token", "") or token

        def save() -> HttpResponse:
            actions.edit_occasion(by=user, year=year, key=key, occasion=occasion, token=token)
            actions.set_reminder_days(by=user, year=year, key=key, days=days)
            messages.success(request, _("Ändringen är sparad."))
            return redirect("cycle:occasion", year, key)

        done, shown = _handle(request, occasion, days, errors | ({"reminders": fault} if fault else {}), save)
        if done is not None:
            return done
    return render(request, "cycle/occasion_form.html", _context(year, shown | {"token": token}, is_new=False))


def _handle(
    request: HttpRequest, occasion: Occasion, days: list[int], errors: dict[str, str], save: Callable[[], HttpResponse]
) -> tuple[HttpResponse | None, dict[str, Any]]:
    """Save, or give what the form shows: one more row when that was asked for, else what is to be mended."""
    rows = typed_rows(request.POST, errors)
    shown: dict[str, Any] = {"occasion": occasion, "stages": rows, "reminders": days, "typed": request.POST}
    if "add-stage" in request.POST:
        if len(rows) < MOST_STAGES:
            rows.append(StageRow(at=len(rows)))
        return None, shown
    if errors:
        return None, shown | {"errors": errors}
    try:
        with transaction.atomic():
            return save(), shown
    except PermissionRefused:
        raise
    except Refusal as refused:
        return None, shown | {"refused": refused.sentence}


def _context(year: int, shown: dict[str, Any], *, is_new: bool) -> dict[str, Any]:
    occasion: Occasion = shown["occasion"]
    typed = shown.get("typed")
    errors: dict[str, str] = shown.get("errors", {})
    asks = occasion.asks or (() if is_new else ASKS[occasion.kind])
    units = list(
        Organisation.objects.filter(kind__in=_UNITS, ended_at__isnull=True)
        .order_by("name", "key")
        .values_list("key", "name")
    )
    return {
        "year": year,
        "is_new": is_new,
        "occasion": occasion,
        "values": {
            name: (typed.get(name, "") if typed is not None else _iso(getattr(occasion, name)))
            for name in ("as_of", "opens", "deadline")
        },
        "kinds": [(kind.value, KIND_WORDS[kind], kind is occasion.kind) for kind in OccasionKind],
        "asks": [(ask.value, ASK_WORDS[ask].capitalize(), ask in asks) for ask in Ask],
        "roles": role_choices(occasion.roles),
        "units": [(key, name, key in occasion.units) for key, name in units] if len(units) <= _MOST_UNITS else [],
        "kept_units": occasion.units if len(units) > _MOST_UNITS else (),
        "packs": [(pack.key, pack.name, pack.key == occasion.rule_pack) for pack in rule_packs()],
        "stages": shown["stages"],
        "stage_kinds": [(kind.value, name) for kind, name in STAGE_NAMES.items()],
        "reminders": reminder_fields(shown["reminders"]),
        "token": shown.get("token", ""),
        "errors": errors,
        "refused": shown.get("refused", ""),
    }


def _iso(day: Any) -> str:
    return day.isoformat() if day else ""


def end(request: HttpRequest, year: int, key: str) -> HttpResponse:
    """Ask, and take an occasion out of the year."""
    user = reader(request)
    require(user, PLAN_YEAR, "")
    occasion = occasion_of(year, key)
    refused = ""
    if request.method == "POST":
        try:
            actions.end_occasion(by=user, year=year, key=key)
        except PermissionRefused:
            raise
        except Refusal as refusal:
            refused = refusal.sentence
        else:
            messages.success(request, _("%(name)s är borttaget ur årshjulet.") % {"name": occasion.name})
            return redirect("cycle:year", year)
    return render(request, "cycle/end.html", {"year": year, "occasion": occasion, "refused": refused})


def close(request: HttpRequest, year: int) -> HttpResponse:
    """Ask, and close a year, or open it again with a reason."""
    user = reader(request)
    require(user, PLAN_YEAR, "")
    planned = year_of(year)
    is_closed = planned.state is YearState.CLOSED
    refused = ""
    if request.method == "POST":
        try:
            if is_closed:
                actions.reopen_year(by=user, year=year, reason=request.POST.get("reason", ""))
                messages.success(request, _("%(year)s är öppet igen.") % {"year": year})
            else:
                actions.close_year(by=user, year=year)
                messages.success(request, _("%(year)s är stängt. Du kan öppna det igen när du vill.") % {"year": year})
        except PermissionRefused:
            raise
        except Refusal as refusal:
            refused = refusal.sentence
        else:
            return redirect("cycle:year", year)
    context = {"year": year, "is_closed": is_closed, "refused": refused, "decided": len(decided_scopes(year))}
    return render(request, "cycle/close.html", context)
