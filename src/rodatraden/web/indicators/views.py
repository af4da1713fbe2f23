"""An indicator on one page: a sentence, a drawing, a table, and where it comes from."""

from decimal import Decimal
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from rodatraden.apps.indicators.rules import EDIT_DEFINITIONS, EDIT_VALUES
from rodatraden.core.content.planning import Goal
from rodatraden.core.numbers import format_number
from rodatraden.core.surveys import response_rate
from rodatraden.foundation.permissions import allows
from rodatraden.web.indicators import facts
from rodatraden.web.ui.board_year import BoardYear, board_year
from rodatraden.web.ui.charts import gender, people, series
from rodatraden.web.ui.measures import Measure
from rodatraden.web.ui.prose import blocks
from rodatraden.web.ui.stations import stations
from rodatraden.web.ui.words import POLARITY_WORDS, sentences, standing_words, unit_words, value_words

WHOLE = ""


def indicator(request: HttpRequest, board: str, year: int, indicator: str) -> HttpResponse:
    """The page of an indicator; `Http404` when the board does not follow it this year."""
    found = board_year(request.user, board, year)
    if indicator not in {link.indicator for link in found.material.plan.indicator_links} & set(
        found.material.indicators
    ):
        raise Http404
    measure = found.measure(indicator)
    goals = _goals(found, indicator)
    above = [*found.ancestors(goals[0]), goals[0]] if goals else []
    pairs, why_hidden = facts.splits(found, measure)
    context: dict[str, Any] = {
        "board": found,
        "measure": measure,
        "stations": stations(found, above, _("Indikator")),
        "over": " · ".join(part for part in (_("Indikator"), POLARITY_WORDS[measure.indicator.polarity]) if part),
        "value": "" if measure.hidden else value_words(measure),
        "when": measure.newest.moment.words if measure.newest else "",
        "sentences": sentences(measure),
        "standing_words": standing_words(measure),
        "unit": unit_words(measure.indicator.unit),
        "wide": series.wide(measure) if measure.points else "",
        "narrow": series.narrow(measure) if measure.points else "",
        "rows": facts.rows(measure),
        "certainty": _certainty(measure),
        "gender_wide": gender.gender(pairs, "kon-bred") if pairs else "",
        "gender_narrow": gender.gender(pairs, "kon-smal", narrow=True) if pairs else "",
        "why_hidden": why_hidden,
        "judgement": facts.judgement(found, measure),
        "definition": blocks(measure.indicator.definition),
        "about": facts.about(found, measure),
        "way": facts.way(found, measure),
        "goals": [(goal.name, reverse("goals:goal", args=(board, year, goal.key))) for goal in goals],
        "ways": _ways(request, indicator),
        "document": (found.tree.meta.title, reverse("documents:read", args=(found.document.key,))),
    }
    return render(request, "indicators/indicator.html", context)


def _ways(request: HttpRequest, key: str) -> list[tuple[str, str]]:
    """For those who may: the way to the definition, and to the values."""
    pages = (
        (_("Ändra definitionen"), "definitions:indicator", allows(request.user, EDIT_DEFINITIONS, WHOLE)),
        (_("Alla värden"), "definitions:values", allows(request.user, EDIT_VALUES)),
    )
    return [(words, reverse(name, args=(key,))) for words, name, may in pages if may]


def _goals(year: BoardYear, key: str) -> list[Goal]:
    goals = year.material.goals
    links = [link.goal for link in year.material.plan.indicator_links if link.indicator == key]
    return [goals[goal] for goal in dict.fromkeys(links) if goal in goals]


def _certainty(measure: Measure) -> dict[str, Any] | None:
    """How sure the last outcome is; nothing for a figure that is no survey's."""
    last = measure.latest
    if last is None or last.survey is None or measure.hidden:
        return None
    survey = last.survey
    told: dict[str, Any] = {"answers": survey.respondents, "asked": survey.asked, "group": survey.group}
    told["dots"] = people.people(survey.respondents, survey.asked, "svarande") if survey.asked else None
    told["sentences"] = _how_sure(measure, last.margin)
    return told


def _how_sure(measure: Measure, margin: Decimal | None) -> list[str]:
    last = measure.latest
    if last is None or last.survey is None:
        return []
    said = []
    answers, asked = last.survey.respondents, last.survey.asked
    # What a source states may be impossible; the review says so, a page only leaves it out.
    if asked and 0 <= answers <= asked:
        rate = format_number(response_rate(answers, asked), 0)
        said.append(_("%(rate)s procent av de tillfrågade svarade.") % {"rate": rate})
    if margin and last.interval is not None:
        said.append(
            _("Felmarginalen är ± %(margin)s, så det sanna värdet ligger troligen mellan %(low)s och %(high)s.")
            % {
                "margin": format_number(margin, 0),
                "low": measure.printed(last.interval.low),
                "high": measure.printed(last.interval.high),
            }
        )
    elif margin is not None:
        said.append(_("Alla svarade, så det finns ingen felmarginal."))
    return said
