"""The search's source of what everybody may read: the things in published editions, as they were published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from functools import lru_cache

from rodatraden.core.content.planning import Goal
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.enums import EditionState
from rodatraden.documents.frozen_content import frozen_material
from rodatraden.documents.models import Document, Edition
from rodatraden.foundation.search.entries import Changes, Entry, Source
from rodatraden.web.search import listing
from rodatraden.web.search.listing import Home, Kind, Where
from rodatraden.web.ui.ordering import newest_first

_PUBLISHED = Edition.objects.filter(state=EditionState.PUBLISHED)


def everything() -> Iterator[Entry]:
    """Every published document, and what is in the newest one of each board's year.

    A council goal or an indicator that several boards have is one entry, in the words of the newest.
    """
    documents = list(
        newest_first(Document.objects.select_related("scope__board").filter(editions__in=_PUBLISHED.all()).distinct())
    )
    yield from (_document(document) for document in documents)
    found: dict[tuple[str, str], Entry] = {}
    for entry in (entry for document in _one_a_year(documents) for entry in _in(document)):
        first = found.get((entry.kind, entry.key))
        found[entry.kind, entry.key] = entry if first is None else replace(first, homes=first.homes + entry.homes)
    yield from found.values()


def changed(since: datetime) -> Changes | None:
    """Nothing, or all of it when something has been published since."""
    return None if _PUBLISHED.filter(published_at__gte=since).exists() else Changes()


def _one_a_year(documents: list[Document]) -> list[Document]:
    """The newest document of each board's year: the one whose content the pages of that year show everybody."""
    newest: dict[tuple[str | None, int | None], Document] = {}
    for document in documents:
        newest.setdefault((document.scope.board_id, document.scope.year), document)
    return [document for (board, year), document in newest.items() if board and year]


def _document(document: Document) -> Entry:
    return _where(document).entry(
        Kind.DOCUMENT, document.key, document.title, label="Dokument", texts=(), target=document.key
    )


def _where(document: Document) -> Where:
    board, year = document.scope.board, document.scope.year
    homes = (Home(place=board.key, year=year),) if board and year else ()
    name = board.name if board else ""
    return Where(place=board.key if board else "", year=year, homes=homes, name=name, is_public=True)


def _in(document: Document) -> tuple[Entry, ...]:
    edition = (
        document.editions.filter(state=EditionState.PUBLISHED)
        .order_by("-number")
        .values_list("pk", "fingerprint")
        .first()
    )
    return _in_edition(*edition) if edition else ()


@lru_cache(maxsize=500)  # An edition never changes, and is slow to read.
def _in_edition(edition: int, _fingerprint: str) -> tuple[Entry, ...]:
    published = Edition.objects.select_related("document__scope__board", "template").get(pk=edition)
    return tuple(_things(frozen_material(published), _where(published.document)))


def _things(material: Material, where: Where) -> Iterator[Entry]:
    """What an edition's content holds, as the pages of its year show it."""
    shared = replace(where, place="", year=None, name="")
    own = {goal.key for goal in material.plan.goals}
    for key in sorted(material.relevant):
        goal = material.goals[key]
        yield listing.goal(goal, _level(material, goal), where if key in own else shared)
    mine = {commitment.key for commitment in material.plan.commitments}
    for commitment in material.commitments.values():
        if commitment.goal in material.relevant:
            yield listing.commitment(commitment, commitment.goal, where if commitment.key in mine else shared)
    for activity in material.plan.activities:
        yield listing.activity(activity, next(iter(activity.goals), ""), where)
    followed = dict.fromkeys(link.indicator for link in material.plan.indicator_links)
    for key in followed:
        if key in material.indicators:
            yield listing.indicator(material.indicators[key], shared)
    for risk in material.plan.risks:
        yield listing.risk(risk, risk.goal, where)


def _level(material: Material, goal: Goal) -> str:
    level = material.levels.get(goal.level)
    return level.name if level else ""


PUBLISHED = Source(name="published", everything=everything, changed=changed)
