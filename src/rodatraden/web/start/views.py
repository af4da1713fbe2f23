"""The start page: what the municipality wants, what it costs, how it goes."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from rodatraden.core.content.planning import LevelMeaning
from rodatraden.documents.models import Document
from rodatraden.documents.queries import documents_visible_to, with_editions
from rodatraden.web.ui.board_year import BoardYear, board_year
from rodatraden.web.ui.editions import FORMATS, edition_words, is_published
from rodatraden.web.ui.measures import Measure, Standing
from rodatraden.web.ui.ordering import newest_first
from rodatraden.web.ui.stations import visions
from rodatraden.web.ui.words import sentences, value_words

_LATEST, _ANSWERS = 5, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Knot:
    """A station on the thread from vision to krona."""

    figure: str
    name: str
    href: str
    below: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A figure in plain words."""

    value: str
    when: str
    name: str
    words: str
    href: str


def start(request: HttpRequest) -> HttpResponse:
    """The start page; without anything to read it says what would stand here."""
    documents = list(_with_boards(newest_first(with_editions(documents_visible_to(request.user)))))
    shown = _chosen(request, documents)
    context = {
        "municipality": shown.material.municipality.name if shown else "",
        "notice": shown.material.municipality.notice if shown else "",
        "board_year": f"{shown.name} {shown.year}" if shown else "",
        "knots": knots(shown) if shown else [],
        "answers": _answers(shown) if shown else [],
        "documents": [_listed(request, document) for document in documents[:_LATEST]],
        "boards": _boards(documents),
    }
    return render(request, "start/start.html", context)


def _with_boards(documents: QuerySet[Document]) -> QuerySet[Document]:
    return documents.select_related("scope__board")


def _chosen(request: HttpRequest, documents: list[Document]) -> BoardYear | None:
    """The year the thread is shown for: the newest published plan, else the newest plan, else the newest document."""
    every = [document for document in documents if not document.scope.occasion]
    plans = [document for document in every if is_published(document)] or every or documents
    if not plans:
        return None
    chosen = plans[0]
    return board_year(request.user, str(chosen.scope.board_id), chosen.scope.year or 0)


def knots(year: BoardYear) -> list[Knot]:
    """The thread with real counts."""
    material = year.material
    home = reverse("boards:board", args=(year.board, year.year))
    found = [
        Knot(figure=str(vision.horizon or _("Vision")), name=_("Vision"), href=home, below=vision.title)
        for vision in visions(material)
    ]
    for key, level in material.levels.items():
        if level.meaning not in (LevelMeaning.GOAL, LevelMeaning.BOARD_GOAL):
            continue
        count = sum(goal.level == key and (level.meaning is LevelMeaning.GOAL or goal.key in material.relevant)
                    for goal in material.goals.values())  # fmt: skip
        found.append(Knot(figure=str(count), name=level.plural.lower(), href=f"{home}#traden", below=year.name
                          if level.meaning is LevelMeaning.BOARD_GOAL else _("i kommunens plan")))  # fmt: skip
    standing = [measure.standing for measure in year.measured]
    reached = _("%(yes)s når målet, %(no)s gör det inte") % {
        "yes": standing.count(Standing.REACH), "no": standing.count(Standing.MISS),
    }  # fmt: skip
    found.append(Knot(figure=str(len(standing)), name=_("indikatorer"), href=f"{home}#mal", below=reached))
    if year.net_budget:
        found.append(
            Knot(figure=year.net_budget, name=_("miljoner kronor"), href=f"{home}#pengar", below=_("i nettobudget"))
        )
    return found


def _answers(year: BoardYear) -> list[Answer]:
    telling = [m for m in year.measured if m.standing in (Standing.MISS, Standing.MARGIN, Standing.REACH)]
    chosen: list[Measure] = []
    for standing in (Standing.MISS, Standing.MARGIN, Standing.REACH):
        chosen += [measure for measure in telling if measure.standing is standing][:1]
    return [
        Answer(
            value=value_words(measure),
            when=measure.latest.moment.words if measure.latest else "",
            name=measure.name,
            words=" ".join(sentences(measure)),
            href=reverse("indicators:indicator", args=(year.board, year.year, measure.indicator.key)),
        )
        for measure in chosen[:_ANSWERS]
    ]


def _listed(request: HttpRequest, document: Document) -> dict[str, object]:
    board = document.scope.board
    return {
        "title": document.title,
        "board": board.name if board is not None else "",
        "href": reverse("documents:read", args=(document.key,)),
        "state": edition_words(document, request.user),
        "formats": [(label, reverse("documents:file", args=(document.key, form))) for form, label in FORMATS],
    }


def _boards(documents: list[Document]) -> list[tuple[str, list[tuple[int, str]]]]:
    found: dict[tuple[str, str], set[int]] = {}
    for document in documents:
        scope = document.scope
        if scope.board is not None and scope.year:
            found.setdefault((scope.board.name, scope.board.key), set()).add(scope.year)
    return [
        (name, [(year, reverse("boards:board", args=(key, year))) for year in sorted(years, reverse=True)])
        for (name, key), years in sorted(found.items())
    ]
