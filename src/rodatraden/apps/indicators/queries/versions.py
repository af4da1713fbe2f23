"""Whether anything measured has changed, asked with one small question."""

from __future__ import annotations

from django.db.models import Count, Max

from rodatraden.apps.cycle.enums import ScopeLevel
from rodatraden.apps.indicators.models import Observation


def reported_version(year: int) -> tuple[object, ...]:
    """Which version this is of the outcomes in the reports of a year: texts and statuses leave it as it is.

    Of all boards: what another board states can hide a figure about few persons here.
    """
    rows = Observation.objects.filter(scope__year=year, scope__level=ScopeLevel.BOARD_OCCASION)
    found = rows.aggregate(changed=Max("changed_at"), ended=Max("ended_at"), last=Max("pk"), number=Count("pk"))
    return tuple(found.values())
