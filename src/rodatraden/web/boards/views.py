"""The boards, and a board's year on one page."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from rodatraden.core.content.planning import Goal, LevelMeaning
from rodatraden.documents.queries import documents_visible_to
from rodatraden.web.boards.branches import branches, is_cut
from rodatraden.web.boards.cards import area_goals, areas, counts, has_many
from rodatraden.web.ui.board_year import BoardYear, board_year
from rodatraden.web.ui.charts.strip import strip
from rodatraden.web.ui.components import Tab
from rodatraden.web.ui.measures import Standing
from rodatraden.web.ui.risks import valued
from rodatraden.web.ui.words import STANDING_WORDS, counted, joined

MOST_RISKS = 20
"""So many of the gravest risks stand here; the plan has them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedBoard:
    """A board in the list, with its years."""

    name: str
    years: tuple[tuple[int, str], ...]


def index(request: HttpRequest) -> HttpResponse:
    """The boards that have something to read."""
    found: dict[tuple[str, str], set[int]] = {}
    for document in documents_visible_to(request.user).select_related("scope__board"):
        scope = document.scope
        if scope.board is not None and scope.year:
            found.setdefault((scope.board.name, scope.board.key), set()).add(scope.year)
    boards = [
        ListedBoard(
            name=name,
            years=tuple((year, reverse("boards:board", args=(key, year))) for year in sorted(years, reverse=True)),
        )
        for (name, key), years in sorted(found.items())
    ]
    return render(request, "boards/index.html", {"boards": boards})


def board(request: HttpRequest, board: str, year: int) -> HttpResponse:
    """One board's year: how it stands, its goals, the whole thread, its money and its risks."""
    found = board_year(request.user, board, year)
    standing = counts(found.measured)
    roots = area_goals(found)
    chosen = _chosen(request, found, roots)
    risks = valued(found.material.plan.risks, found.material.municipality.risk_zones)
    context = {
        "board": found,
        "lead": _lead(found),
        "tabs": _tabs(found),
        "strip": strip(standing),
        "strip_words": _strip_words(standing),
        "standing": [(one.value, STANDING_WORDS[one], number) for one, number in standing.items() if number],
        "areas": areas(found, chosen),
        "area_tabs": _area_tabs(found, roots, chosen) if len(chosen) < len(roots) else [],
        "branches": branches(found),
        "branches_cut": is_cut(found),
        "money": found.money[0] if found.money else None,
        "money_href": reverse("documents:read", args=(found.money[1].key,)) if found.money else "",
        "risks": risks[:MOST_RISKS],
        "more_risks": max(len(risks) - MOST_RISKS, 0),
        "plan_href": reverse("documents:read", args=(found.plan.key,)) if found.plan else "",
        "documents": [(d.title, reverse("documents:read", args=(d.key,))) for d in found.documents],
        "notice": found.material.municipality.notice,
    }
    return render(request, "boards/board.html", context)


def _chosen(request: HttpRequest, found: BoardYear, roots: list[Goal]) -> list[Goal]:
    """The areas that are shown: all, or of a board with very much the one that is asked for."""
    if not has_many(found):
        return roots
    asked = [root for root in roots if root.key == request.GET.get("omrade")]
    return asked or roots[:1]


def _area_tabs(found: BoardYear, roots: list[Goal], chosen: list[Goal]) -> list[Tab]:
    home = reverse("boards:board", args=(found.board, found.year))
    return [
        Tab(label=root.name, href=f"{home}?{urlencode({'omrade': root.key})}#mal", here=root in chosen)
        for root in roots
    ]


def _tabs(found: BoardYear) -> list[Tab]:
    return [
        Tab(label=str(year), href=reverse("boards:board", args=(found.board, year)), here=year == found.year)
        for year in found.years
    ]


def _lead(found: BoardYear) -> str:
    material = found.material
    own = [goal for goal in material.plan.goals if material.levels.get(goal.level)]
    meaning = [goal for goal in own if material.meaning(goal) is LevelMeaning.BOARD_GOAL]
    parts = []
    if meaning:
        parts.append(counted(len(meaning), _("nämndmål"), _("nämndmål"), neuter=True))
    if material.plan.activities:
        parts.append(counted(len(material.plan.activities), _("aktivitet"), _("aktiviteter")))
    if found.measured:
        parts.append(counted(len(found.measured), _("indikator"), _("indikatorer")))
    if found.net_budget:
        parts.append(_("%(amount)s miljoner kronor i nettobudget") % {"amount": found.net_budget})
    said = joined(parts)
    return said[:1].upper() + said[1:] + "." if said else ""


def _strip_words(standing: dict[Standing, int]) -> str:
    whole = sum(standing.values())
    parts = [f"{STANDING_WORDS[one].lower()}: {number}" for one, number in standing.items() if number]
    return _("Av %(whole)s indikatorer, %(parts)s.") % {"whole": whole, "parts": ", ".join(parts)}
