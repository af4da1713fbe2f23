"""A goal on one page: where it hangs, what hangs on it, how it stands."""

from collections.abc import Sequence
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from rodatraden.core.content.planning import Goal
from rodatraden.core.document.tree import Node, Paragraph, Section, walk
from rodatraden.core.number_words import to_words
from rodatraden.documents.html import Options, render_nodes
from rodatraden.web.goals.strands import strands
from rodatraden.web.ui.board_year import BoardYear, board_year
from rodatraden.web.ui.components import Station
from rodatraden.web.ui.measures import Measure, Standing
from rodatraden.web.ui.money import tables
from rodatraden.web.ui.pages_of import pages_of
from rodatraden.web.ui.prose import blocks
from rodatraden.web.ui.stations import stations
from rodatraden.web.ui.words import counted, joined

_MOST_PARAGRAPHS = 4


def goal(request: HttpRequest, board: str, year: int, goal: str) -> HttpResponse:
    """The page of a goal; `Http404` when the year has no such goal."""
    found = board_year(request.user, board, year)
    own = found.material.goals.get(goal)
    if own is None:
        raise Http404
    measures = found.measures_of(goal)
    hanging = strands(found, own, measures)
    level = found.level_name(own)
    context = {
        "board": found,
        "goal": own,
        "level": level,
        "is_own": any(one.key == goal for one in found.material.plan.goals),
        "stations": stations(found, found.ancestors(own), level, after=_ahead(found, measures)),
        "lead": lead(measures),
        "strands": hanging,
        "table": _table(found, own),
        "interpretation": _interpretation(found, own),
        "board_href": reverse("boards:board", args=(board, year)),
        "document_href": reverse("documents:read", args=(found.document.key,)),
    }
    return render(request, "goals/goal.html", context)


def lead(measures: list[Measure]) -> str:
    """How the measures of a goal stand, in one or two sentences."""
    if not measures:
        return ""
    standing = [measure.standing for measure in measures]
    lacking = standing.count(Standing.NO_OUTCOME)
    known = len(standing) - lacking
    said = [_("%(known)s har utfall.") % {"known": counted(known, _("indikator"), _("indikatorer"), capital=True)}]
    parts = [
        (Standing.REACH, _("når målet")),
        (Standing.MARGIN, _("ligger inom felmarginalen")),
        (Standing.MISS, _("når inte målet")),
        (Standing.NO_TARGET, _("saknar etappmål")),
    ]
    judged = [f"{to_words(standing.count(one))} {words}" for one, words in parts if standing.count(one)]
    if judged:
        together = joined(judged)
        said.append(together[0].upper() + together[1:] + ".")
    if lacking:
        said.append(_("%(count)s saknar utfall.") % {"count": counted(lacking, "", "", capital=True).strip()})
    return " ".join(said)


def _ahead(year: BoardYear, measures: list[Measure]) -> tuple[Station, ...]:
    if not measures:
        return ()
    first = reverse("indicators:indicator", args=(year.board, year.year, measures[0].indicator.key))
    return (Station(kind=_("Indikatorer"), name=str(len(measures)), href=first),)


def _interpretation(year: BoardYear, goal: Goal) -> SafeString | str:
    """What the document says about the goal, with its live figures; else the goal's description."""
    key = f"section:goal/{goal.key}"
    section = next((node for node in walk(year.tree) if isinstance(node, Section) and node.key == key), None)
    said = [node for node in section.children if isinstance(node, Paragraph)] if section is not None else []
    if said:
        return _drawn(year, said[:_MOST_PARAGRAPHS], "text-")
    words = blocks(goal.description or goal.introduction)
    return format_html_join("", "<p>{}</p>", ((one,) for one in words))


def _table(year: BoardYear, goal: Goal) -> SafeString | str:
    """The goal's own table as it stands in the document."""
    key = f"indicators:{goal.key}"
    table = next((table for table in tables(year.tree) if table.key == key), None)
    return _drawn(year, [table], "matt-") if table is not None else ""


def _drawn(year: BoardYear, nodes: Sequence[Node], prefix: str) -> SafeString:
    material = year.material
    page_of = pages_of(year.board, year.year, frozenset(material.indicators), frozenset(material.goals))
    read = reverse("documents:read", args=(year.document.key,))
    options = Options(page_of=page_of, node_href=lambda node: f"{read}?vid={quote(node)}#{node}", prefix=prefix)
    return mark_safe(render_nodes(year.tree, nodes, options))  # noqa: S308 - escaped by the renderer
