"""The search's source of what is in the municipality now, row by row; for those who read what is not decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import Q

from rodatraden.apps.control.models import Risk
from rodatraden.apps.cycle.models import Scope, ScopedThing
from rodatraden.apps.indicators.models import Indicator
from rodatraden.apps.org.models import Organisation
from rodatraden.apps.planning.models import Activity, ActivityGoal, Commitment, Goal, IndicatorLink
from rodatraden.documents.models import Document
from rodatraden.foundation.search.entries import Changes, Entry, Source
from rodatraden.web.search import listing
from rodatraden.web.search.listing import Home, Kind, Where

_LIVING = Q(ended_at__isnull=True)
_MODELS: dict[Kind, type[ScopedThing]] = {
    Kind.GOAL: Goal,
    Kind.COMMITMENT: Commitment,
    Kind.ACTIVITY: Activity,
    Kind.INDICATOR: Indicator,
    Kind.RISK: Risk,
}


def everything() -> Iterator[Entry]:
    """Every living thing and every document."""
    around = Around()
    for kind in _MODELS:
        yield from _ENTRIES[kind](_LIVING, around)
    yield from documents(around)


def changed(since: datetime) -> Changes | None:
    """The things written since; also council goals and indicators whose boards may be others than before."""
    touched = Q(changed_at__gte=since) | Q(ended_at__gte=since)
    gone: set[tuple[str, str]] = set()
    which: dict[Kind, Q] = {}
    for kind, model in _MODELS.items():
        keys = dict(model._default_manager.filter(touched).order_by("pk").values_list("key", "ended_at"))  # noqa: SLF001
        gone |= {(kind.value, key) for key, ended in keys.items() if ended is not None}
        if living := [key for key, ended in keys.items() if ended is None]:
            which[kind] = Q(key__in=living)
    links = set(IndicatorLink.objects.filter(touched).order_by("pk").values_list("indicator_id", flat=True))
    if links:
        which[Kind.INDICATOR] = which.get(Kind.INDICATOR, Q(pk=None)) | Q(key__in=links)
    if links or {Kind.GOAL, Kind.ACTIVITY} & {*which, *(Kind(kind) for kind, _ in gone)}:
        which[Kind.GOAL] = which.get(Kind.GOAL, Q(pk=None)) | Q(scope__board__isnull=True)
    new_documents = Document.objects.filter(created_at__gte=since).exists()
    if not which and not gone and not new_documents:
        return Changes()
    around = Around()
    entries = [entry for kind, these in which.items() for entry in _ENTRIES[kind](_LIVING & these, around)]
    return Changes((*entries, *(documents(around) if new_documents else ())), frozenset(gone))


@dataclass(frozen=True)
class Around:
    """What has to be known to say where things are shown; each asked for once."""

    @cached_property
    def names(self) -> Mapping[str, str]:
        """What organisations are called."""
        return dict(Organisation.objects.order_by("pk").values_list("key", "name"))

    @cached_property
    def goals(self) -> Mapping[str, tuple[Home, ...]]:
        """The board-years that have something of their own under a goal, as `Material.relevant` has it."""
        rows = list(Goal.objects.filter(_LIVING).order_by("pk").values_list("key", "parent_id", *_SCOPE))
        above = {key: parent for key, parent, *_ in rows}
        starts = [(key, home) for key, _, *scope in rows if (home := _home(*scope))]
        of_links = IndicatorLink.objects.filter(_LIVING).order_by("pk").values_list("goal_id", *_SCOPE)
        of_work = ActivityGoal.objects.filter(activity__ended_at__isnull=True).order_by("pk")
        of_work_rows = of_work.values_list("goal_id", *(f"activity__{field}" for field in _SCOPE))
        starts += [(key, home) for key, *scope in (*of_links, *of_work_rows) if (home := _home(*scope))]
        found: dict[str, set[Home]] = defaultdict(set)
        for start, home in starts:
            key: str | None = start
            while key and home not in found[key]:
                found[key].add(home)
                key = above.get(key)
        return {key: newest_first(homes) for key, homes in found.items()}

    @cached_property
    def indicators(self) -> Mapping[str, tuple[Home, ...]]:
        """The board-years that follow an indicator."""
        found: dict[str, set[Home]] = defaultdict(set)
        for key, *scope in IndicatorLink.objects.filter(_LIVING).order_by("pk").values_list("indicator_id", *_SCOPE):
            if home := _home(*scope):
                found[key].add(home)
        return {key: newest_first(homes) for key, homes in found.items()}

    def where(self, scope: Scope, homes: tuple[Home, ...] = ()) -> Where:
        """Where a thing of a scope is: at its board's year, or at `homes` when it is the municipality's."""
        own = _home(scope.board_id, scope.year)
        place = scope.board_id or ""
        return Where(place=place, year=scope.year, homes=(own,) if own else homes, name=self.names.get(place, ""))


_SCOPE = ("scope__board_id", "scope__year")


def _home(place: str | None, year: int | None) -> Home | None:
    return Home(place=place, year=year) if place and year else None


def newest_first(homes: Iterable[Home]) -> tuple[Home, ...]:
    """The last year first, in a year by place."""
    return tuple(sorted(homes, key=lambda home: (-home.year, home.place)))


def _goals(these: Q, around: Around) -> Iterator[Entry]:
    for goal in Goal.objects.filter(these).select_related("scope", "level").order_by("pk"):
        yield listing.goal(goal, goal.level.name, around.where(goal.scope, around.goals.get(goal.key, ())))


def _commitments(these: Q, around: Around) -> Iterator[Entry]:
    for commitment in Commitment.objects.filter(these).select_related("scope").order_by("pk"):
        where = around.where(commitment.scope, around.goals.get(commitment.goal_id, ()))
        yield listing.commitment(commitment, commitment.goal_id, where)


def _activities(these: Q, around: Around) -> Iterator[Entry]:
    for activity in Activity.objects.filter(these).select_related("scope").prefetch_related("goals").order_by("pk"):
        first = next((link.goal_id for link in activity.goals.all()), "")
        yield listing.activity(activity, first, around.where(activity.scope))


def _indicators(these: Q, around: Around) -> Iterator[Entry]:
    for indicator in Indicator.objects.filter(these).select_related("scope").order_by("pk"):
        yield listing.indicator(indicator, around.where(indicator.scope, around.indicators.get(indicator.key, ())))


def _risks(these: Q, around: Around) -> Iterator[Entry]:
    for risk in Risk.objects.filter(these).select_related("scope").order_by("pk"):
        yield listing.risk(risk, risk.goal_id or "", around.where(risk.scope))


def documents(around: Around) -> Iterator[Entry]:
    """Every document, begun or decided."""
    for document in Document.objects.select_related("scope").order_by("pk"):
        where = around.where(document.scope)
        yield where.entry(Kind.DOCUMENT, document.key, document.title, label="Dokument", texts=(), target=document.key)


_ENTRIES: dict[Kind, Callable[[Q, Around], Iterator[Entry]]] = {
    Kind.GOAL: _goals,
    Kind.COMMITMENT: _commitments,
    Kind.ACTIVITY: _activities,
    Kind.INDICATOR: _indicators,
    Kind.RISK: _risks,
}
CURRENT = Source(name="current", everything=everything, changed=changed)
