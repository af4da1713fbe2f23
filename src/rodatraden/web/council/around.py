"""What the pages of the council's year share: who may see it, and how answers are told."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from rodatraden.apps.cycle.queries.scopes import versions_of_years
from rodatraden.apps.org.queries.places import may_read, places_of
from rodatraden.apps.org.rules import READ
from rodatraden.apps.planning.queries.council import CouncilYear, council_year
from rodatraden.core.answers import Answered
from rodatraden.core.content.council import AnswerKind, DirectiveKind
from rodatraden.web.ui.remembered import remember

KIND_WORDS: Mapping[str, str] = {
    "goal": "Mål",
    DirectiveKind.DIRECTIVE.value: "Styrsignal",
    DirectiveKind.PRIORITY.value: "Prioritering",
    DirectiveKind.ASSIGNMENT.value: "Uppdrag",
    DirectiveKind.CONDITION.value: "Förutsättning",
}
ANSWER_WORDS: Mapping[AnswerKind, str] = {
    AnswerKind.OWN_GOAL: "Eget mål",
    AnswerKind.CORE_MISSION: "Grunduppdrag",
    AnswerKind.COMMITMENT: "Åtagande",
    AnswerKind.NOT_CONCERNED: "Berör inte",
}
_SHAPES = {
    AnswerKind.OWN_GOAL: "on",
    AnswerKind.CORE_MISSION: "on",
    AnswerKind.COMMITMENT: "on",
    AnswerKind.NOT_CONCERNED: "cancelled",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An answer in the table: a shape, a word, and what answers."""

    shape: str
    word: str
    by: str
    text: str


def open_year(request: HttpRequest, year: int) -> CouncilYear:
    """The council's year with the boards this person reads; `Http404` when they read nothing of it."""
    if not may_read(request.user, ""):
        raise Http404
    places = places_of(request.user, READ)
    boards = None if places.everywhere else frozenset(places.keys)
    found = read_year(request, year, boards)
    if found is None:
        raise Http404
    return found


def read_year(request: HttpRequest, year: int, boards: frozenset[str] | None) -> CouncilYear | None:
    """The council's year with the answers of some boards (None is all), to read put together once for each state."""
    if request.method not in ("GET", "HEAD"):
        return council_year(year, boards)
    return remember(("council year", year, boards, versions_of_years(year)), lambda: council_year(year, boards))


def told(year: CouncilYear, one: Answered) -> Told:
    """How an answer is told."""
    if one.answer is None:
        return Told(shape="none", word=_("Inte besvarat"), by="", text="")
    return Told(
        shape=_SHAPES[one.answer.kind],
        word=_(ANSWER_WORDS[one.answer.kind]),
        by=year.names.get(one.answer.by, ""),
        text=one.answer.text,
    )
