"""Which template documents are to follow: the usual one of each kind, and exceptions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rodatraden.apps.cycle.models import Occasion
from rodatraden.apps.org.tree import tree
from rodatraden.core.document.template import DocumentKind, Template, TemplateLevel
from rodatraden.documents.actions.template_choices import (
    choose_exception,
    choose_templates,
    token_of_choices,
    withdraw_exception,
)
from rodatraden.documents.chosen_template import Place, followable, usual_choices, usual_places
from rodatraden.documents.models import TemplateChoice
from rodatraden.documents.part_words import KIND_WORDS, LEVEL_WORDS
from rodatraden.documents.rules import EDIT_TEMPLATES
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.permissions import PermissionRefused, require
from rodatraden.web.document_templates.held import reader_of

MOST_ORGANISATIONS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceRow:
    """A kind of document on a level, with the templates there are for it."""

    field: str
    label: str
    options: tuple[tuple[str, str, bool], ...]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def choices(request: HttpRequest) -> HttpResponse:
    """The choices; posted: change the usual ones, make an exception or take one away."""
    person = reader_of(request)
    require(person, EDIT_TEMPLATES, "")
    refused = ""
    if request.method == "POST":
        try:
            _done(request)
        except PermissionRefused:
            raise
        except Refusal as refusal:
            refused = refusal.sentence
        else:
            messages.success(request, _("Sparat. Öppna dokument erbjuds den nya mallen."))
            return HttpResponseRedirect(reverse("templates:choices"))
    templates = followable()
    names = {template.key: template.name for template in templates}
    context = {
        "rows": list(_rows(request, templates)),
        "exceptions": list(_exceptions(names)),
        "templates": [(one.key, f"{one.name} ({KIND_WORDS[one.kind].lower()})") for one in templates],
        "organisations": _organisations(),
        "occasions": _occasions(),
        "given": {name: request.POST.get(name, "") for name in ("mall", "organisation", "tillfalle")},
        "token": token_of_choices(usual_choices()),
        "refused": refused,
    }
    return render(request, "document_templates/choices.html", context, status=422 if refused else 200)


def _done(request: HttpRequest) -> None:
    person, posted = reader_of(request), request.POST
    what, _colon, number = posted.get("gor", "").partition(":")
    if what == "undantag":
        choose_exception(
            by=person,
            template=posted.get("mall", ""),
            organisation=posted.get("organisation", ""),
            occasion=posted.get("tillfalle", ""),
        )
    elif what == "bort":
        withdraw_exception(by=person, number=int(number) if number.isdecimal() and len(number) < 10 else 0)
    else:
        wanted = {place: posted.get(_field(place), "") for place in usual_places()}
        choose_templates(by=person, wanted=wanted, token=posted.get("marke", ""))


def _field(place: Place) -> str:
    return f"val-{place[0].value}-{place[1].value}"


def _rows(request: HttpRequest, templates: list[Template]) -> Iterator[ChoiceRow]:
    chosen = usual_choices()
    for place, usual in usual_places().items():
        kind, level = place
        field = _field(place)
        now = request.POST.get(field, "") if field in request.POST else chosen.get(place, "")
        whole = level is TemplateLevel.MUNICIPALITY
        fit = [one for one in templates if one.kind is kind and (one.level is TemplateLevel.MUNICIPALITY) == whole]
        others = [(one.key, one.name, one.key == now) for one in fit if one.key != usual.key]
        first = ("", _("%s (levererad)") % usual.name, not now)
        label = f"{KIND_WORDS[kind]}, {LEVEL_WORDS[level].lower()}"
        yield ChoiceRow(field=field, label=label, options=(first, *others))


def _exceptions(names: dict[str, str]) -> Iterator[tuple[int, str, str, str]]:
    rows = TemplateChoice.objects.exclude(organisation="", occasion="")
    places = tree().names
    occasions = {f"{row.year_id}/{row.key}": f"{row.name} {row.year_id}" for row in Occasion.objects.order_by("pk")}
    for row in rows:
        where = ", ".join(
            part
            for part in (
                places.get(row.organisation, row.organisation),
                occasions.get(row.occasion, row.occasion),
            )
            if part
        )
        kind = KIND_WORDS[DocumentKind(row.kind)]
        yield row.pk, kind, where, names.get(row.template, row.template)


def _organisations() -> list[tuple[str, str]]:
    found = sorted(tree().names.items(), key=lambda pair: pair[1].casefold())
    return found[:MOST_ORGANISATIONS]


def _occasions() -> list[tuple[str, str]]:
    rows = Occasion.objects.filter(ended_at__isnull=True).exclude(kind="plan").order_by("-year", "position", "pk")
    return [(f"{row.year_id}/{row.key}", f"{row.name} {row.year_id}") for row in rows]
