"""The goals and risks of a year that come from what the council's budget was prepared by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q

from rodatraden.apps.control.models import Risk
from rodatraden.apps.org.queries.places import Places
from rodatraden.apps.planning.models import Goal
from rodatraden.core.content.preparing import Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class ComesFrom:
    """A goal or risk, and the organisation whose plan it stands in ("" is what the municipality shares)."""

    key: str
    name: str
    place: str
    is_risk: bool


def come_from(year: int, places: Places) -> Mapping[Origin, tuple[ComesFrom, ...]]:
    """What comes from each section, of the plans that lie at the places: two questions."""
    here = Q(scope__year=year) | Q(scope__year__isnull=True)
    found: dict[Origin, list[ComesFrom]] = defaultdict(list)
    for model, name in ((Goal, "name"), (Risk, "title")):
        rows = model.objects.filter(here, ended_at__isnull=True).exclude(origin="").order_by("scope", "position", "pk")
        for key, origin, place, title in rows.values_list("key", "origin", "scope__board__key", name):
            if places.contains(place or ""):
                one = ComesFrom(key=key, name=title, place=place or "", is_risk=model is Risk)
                found[Origin(origin)].append(one)
    return {origin: tuple(ones) for origin, ones in found.items()}
