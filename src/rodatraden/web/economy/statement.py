"""Type the figures of a statement, and see what each has been."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.economy.actions.statements import drop_given, type_figures
from rodatraden.apps.economy.queries.figures import row_label, typed_texts
from rodatraden.apps.economy.queries.tables import Filled, statements_in
from rodatraden.apps.economy.rules import EDIT_BUDGET
from rodatraden.core.numbers import UnreadableNumber
from rodatraden.core.pasted import parse_amount, read_block
from rodatraden.core.statements import CellKey
from rodatraden.foundation.audit.queries.history import Entry, history_of
from rodatraden.foundation.audit.reading import READ_HISTORY
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.permissions import PermissionRefused, allows, require
from rodatraden.web.economy.here import Here, begun
from rodatraden.web.economy.shown import shown_statement
from rodatraden.web.ui.editing import (
    Outcome,
    Place,
    Sent,
    Writing,
    answered,
    forget,
    guard,
    opened,
    sent_by_script,
    sent_from,
)

_MOST_PASTED = 20_000


@dataclass
class Page:
    """A statement that one stands at."""

    here: Here
    scope: Scope
    key: str

    @cached_property
    def found(self) -> Filled:
        """The statement, computed; Http404 where there is none."""
        each = next((each for each in self.here.statements if each.statement.key == self.key), None)
        if each is None:
            raise Http404
        return each

    def now(self) -> dict[str, str]:
        """What stands in the cells that are typed, read anew."""
        again = (each for each in statements_in(self.scope, self.here.forms) if each.statement.key == self.key)
        return typed_texts(next(again, self.found))

    @property
    def place(self) -> Place:
        """The figures as a place where people write."""
        names = typed_texts(self.found)
        return Place(
            address=f"figures:{self.scope.key}:{self.key}",
            now=self.now,
            labels={name: row_label(self.found, name) for name in names},
        )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def figures(request: HttpRequest, organisation: str, year: int, at: str, key: str) -> HttpResponse:
    """A statement, to be read or typed in; posted: save, count without saving, or lay a pasted block in the cells."""
    here, scope = begun(request, organisation, year, at)
    page = Page(here, scope, key)
    found = page.found
    if request.method != "POST":
        return _page(request, page, opened(here.user, page.place) if here.may_edit and not found.fault else None)
    require(here.user, EDIT_BUDGET, scope)
    what = request.POST.get("gor", "")
    if request.POST.get("val") == "deras":
        forget(here.user, page.place, sent_from(request, page.now()))
        return HttpResponseRedirect(here.href("statement", key))
    if what in ("rakna", "klistra"):
        return _counted(request, page, what)
    if what.startswith("slapp:"):
        return _dropped(request, page, what.removeprefix("slapp:"))
    return _saved(request, page)


def _saved(request: HttpRequest, page: Page) -> HttpResponse:
    here = page.here

    def save(sent: Sent) -> None:
        type_figures(
            by=here.user,
            scope=page.scope,
            statement=page.key,
            values=sent.values,
            base=sent.base,
            reason=request.POST.get("skal", ""),
        )

    outcome = guard(request, page.place, save)
    if sent_by_script(request):
        return answered(outcome, page.place)
    if outcome.saved:
        messages.success(request, _("Sparat."))
        return HttpResponseRedirect(here.href("statement", page.key))
    return _page(request, page, outcome.writing(page.place), status=outcome.status)


def _counted(request: HttpRequest, page: Page, what: str) -> HttpResponse:
    """The cells with what was sent, and what they make of the sums; nothing is saved."""
    sent = sent_from(request, typed_texts(page.found))
    if what == "klistra":
        block, start = request.POST.get("block", "")[:_MOST_PASTED], request.POST.get("fran", "")
        laid = laid_in(page.found, block, start)
        sent = Sent(
            values={**sent.values, **laid},
            token=sent.token,
            base=sent.base,
            page=sent.page,
            number=sent.number,
            instead=sent.instead,
        )
        said = ngettext("%(n)d belopp ligger i tabellen.", "%(n)d belopp ligger i tabellen.", len(laid)) % {
            "n": len(laid)
        }
        messages.info(request, f"{said} {_('Läs igenom och spara.')}")
    if sent_by_script(request):
        shown = shown_statement(with_typed(page.found, sent.values))
        cells = {cell.name: cell.text for row in shown.rows for cell in row.cells if not cell.is_typed}
        return JsonResponse({"cells": cells, "errors": errors_in(page.found, sent.values)})
    return _page(request, page, Outcome(sent=sent, user=page.here.user).writing(page.place))


def _dropped(request: HttpRequest, page: Page, name: str) -> HttpResponse:
    row, _dot, column = name.partition(".")
    try:
        drop_given(
            by=page.here.user,
            scope=page.scope,
            statement=page.key,
            cell=CellKey(row, column),
            reason=request.POST.get("skal", ""),
        )
    except PermissionRefused:
        raise
    except Refusal as refused:
        messages.warning(request, refused.sentence)
    return HttpResponseRedirect(page.here.href("statement", page.key))


def laid_in(found: Filled, block: str, start: str) -> dict[str, str]:
    """What a block copied from a spreadsheet puts in which cells, from one of them right and down.

    Cells that are computed are passed over: the block may hold the sums too. Rows that are headings here have no
    line in the block.
    """
    rows = [row for row in shown_statement(found).rows if row.cells]
    typed = {cell.name for row in rows for cell in row.cells if cell.is_typed}
    at = next(
        (
            (down, right)
            for down, row in enumerate(rows)
            for right, cell in enumerate(row.cells)
            if cell.name == start and start in typed
        ),
        None,
    )
    if at is None:
        return {}
    laid: dict[str, str] = {}
    for row, line in zip(rows[at[0] :], read_block(block), strict=False):
        for cell, text in zip(row.cells[at[1] :], line, strict=False):
            if cell.is_typed:
                laid[cell.name] = text
    return laid


def with_typed(found: Filled, values: Mapping[str, str]) -> Filled:
    """The statement as it would be with other figures in the cells; what cannot be read is left out."""
    typed: dict[CellKey, Decimal | None] = {}
    for name, text in values.items():
        row, _dot, column = name.partition(".")
        try:
            typed[CellKey(row, column)] = parse_amount(text)
        except UnreadableNumber:
            typed[CellKey(row, column)] = None
    return found.with_cells(typed)


def errors_in(found: Filled, values: Mapping[str, str]) -> dict[str, str]:
    """What cannot be read as an amount, by its cell."""
    standing, wrong = typed_texts(found), {}
    for name, text in values.items():
        if text == standing.get(name):
            continue
        try:
            parse_amount(text)
        except UnreadableNumber as error:
            wrong[name] = str(error)
    return wrong


def _page(request: HttpRequest, page: Page, writing: Writing | None, *, status: int = 200) -> HttpResponse:
    found, here = page.found, page.here
    values = dict(writing.values) if writing else None
    errors = errors_in(found, values) if values is not None else {}
    table = shown_statement(with_typed(found, values) if values is not None else found, values, errors)
    typed = [cell for row in table.rows for cell in row.cells if cell.is_typed]
    context = {
        "here": here,
        "found": found,
        "table": table,
        "writing": writing,
        "faults": [(cell.name, cell.label, cell.error) for cell in typed if cell.error],
        "starts": [(cell.name, cell.label) for cell in typed],
        "given": [cell for row in table.rows for cell in row.cells if cell.given],
        "may_read_history": allows(here.user, READ_HISTORY, page.scope),
        "form_href": here.href("statement-form", page.key) if here.may_edit else "",
        "place_href": here.href("place", "rakning", page.key),
        "end_href": here.href("end", "rakning", page.key),
        "reason": request.POST.get("skal", ""),
    }
    return render(request, "economy/statement.html", context, status=status)


@dataclass(frozen=True, slots=True, kw_only=True)
class CellChange:
    """One change of a cell: when, who, from what to what, and why."""

    entry: Entry
    before: str
    after: str


@login_required
@require_safe
def row(request: HttpRequest, organisation: str, year: int, at: str, key: str, row: str) -> HttpResponse:
    """What each cell of a row has been, and who changed it."""
    here, scope = begun(request, organisation, year, at)
    page = Page(here, scope, key)
    shown = next((each for each in shown_statement(page.found).rows if each.key == row and each.cells), None)
    if shown is None or not allows(here.user, READ_HISTORY, scope):
        raise Http404
    entries = history_of("economy.statement", key, size=500).entries
    pairs = zip(shown.cells, page.found.columns, strict=True)
    cells = [(cell, column, _changes_of(entries, key, cell.name)) for cell, column in pairs]
    context = {"here": here, "found": page.found, "row": shown, "cells": cells}
    return render(request, "economy/row.html", context)


def _changes_of(entries: tuple[Entry, ...], statement: str, name: str) -> list[CellChange]:
    """The changes of a cell, newest first: those of its statement, and the forecasts that units gave it."""
    slashed = name.replace(".", "/", 1)
    field = f"cells {slashed}"
    found = [
        CellChange(entry=entry, before=_said(change.before), after=_said(change.after))
        for entry in entries
        for change in entry.changes
        if change.field == field
    ]
    given = history_of("economy.statementcell", f"{statement}/{slashed}", size=500).entries
    found += [
        CellChange(entry=entry, before=_said(change.before), after=_said(change.after))
        for entry in given
        for change in entry.changes
    ]
    return sorted(found, key=lambda change: (change.entry.at, change.entry.row), reverse=True)


def _said(stated: object) -> str:
    return str(getattr(stated, "content", "") or "")
