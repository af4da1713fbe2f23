"""Action plans as they are read: their tree, and the activities they gather from the boards' plans."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rodatraden.apps.org.reach import Places
from rodatraden.apps.planning.models import ActionPlan, Activity, StatusReport


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """An activity in an action plan: whose plan it stands in, who leads it, till when, and how it stands."""

    key: str
    name: str
    board: str
    year: int | None
    led_by: str
    ends: date | None
    meaning: str = ""
    status: str = ""


def living_action_plans(places: Places) -> list[ActionPlan]:
    """The action plans of places that are read, in order; the municipality's own is at ""."""
    rows = ActionPlan.objects.filter(ended_at__isnull=True).select_related("scope").order_by("scope", "position", "key")
    return [row for row in rows if places.contains(row.scope.place)]


def gathered(keys: Iterable[str]) -> dict[str, Gathered]:
    """The living activities with these keys; two questions, however many."""
    wanted = list(keys)
    reports = StatusReport.objects.filter(of__in=wanted, ended_at__isnull=True, status__isnull=False)
    newest = {
        of: (meaning, label)
        for of, meaning, label in reports.order_by("changed_at", "pk").values_list(
            "of", "status__meaning", "status__label"
        )
    }
    rows = Activity.objects.filter(key__in=wanted, ended_at__isnull=True).select_related("scope").order_by("pk")
    return {row.key: _gathered(row, *newest.get(row.key, ("", ""))) for row in rows}


def _gathered(row: Activity, meaning: str = "", status: str = "") -> Gathered:
    return Gathered(
        key=row.key,
        name=row.name,
        board=row.scope.board_id or "",
        year=row.scope.year,
        led_by=row.led_by,
        ends=row.ends,
        meaning=meaning,
        status=status,
    )


def to_gather(places: Places) -> list[Gathered]:
    """The living activities of plans that are read, newest year first."""
    rows = Activity.objects.filter(ended_at__isnull=True).select_related("scope")
    found = rows.order_by("-scope__year", "scope__board", "position", "pk")
    return [_gathered(row) for row in found if places.contains(row.scope.place)]
