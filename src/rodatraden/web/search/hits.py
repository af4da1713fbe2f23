"""A hit as the page shows it: its words marked, where it belongs, and a page that its reader may open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.translation import gettext as _

from rodatraden.apps.cycle.enums import ScopeLevel
from rodatraden.apps.cycle.models import PlanningYear
from rodatraden.apps.org.models import Organisation
from rodatraden.apps.org.queries.places import may_read
from rodatraden.apps.planning.models import Goal
from rodatraden.core.content.planning import LevelMeaning
from rodatraden.core.number_words import to_words
from rodatraden.documents.queries import documents_visible_to
from rodatraden.foundation.search.models import SearchEntry
from rodatraden.foundation.search.swedish import marked, passage
from rodatraden.web.search.listing import Home, Kind

if TYPE_CHECKING:
    from rodatraden.foundation.accounts.models import User

# What a thing is called in the addresses of planning, where it stands before there is a document.
_IN_PLANNING = {Kind.GOAL: "mal", Kind.COMMITMENT: "atagande", Kind.ACTIVITY: "aktivitet", Kind.RISK: "risk"}
_PASSAGE = 180
_NAMED = 2
Pieces = Sequence[tuple[str, bool]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A thing that was found; `href` is "" when no page that the reader may open shows it yet."""

    title: Pieces
    label: str
    where: str
    passage: Pieces
    href: str


def hits(entries: Iterable[SearchEntry], words: Sequence[str], user: User | AnonymousUser) -> list[Hit]:
    """The entries as hits, in their order; as many questions however many there are."""
    every = list(entries)
    homes = {entry.pk: [Home.read(home) for home in entry.homes] for entry in every}
    visible = _visible_homes(user)
    years = _years(user)
    named = _names({home.place for of in homes.values() for home in of} | {entry.place for entry in every})
    return [_hit(entry, words, [h for h in homes[entry.pk] if h in visible], named, years) for entry in every]


def _visible_homes(user: User | AnonymousUser) -> set[Home]:
    """The board-years that have a page for this reader."""
    rows = documents_visible_to(user).order_by().values_list("scope__board_id", "scope__year").distinct()
    return {Home(place=str(place), year=year) for place, year in rows if place and year}


def _names(places: set[str]) -> Mapping[str, str]:
    return dict(Organisation.objects.filter(key__in=places - {""}).order_by("pk").values_list("key", "name"))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Years:
    """The planning years by their steering model; the council's goals by theirs, for those who read the council's."""

    models: Mapping[int, str]
    council: Mapping[str, str]

    def has_council_goal(self, goal: str, year: int) -> bool:
        """Whether the goal has a page of its own among the council's of the year."""
        return self.council.get(goal, "") == self.models.get(year) != ""


def _years(user: User | AnonymousUser) -> _Years:
    planned = PlanningYear.objects.filter(ended_at__isnull=True).order_by("pk")
    goals = Goal.objects.filter(
        scope__level=ScopeLevel.MUNICIPALITY, level__meaning=LevelMeaning.GOAL.value, ended_at__isnull=True
    ).order_by("pk")
    council = dict(goals.values_list("key", "level__model__key")) if may_read(user, "") else {}
    return _Years(models=dict(planned.values_list("year", "steering_model")), council=council)


def _hit(entry: SearchEntry, words: Sequence[str], homes: list[Home], named: Mapping[str, str], years: _Years) -> Hit:
    return Hit(
        title=marked(entry.title, words),
        label=entry.label,
        where=_where(entry, homes, named),
        passage=marked(passage(entry.detail, words, _PASSAGE), words) if entry.detail else (),
        href=_href(entry, homes[0] if homes else None, years),
    )


def _where(entry: SearchEntry, homes: list[Home], named: Mapping[str, str]) -> str:
    """The board and year; of what boards share, the first of them by name."""
    if entry.place:
        return " ".join(part for part in (named.get(entry.place, entry.place), str(entry.year or "")) if part)
    boards = list(dict.fromkeys(named.get(home.place, home.place) for home in homes))
    if not boards:
        return _("Hela kommunen")
    shown, more = boards[:_NAMED], len(boards) - _NAMED
    if more > 0:
        return _("%(boards)s och %(number)s till") % {"boards": ", ".join(shown), "number": to_words(more)}
    return _(" och ").join(shown)


def _href(entry: SearchEntry, home: Home | None, years: _Years) -> str:
    """The page of the thing (a council goal has its own), or of its goal, or of its board; else planning."""
    if entry.kind == Kind.DOCUMENT:
        return reverse("documents:read", args=(entry.target,))
    if entry.kind == Kind.GOAL and home is not None and years.has_council_goal(entry.key, home.year):
        return reverse("council:goal", args=(home.year, entry.key))
    if home is None:
        slug = "" if entry.is_public or entry.year not in years.models else _IN_PLANNING.get(Kind(entry.kind), "")
        address = (entry.place, entry.year, slug, entry.key)
        return reverse("planning:node", args=address) if slug and entry.place else ""
    if entry.kind == Kind.INDICATOR:
        return reverse("indicators:indicator", args=(home.place, home.year, entry.target))
    if entry.target:
        return reverse("goals:goal", args=(home.place, home.year, entry.target))
    return reverse("boards:board", args=(home.place, home.year))
