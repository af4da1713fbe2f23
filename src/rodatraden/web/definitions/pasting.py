"""Paste a block of values from a spreadsheet: read, shown, and then saved."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.indicators.actions.values import paste_values
from rodatraden.apps.indicators.queries.content import OBSERVATIONS
from rodatraden.apps.indicators.queries.values import identity_of
from rodatraden.apps.indicators.rules import EDIT_VALUES
from rodatraden.core.content.amount import Amount
from rodatraden.core.content.indicators import Indicator, Observation
from rodatraden.core.periods import UnreadablePeriod
from rodatraden.core.typed_periods import read_period
from rodatraden.core.value_block import About, Block, read_values, with_origin
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.keyed.columns import canonical
from rodatraden.foundation.keyed.read import read_some
from rodatraden.foundation.permissions import PermissionRefused, require
from rodatraden.web.definitions import value_forms
from rodatraden.web.definitions.forms import YES, written
from rodatraden.web.definitions.reading import indicator_of, reader_of
from rodatraden.web.definitions.words import EXAMPLES, GROUPS, group_words, missing_words, period_words
from rodatraden.web.ui.fields import Field, Unreadable, Values, filled, sent

SHOWN = 100
LONGEST = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A value of the preview: of what, what it becomes, and what it was ("" when it is new)."""

    row: int
    what: str
    now: str
    before: str
    is_same: bool


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def paste(request: HttpRequest, key: str) -> HttpResponse:
    """The box to paste in; posted: the preview, and on the next step the values saved."""
    person = reader_of(request)
    require(person, EDIT_VALUES)
    indicator, scope = indicator_of(key)
    entities = value_forms.entities_for(person)
    fields = _fields(indicator, entities)
    values: Values = {"entity": entities[0][0] if entities else ""}
    context: dict[str, object] = {"indicator": indicator, "example": _example(indicator)}
    sentence = ""
    if request.method == "POST":
        values = sent(fields, request.POST)
        try:
            block = _read(indicator, values, entities)
            told = with_origin(
                block.values, reported_by=str(values["reported_by"]), preliminary=YES in values["preliminary"]
            )
            if request.POST.get("gor") == "spara" and not block.faults and told:
                return _saved(request, person, indicator, told)
            lines = _lines(block, told, scope, dict(entities))
            context |= {"pasted": block, **_shown(lines)}
        except PermissionRefused:
            raise
        except Refusal as refusal:
            sentence = refusal.sentence
    by_name = {each.name: each for each in filled(fields, values)}
    context |= {
        "fields": by_name,
        "above": [by_name[name] for name in _ABOVE],
        "below": [by_name[name] for name in _BELOW],
    }
    status = 422 if sentence or (context.get("pasted") and context["pasted"].faults) else 200  # type: ignore[attr-defined]
    return render(request, "definitions/paste.html", {**context, "sentence": sentence}, status=status)


_ABOVE, _BELOW = ("entity", "period", "group"), ("reported_by", "preliminary", "reason")


def _fields(indicator: Indicator, entities: list[tuple[str, str]]) -> tuple[Field, ...]:
    sample = EXAMPLES.get(indicator.period_rule, EXAMPLES["year"])
    return (
        Field(
            name="entity",
            label=gettext_lazy("För vem"),
            input="select",
            choices=entities,
            help=gettext_lazy("Om organisationen inte står på raden."),
        ),
        Field(
            name="period",
            label=gettext_lazy("Period"),
            is_short=True,
            help=_("Om perioden inte står på raden eller i rubriken. Till exempel %(period)s.") % {"period": sample},
        ),
        Field(
            name="group",
            label=gettext_lazy("Grupp"),
            input="select",
            is_short=True,
            choices=GROUPS,
            help=gettext_lazy("Om gruppen inte står i rubriken."),
        ),
        Field(
            name="block",
            label=gettext_lazy("Rutor från Excel"),
            input="prose",
            rows=10,
            help=gettext_lazy("Markera i Excel, kopiera och klistra in här. Rubrikraden får vara med."),
        ),
        Field(
            name="reported_by",
            label=gettext_lazy("Var värdena kommer ifrån"),
            help=gettext_lazy("Till exempel uttag ur Heroma 3 februari."),
        ),
        Field(
            name="preliminary",
            label=gettext_lazy("Preliminära"),
            input="many",
            choices=[(YES, gettext_lazy("Värdena kan komma att ändras"))],
        ),
        Field(
            name="reason",
            label=gettext_lazy("Varför ändrar du?"),
            help=gettext_lazy("Behövs om ett värde som redan finns ändras. Skälet står i historiken."),
        ),
    )


def _read(indicator: Indicator, values: Values, entities: list[tuple[str, str]]) -> Block:
    text, typed = str(values["block"]), str(values["period"]).strip()
    if len(text) > LONGEST:
        raise Unreadable(_("Rutor från Excel"), _("det är för mycket på en gång. Klistra in det i delar."))
    if not text.strip():
        raise Unreadable(_("Rutor från Excel"), _("klistra in rutorna från Excel först."))
    # What stands now is shown beside: only to those who may write it, whatever the form was made to say.
    if str(values["entity"]) not in dict(entities):
        raise Unreadable(_("För vem"), _("välj en i listan."))
    try:
        period = str(read_period(typed, indicator.period_rule)) if typed else None
    except UnreadablePeriod as error:
        raise Unreadable(_("Period"), str(error)) from error
    group = str(values["group"])
    form = About(
        period=period,
        entity=str(values["entity"]),
        group={"gender": group.partition("=")[2]} if group and group in dict(GROUPS) else {},
    )
    return read_values(text, indicator, _named(entities), form)


def _named(entities: list[tuple[str, str]]) -> dict[str, str]:
    """Keys by the names that a row may begin with; a name that two have is nobody's, their keys are."""
    count = Counter(name.casefold() for _key, name in entities)
    by_name = {name.casefold(): key for key, name in entities if count[name.casefold()] == 1}
    return {**{key.casefold(): key for key, _name in entities if key}, **by_name}


def _saved(request: HttpRequest, person: User, indicator: Indicator, told: list[Observation]) -> HttpResponse:
    reason = request.POST.get("reason", "")
    done = paste_values(by=person, indicator=indicator.key, observations=told, reason=reason)
    added = ngettext("%(n)d nytt värde", "%(n)d nya värden", done.added) % {"n": done.added}
    corrected = ngettext("%(n)d rättat", "%(n)d rättade", done.corrected) % {"n": done.corrected}
    messages.success(request, _("Sparat: %(added)s och %(corrected)s.") % {"added": added, "corrected": corrected})
    return HttpResponseRedirect(reverse("definitions:values", args=(indicator.key,)))


def _lines(block: Block, told: list[Observation], scope: Scope, names: dict[str, str]) -> list[Line]:
    """Each value beside what stands now among the municipality's own."""
    if not told:
        return []
    held = read_some(OBSERVATIONS, scope.pk, {"indicator_id": told[0].indicator})
    have: dict[tuple[str, str, str, str], Observation] = {identity_of(each): each for each in held}
    found = []
    for one, observation in zip(block.values, told, strict=True):
        before = have.get(identity_of(observation))
        of = (
            names.get(observation.entity, observation.entity),
            period_words(observation.period),
            group_words(canonical(observation.breakdown)),
        )
        found.append(
            Line(
                row=one.row,
                what=", ".join(of),
                now=_amount(observation.amount),
                before=_amount(before.amount) if before is not None else "",
                is_same=before is not None and before.amount == observation.amount,
            )
        )
    return found


def _amount(amount: Amount) -> str:
    return written(amount.value) if amount.value is not None else missing_words(amount.missing)


def _shown(lines: list[Line]) -> dict[str, object]:
    return {
        "lines": lines[:SHOWN],
        "left": max(0, len(lines) - SHOWN),
        "new": sum(1 for each in lines if not each.before),
        "changed": sum(1 for each in lines if each.before and not each.is_same),
        "same": sum(1 for each in lines if each.is_same),
    }


def _example(indicator: Indicator) -> str:
    sample = EXAMPLES.get(indicator.period_rule, EXAMPLES["year"])
    return f"{_('Period')}\t{_('Totalt')}\t{_('Kvinnor')}\t{_('Män')}\n{sample}\t83,4\t84,1\t82,6"
