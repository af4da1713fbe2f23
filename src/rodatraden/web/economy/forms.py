"""The municipality's forms of statements: which there are, one to change, and how it will look."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from rodatraden.apps.economy.actions import forms as actions
from rodatraden.apps.economy.queries.tables import forms as all_forms
from rodatraden.apps.economy.rules import EDIT_FORMS
from rodatraden.apps.org.rules import READ_REGISTERS
from rodatraden.core.content.economy import CostSign, StatementKind, StatementTemplate
from rodatraden.core.delivered_statements import DELIVERED
from rodatraden.core.numbers import UnreadableNumber, format_number
from rodatraden.core.pasted import parse_amount
from rodatraden.core.statement_forms import is_for_occasions
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.editing.errors import ChangedSince
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.keyed.numbers import decimals_of
from rodatraden.foundation.permissions import PermissionRefused, allows, require
from rodatraden.web.economy.form_rows import Lines, columns_from, lines_of, rows_from, sent_lines
from rodatraden.web.economy.kinds import UNITS
from rodatraden.web.economy.shown import ShownTable, shown_example
from rodatraden.web.ui.person import person_of

EVERYWHERE = ""
KIND_WORDS = {
    StatementKind.OPERATING: gettext_lazy("Driftredovisning per verksamhet"),
    StatementKind.INCOME: gettext_lazy("Resultaträkning"),
    StatementKind.EQUITY: gettext_lazy("Eget kapital"),
    StatementKind.INVESTMENT: gettext_lazy("Investeringar"),
    StatementKind.FUNDING: gettext_lazy("Extern finansiering"),
}
SIGNS = (
    (CostSign.POSITIVE, gettext_lazy("Kostnader skrivs utan minus")),
    (CostSign.NEGATIVE, gettext_lazy("Kostnader skrivs med minus")),
)
_SAID = ("name", "kind", "unit", "decimals", "cost_sign", "cap")


class CapUnreadable(Refusal):
    """A share of the budget that is no number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A form in the list: what it is, what it is for, and the years it serves."""

    form: StatementTemplate
    kind: str
    is_for_occasions: bool


def _listed(form: StatementTemplate) -> Listed:
    return Listed(form=form, kind=str(KIND_WORDS[form.kind]), is_for_occasions=is_for_occasions(form))


def _reader(request: HttpRequest) -> User:
    person = person_of(request)
    if not allows(person, READ_REGISTERS, EVERYWHERE):
        raise Http404
    return person


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """The forms there are, and those that are delivered; posted: take a delivered one, or all."""
    person = _reader(request)
    if request.method == "POST":
        require(person, EDIT_FORMS, EVERYWHERE)
        wanted = request.POST.get("form", "")
        keys = [each.key for each in DELIVERED if wanted in (each.key, "alla")]
        if not keys:
            raise Http404
        have = {form.key for form in all_forms()}
        made = [actions.add_delivered(by=person, key=key) for key in keys if wanted != "alla" or key not in have]
        messages.success(request, _("Tillagt. Ändra som ni vill ha det."))
        if len(made) == 1:
            return HttpResponseRedirect(reverse("statements:form", args=(made[0].key,)))
        return HttpResponseRedirect(reverse("statements:index"))
    found = all_forms()
    context = {
        "forms": [_listed(form) for form in found],
        "delivered": [(_listed(form), shown_example(form)) for form in DELIVERED],
        "may_edit": allows(person, EDIT_FORMS, EVERYWHERE),
    }
    return render(request, "economy/forms.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A new form, from nothing."""
    person = _reader(request)
    require(person, EDIT_FORMS, EVERYWHERE)
    said = dict.fromkeys(_SAID, "") | {
        "kind": StatementKind.OPERATING.value,
        "unit": "tkr",
        "decimals": "0",
        "cost_sign": CostSign.POSITIVE.value,
    }
    return _edited(request, person, None, said, Lines(rows=(), columns=()).more("kolumn").more("rad"))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def form(request: HttpRequest, key: str) -> HttpResponse:
    """A form: how it looks with example figures, and to change."""
    person = _reader(request)
    held = next((each for each in all_forms() if each.key == key), None)
    if held is None:
        raise Http404
    if request.method == "POST":
        require(person, EDIT_FORMS, EVERYWHERE)
    cap = held.equity_cap_share
    said = {
        "name": held.name,
        "kind": held.kind.value,
        "unit": held.unit,
        "decimals": str(held.decimals),
        "cost_sign": held.cost_sign.value,
        "cap": "" if cap is None else format_number(cap * 100, decimals_of((cap * 100).normalize())),
    }
    return _edited(request, person, held, said, lines_of(held.rows, held.columns))


def _edited(
    request: HttpRequest, person: User, held: StatementTemplate | None, said: dict[str, str], lines: Lines
) -> HttpResponse:
    sentence, is_changed, preview = "", False, shown_example(held) if held is not None else None
    if request.method == "POST":
        what = request.POST.get("gor", "")
        if what in ("kopiera", "upp", "ned") and held is not None:
            return _moved(request, person, held, what)
        said, lines = {name: request.POST.get(name, "") for name in _SAID}, sent_lines(request)
        if what in ("rad", "kolumn"):
            lines = lines.more(what)
        else:
            try:
                wanted = _said_form(held, said, lines)
                if what == "visa":
                    preview = _preview(wanted)
                else:
                    return _kept(request, person, held, wanted)
            except PermissionRefused:
                raise
            except ChangedSince as refused:
                sentence, is_changed = refused.sentence, True
            except Refusal as refused:
                sentence = refused.sentence
    token = actions.token_of_form(held) if held is not None else ""
    context = {
        "form": held,
        "said": said,
        "lines": lines,
        **lines.choices(),
        "kinds": [(kind.value, words) for kind, words in KIND_WORDS.items()],
        "signs": [(sign.value, words) for sign, words in SIGNS],
        "units": UNITS,
        "preview": preview,
        "now": lines_of(held.rows, held.columns) if is_changed and held is not None else None,
        "token": token if is_changed else request.POST.get("marke") or token,
        "may_edit": allows(person, EDIT_FORMS, EVERYWHERE),
        "sentence": sentence,
    }
    return render(request, "economy/form.html", context, status=409 if is_changed else 422 if sentence else 200)


def _preview(wanted: StatementTemplate) -> ShownTable:
    """How a form that is not saved would look; refused where it cannot be computed."""
    rows = actions.tidy_rows(wanted.rows)
    actions.refuse_unreadable_form(rows, wanted.columns)
    return shown_example(replace(wanted, rows=rows))


def _kept(
    request: HttpRequest, person: User, held: StatementTemplate | None, wanted: StatementTemplate
) -> HttpResponse:
    if held is None:
        made = actions.create_form(by=person, form=wanted)
    else:
        made = actions.edit_form(by=person, form=wanted, token=request.POST.get("marke", ""))
    messages.success(request, _("Sparat. Så här kommer tabellen att se ut."))
    return HttpResponseRedirect(reverse("statements:form", args=(made.key,)))


def _moved(request: HttpRequest, person: User, held: StatementTemplate, what: str) -> HttpResponse:
    if what == "kopiera":
        try:
            made = actions.copy_form(by=person, key=held.key, name=request.POST.get("kopia", ""))
        except PermissionRefused:
            raise
        except Refusal as refused:
            messages.warning(request, refused.sentence)
            return HttpResponseRedirect(reverse("statements:form", args=(held.key,)))
        messages.success(request, _("Kopian är tillagd."))
        return HttpResponseRedirect(reverse("statements:form", args=(made.key,)))
    at = [each.key for each in all_forms()].index(held.key)
    actions.order_form(by=person, key=held.key, to=max(0, at + (1 if what == "ned" else -1)))
    return HttpResponseRedirect(reverse("statements:index"))


def _said_form(held: StatementTemplate | None, said: dict[str, str], lines: Lines) -> StatementTemplate:
    decimals = said["decimals"]
    return StatementTemplate(
        key=held.key if held is not None else "",
        name=said["name"],
        kind=StatementKind(said["kind"]) if said["kind"] in set(StatementKind) else StatementKind.OPERATING,
        unit=said["unit"],
        decimals=int(decimals) if decimals in ("0", "1", "2") else 0,
        cost_sign=CostSign(said["cost_sign"]) if said["cost_sign"] in set(CostSign) else CostSign.POSITIVE,
        columns=columns_from(lines),
        rows=rows_from(lines),
        equity_cap_share=_share(said["cap"]),
    )


def _share(text: str) -> Decimal | None:
    try:
        percent = parse_amount(text.replace("%", ""))
    except UnreadableNumber:
        percent = Decimal(-1)
    if percent is not None and not 0 <= percent <= 100:
        raise CapUnreadable(_("Taket för eget kapital skrivs i procent av budgeten, till exempel 3."))
    return percent / 100 if percent is not None else None


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, key: str) -> HttpResponse:
    """Say what a form is used in before it is ended."""
    person = _reader(request)
    require(person, EDIT_FORMS, EVERYWHERE)
    held = next((each for each in all_forms() if each.key == key), None)
    if held is None:
        raise Http404
    sentence = ""
    if request.method == "POST":
        try:
            actions.end_form(by=person, key=key)
        except PermissionRefused:
            raise
        except Refusal as refused:
            sentence = refused.sentence
        else:
            messages.success(request, _("”%(name)s” är avslutat.") % {"name": held.name})
            return HttpResponseRedirect(reverse("statements:index"))
    context: dict[str, Any] = {"form": held, "uses": actions.FORMS.uses(key), "sentence": sentence}
    return render(request, "economy/end_form.html", context, status=422 if sentence else 200)
