"""The things of the wheel by the keys that the log of changes gives them."""

from __future__ import annotations

from rodatraden.apps.cycle.models import Occasion, PlanningYear, RulePack


def logged_occasion(key: str) -> Occasion | None:
    """The occasion of "2026 mars"."""
    year, _space, occasion = key.partition(" ")
    return Occasion.objects.filter(year_id=int(year), key=occasion).first() if year.isdigit() else None


def logged_year(key: str) -> PlanningYear | None:
    """The planning year of "2026"."""
    return PlanningYear.objects.filter(year=int(key)).first() if key.isdigit() else None


def logged_pack(key: str) -> RulePack | None:
    """The rule pack of its key."""
    return RulePack.objects.filter(key=key).first()


def whole_municipality(_thing: object) -> str:
    """Where the wheel stands: with the municipality itself."""
    return ""
