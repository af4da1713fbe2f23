"""What units have made of a board's goal."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from rodatraden.apps.cycle.enums import ScopeLevel
from rodatraden.apps.indicators.models import Target
from rodatraden.apps.org.models import Organisation
from rodatraden.apps.org.tree import tree
from rodatraden.apps.planning.models import Activity, Goal, IndicatorLink, StatusReport
from rodatraden.core.content.organisation import OrganisationKind

UNITS = (OrganisationKind.UNIT.value, OrganisationKind.SERVICE_AREA.value, OrganisationKind.ADMINISTRATION.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitGoal:
    """A unit's own goal under a board's: what it is called there, its targets, and how its activities stand."""

    key: str
    name: str
    unit: str
    unit_name: str
    is_adapted: bool
    indicators: tuple[str, ...]
    targets: int
    activities: int
    statuses: tuple[tuple[str, str, int], ...]


def unit_goals(goal: str, name: str) -> list[UnitGoal]:
    """The units' own goals under a goal, in the order of the units; at most six questions."""
    own = list(
        Goal.objects.filter(parent__key=goal, ended_at__isnull=True, scope__level=ScopeLevel.BOARD_YEAR)
        .exclude(scope=Goal.objects.filter(key=goal).values("scope")[:1])
        .select_related("scope")
        .order_by("scope__board__position", "scope__board_id", "position")
    )
    if not own:
        return []
    keys = [row.key for row in own]
    indicators: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    links = IndicatorLink.objects.filter(goal_id__in=keys, ended_at__isnull=True).order_by("position", "pk")
    for of, indicator, called in links.values_list("goal__key", "indicator__key", "indicator__name"):
        indicators[of].append((indicator, called))
    scopes = {row.scope_id for row in own}
    targets = set(
        Target.objects.filter(scope_id__in=scopes, ended_at__isnull=True)
        .order_by("pk")
        .values_list("scope__pk", "indicator__key")
    )
    activities: defaultdict[str, set[str]] = defaultdict(set)
    rows = Activity.objects.filter(goals__goal_id__in=keys, ended_at__isnull=True).order_by("pk")
    for key, of in rows.values_list("key", "goals__goal__key"):
        activities[of].add(key)
    statuses = _newest({key for found in activities.values() for key in found})
    names = tree().names
    return [
        UnitGoal(
            key=row.key,
            name=row.name,
            unit=row.scope.board_id or "",
            unit_name=names.get(row.scope.board_id or "", row.scope.board_id or ""),
            is_adapted=row.name != name,
            indicators=tuple(called for _, called in indicators[row.key]),
            targets=sum((row.scope_id, indicator) in targets for indicator, _ in indicators[row.key]),
            activities=len(activities[row.key]),
            statuses=_counted([statuses[key] for key in sorted(activities[row.key]) if key in statuses]),
        )
        for row in own
    ]


def _newest(activities: set[str]) -> dict[str, tuple[str, str]]:
    """The meaning and word of the newest status of each activity."""
    rows = StatusReport.objects.filter(of__in=activities, ended_at__isnull=True, status__isnull=False)
    return {
        of: (meaning, label)
        for of, meaning, label in rows.order_by("changed_at", "pk").values_list(
            "of", "status__meaning", "status__label"
        )
    }


def _counted(found: list[tuple[str, str]]) -> tuple[tuple[str, str, int], ...]:
    return tuple((meaning, label, found.count((meaning, label))) for meaning, label in dict.fromkeys(found))


def units_under(board: str) -> list[tuple[str, str]]:
    """The units that work for a board, with their names, in the order of the organisation."""
    keys = tree().at_or_below(board) - {board}
    rows = Organisation.objects.filter(key__in=keys, kind__in=UNITS, ended_at__isnull=True).order_by("position", "key")
    return list(rows.values_list("key", "name"))
