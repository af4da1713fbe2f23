"""The page of the risk scale: steps of likelihood and consequence, zones, and the matrix as it will be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from rodatraden.apps.control.actions.risk_scale import (
    DIMENSIONS,
    RiskScale,
    edit_risk_scale,
    risk_scale,
    token_of_risk_scale,
)
from rodatraden.apps.planning.rules import EDIT_SHARED
from rodatraden.core.content.organisation import RiskScaleLevel, RiskZone
from rodatraden.foundation.editing.errors import ChangedSince
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.permissions import PermissionRefused, allows, require
from rodatraden.web.registers.matrix import matrix_of
from rodatraden.web.registers.reading import reader_of
from rodatraden.web.ui.fields import Unreadable
from rodatraden.web.ui.registers import EVERYWHERE

WORDS = {"likelihood": gettext_lazy("Sannolikhet"), "consequence": gettext_lazy("Konsekvens")}
MOST, HIGHEST = 10, 100
USUAL = RiskScale(
    steps=tuple(
        RiskScaleLevel(dimension=dimension, value=value, label=label)
        for dimension, labels in (
            ("likelihood", ("Osannolik", "Mindre sannolik", "Möjlig", "Sannolik")),
            ("consequence", ("Försumbar", "Lindrig", "Kännbar", "Allvarlig")),
        )
        for value, label in enumerate(labels, start=1)
    ),
    zones=(
        RiskZone(key="", from_value=1, label="Låg", proposal="Accepteras"),
        RiskZone(key="", from_value=5, label="Medel", proposal="Egenkontroll i enheten"),
        RiskZone(key="", from_value=9, label="Hög", proposal="Lyfts till nämndens plan"),
    ),
)
"""What most municipalities use: proposed where there is nothing yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of the form: the value as it is written, the word, and what it means or proposes."""

    key: str = ""
    value: str = ""
    label: str = ""
    more: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written in it."""
        return not (self.label.strip() or self.more.strip())


Sheet = dict[str, list[Row]]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The risk scale; posted: draw the matrix of what is written, or save it."""
    person, held = reader_of(request), risk_scale()
    token, sentence, stands = token_of_risk_scale(held), "", None
    told = held if held.steps or held.zones or not allows(person, EDIT_SHARED, EVERYWHERE) else USUAL
    sheet = _sheet(told)
    if request.method == "POST":
        require(person, EDIT_SHARED, EVERYWHERE)
        sheet, given = _sent(request.POST), request.POST.get("marke", "")
        try:
            told = _read(sheet)
            if request.POST.get("gor") != "visa":
                edit_risk_scale(by=person, scale=told, token=given)
                messages.success(request, _("Sparat."))
                return HttpResponseRedirect(reverse("registers:risk-scale"))
            token = given
        except PermissionRefused:
            raise
        except ChangedSince:
            stands = held
            sentence = _("Någon annan har ändrat skalan medan du skrev. Inget är sparat: ditt står kvar, och sist på sidan står vad som gäller nu. Spara igen om ditt ska gälla.")  # fmt: skip  # noqa: E501
        except Refusal as refusal:
            token, sentence = given, refusal.sentence
    status = 409 if stands is not None else 422 if sentence else 200
    return render(
        request,
        "registers/risk_scale.html",
        _context(person, held, told, sheet, token, sentence, stands),
        status=status,
    )


def _context(
    person: Any, held: RiskScale, told: RiskScale, sheet: Sheet, token: str, sentence: str, stands: RiskScale | None
) -> dict[str, Any]:
    return {
        "parts": [(dimension, WORDS[dimension], _with_room(sheet[dimension])) for dimension in DIMENSIONS],
        "zones": _with_room(sheet["zone"]),
        "matrix": matrix_of(told.steps, told.zones),
        "stands": matrix_of(stands.steps, stands.zones) if stands is not None else None,
        "is_proposed": told is USUAL,
        "is_empty": not held.steps,
        "may_edit": allows(person, EDIT_SHARED, EVERYWHERE),
        "token": token,
        "sentence": sentence,
    }


def _with_room(rows: Sequence[Row]) -> list[Row]:
    """The rows, with two more to write in."""
    return [*rows, *[Row() for _more in range(min(2, MOST - len(rows)))]]


def _sheet(scale: RiskScale) -> Sheet:
    sheet: Sheet = {
        dimension: [
            Row(value=str(step.value), label=step.label, more=step.anchor)
            for step in scale.steps
            if step.dimension == dimension
        ]
        for dimension in DIMENSIONS
    }
    sheet["zone"] = [
        Row(key=zone.key, value=str(zone.from_value), label=zone.label, more=zone.proposal) for zone in scale.zones
    ]
    return sheet


def _sent(posted: QueryDict) -> Sheet:
    sheet: Sheet = {}
    for name in (*DIMENSIONS, "zone"):
        columns = [posted.getlist(f"{name}-{what}") for what in ("nyckel", "varde", "ord", "mer")]
        count = min(len(columns[2]), MOST)
        filled = [[*column, *[""] * count] for column in columns]
        rows = [
            Row(key=filled[0][at], value=filled[1][at], label=filled[2][at], more=filled[3][at]) for at in range(count)
        ]
        sheet[name] = [row for row in rows if not row.is_empty]
    return sheet


def _read(sheet: Sheet) -> RiskScale:
    """The scale as the form says it; raises Unreadable."""
    return RiskScale(
        steps=tuple(
            RiskScaleLevel(dimension=name, value=_value(row, WORDS[name], 1), label=row.label, anchor=row.more)
            for name in DIMENSIONS
            for row in sheet[name]
        ),
        zones=tuple(
            RiskZone(key=row.key, from_value=_value(row, _("Zon"), 0), label=row.label, proposal=row.more)
            for row in sheet["zone"]
        ),
    )


def _value(row: Row, where: object, least: int) -> int:
    text = row.value.strip()
    most = HIGHEST if least else HIGHEST * HIGHEST
    if not (text.isascii() and text.isdigit() and len(text) < 6 and least <= int(text) <= most):
        what = row.label.strip() or _("utan ord")
        raise Unreadable(f"{where}, {what}", _("skriv värdet som ett helt tal från %(least)d.") % {"least": least})
    return int(text)
