"""The table that the investments stand in: its columns, unit and group heading."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rodatraden.apps.economy.actions.lists import edit_investment_table, token_of_investment_table
from rodatraden.apps.economy.queries.content import InvestmentTable
from rodatraden.apps.economy.queries.tables import investment_table
from rodatraden.apps.economy.rules import EDIT_BUDGET
from rodatraden.foundation.editing.errors import ChangedSince
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.permissions import PermissionRefused, require
from rodatraden.web.economy.form_rows import columns_from, lines_of, sent_lines
from rodatraden.web.economy.here import begun
from rodatraden.web.economy.kinds import INVESTMENT, UNITS

_SAID = ("unit", "decimals", "group")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def table(request: HttpRequest, organisation: str, year: int, at: str) -> HttpResponse:
    """The columns of the investments."""
    here, scope = begun(request, organisation, year, at)
    require(here.user, EDIT_BUDGET, scope)
    held = investment_table(scope)
    said = {"unit": held.unit, "decimals": str(held.decimals), "group": held.group}
    lines, sentence, is_changed = lines_of((), held.columns), "", False
    if request.method == "POST":
        said, lines = {name: request.POST.get(name, "") for name in _SAID}, sent_lines(request)
        if request.POST.get("gor") == "kolumn":
            lines = lines.more("kolumn")
        else:
            wanted = InvestmentTable(
                columns=columns_from(lines),
                unit=said["unit"],
                decimals=int(said["decimals"]) if said["decimals"] in ("0", "1", "2") else 0,
                group=said["group"],
            )
            token, reason = request.POST.get("marke", ""), request.POST.get("skal", "")
            try:
                edit_investment_table(by=here.user, scope=scope, table=wanted, token=token, reason=reason)
            except PermissionRefused:
                raise
            except ChangedSince as refused:
                sentence, is_changed = refused.sentence, True
            except Refusal as refused:
                sentence = refused.sentence
            else:
                messages.success(request, _("Sparat."))
                return HttpResponseRedirect(f"{here.home}#{INVESTMENT.slug}")
    token = token_of_investment_table(held)
    context = {
        "here": here,
        "said": said,
        "lines": lines,
        **lines.choices(),
        "units": UNITS,
        "now": lines_of((), held.columns) if is_changed else None,
        "token": token if is_changed else request.POST.get("marke") or token,
        "sentence": sentence,
        "reason": request.POST.get("skal", ""),
    }
    status = 409 if is_changed else 422 if sentence else 200
    return render(request, "economy/investment_table.html", context, status=status)
