"""Make a statement of a form, and change its heading, rows and columns."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rodatraden.apps.economy.actions.statements import Form, create_statement, edit_statement, token_of_statement
from rodatraden.apps.economy.rules import EDIT_BUDGET
from rodatraden.core.content.economy import StatementTemplate
from rodatraden.core.statement_forms import is_for_occasions
from rodatraden.foundation.editing.errors import ChangedSince
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.permissions import PermissionRefused, require
from rodatraden.web.economy.form_rows import columns_from, lines_of, rows_from, sent_lines
from rodatraden.web.economy.forms import KIND_WORDS
from rodatraden.web.economy.here import Here, begun
from rodatraden.web.economy.listed import DayUnreadable
from rodatraden.web.economy.shown import shown_example
from rodatraden.web.economy.statement import Page


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, organisation: str, year: int, at: str) -> HttpResponse:
    """Choose the form of a new statement."""
    here, scope = begun(request, organisation, year, at)
    require(here.user, EDIT_BUDGET, scope)
    choices = _choices(here)
    chosen = request.POST.get("form", choices[0].key if choices else "")
    sentence = ""
    if request.method == "POST":
        try:
            made = create_statement(
                by=here.user,
                scope=scope,
                form=chosen,
                caption=request.POST.get("caption", "").strip() or _caption(here, chosen),
                source=request.POST.get("source", ""),
                reason=request.POST.get("skal", ""),
            )
        except PermissionRefused:
            raise
        except Refusal as refused:
            sentence = refused.sentence
        else:
            messages.success(request, _("Räkningen är tillagd. Nu kan du skriva in beloppen."))
            return HttpResponseRedirect(here.href("statement", made.key))
    context = {
        "here": here,
        "choices": [(each, KIND_WORDS[each.kind], shown_example(each), each.key == chosen) for each in choices],
        "caption": request.POST.get("caption", ""),
        "source": request.POST.get("source", ""),
        "sentence": sentence,
        "reason": request.POST.get("skal", ""),
    }
    return render(request, "economy/new_statement.html", context, status=422 if sentence else 200)


def _choices(here: Here) -> list[StatementTemplate]:
    """The forms to choose among, those that fit first."""
    return sorted(here.forms.values(), key=lambda form: is_for_occasions(form) is not here.is_report)


def _caption(here: Here, key: str) -> str:
    form = here.forms.get(key)
    return str(KIND_WORDS[form.kind]) if form is not None else ""


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def form(request: HttpRequest, organisation: str, year: int, at: str, key: str) -> HttpResponse:
    """The heading, rows and columns of a statement."""
    here, scope = begun(request, organisation, year, at)
    page = Page(here, scope, key)
    found, held = page.found, page.found.statement
    require(here.user, EDIT_BUDGET, scope)
    lines = lines_of(found.rows, found.columns)
    said = {"caption": held.caption, "source": held.source, "as_of": held.as_of.isoformat() if held.as_of else ""}
    sentence, is_changed = "", False
    if request.method == "POST":
        lines, said = sent_lines(request), {name: request.POST.get(name, "") for name in said}
        if request.POST.get("gor") in ("rad", "kolumn"):
            lines = lines.more(request.POST["gor"])
        else:
            try:
                edit_statement(
                    by=here.user,
                    scope=scope,
                    statement=key,
                    form=Form(
                        caption=said["caption"],
                        source=said["source"],
                        as_of=_day(said["as_of"]),
                        columns=columns_from(lines),
                        rows=rows_from(lines),
                    ),
                    token=request.POST.get("marke", ""),
                    reason=request.POST.get("skal", ""),
                )
            except PermissionRefused:
                raise
            except ChangedSince as refused:
                sentence, is_changed = refused.sentence, True
            except Refusal as refused:
                sentence = refused.sentence
            else:
                messages.success(request, _("Sparat."))
                return HttpResponseRedirect(here.href("statement", key))
    context = {
        "here": here,
        "found": found,
        "said": said,
        "lines": lines,
        **lines.choices(),
        "now": lines_of(found.rows, found.columns) if is_changed else None,
        "token": token_of_statement(held) if is_changed else request.POST.get("marke") or token_of_statement(held),
        "sentence": sentence,
        "reason": request.POST.get("skal", ""),
    }
    status = 409 if is_changed else 422 if sentence else 200
    return render(request, "economy/statement_form.html", context, status=status)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip()) if text.strip() else None
    except ValueError:
        said = _("Per: ”%(text)s” är inget datum. Skriv till exempel 2026-03-31.")
        raise DayUnreadable(said % {"text": text.strip()}) from None
