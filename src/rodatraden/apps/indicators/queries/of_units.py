"""What is measured of single units, as a person may see it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from rodatraden.apps.indicators.models import Indicator, Observation
from rodatraden.apps.indicators.queries.shown import hidden_outcomes
from rodatraden.apps.org.queries.places import managed_by
from rodatraden.core.periods import end_of
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.keyed.numbers import join_number


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitOutcome:
    """The newest outcome of an indicator for one unit; `hidden` says why its value is not shown.

    `for_manager_only` is told of a value that is hidden from everybody but the unit's manager.
    """

    indicator: Indicator
    organisation: str
    period: str
    value: Decimal | None
    hidden: str = ""
    for_manager_only: bool = False


def of_units(user: User, organisations: Collection[str], until: int) -> list[UnitOutcome]:
    """The newest outcome of every indicator that is measured of these very units, until a year."""
    rows = Observation.objects.filter(
        entity__in=organisations, breakdown="", ended_at__isnull=True, value__isnull=False
    ).select_related("indicator")
    newest: dict[tuple[str, str], Observation] = {}
    for row in sorted(rows, key=lambda row: (end_of(row.period), row.pk)):
        if end_of(row.period).year <= until:
            newest[(row.entity, row.indicator_id)] = row
    keys = {row.indicator_id for row in newest.values()}
    sees = managed_by(user)
    hidden = hidden_outcomes(keys, sees) if keys else {}
    public = hidden_outcomes(keys) if keys and sees else hidden
    return [
        UnitOutcome(
            indicator=row.indicator,
            organisation=row.entity,
            period=row.period,
            value=None if row.pk in hidden else join_number(row.value, row.value_decimals),
            hidden=hidden.get(row.pk, ""),
            for_manager_only=row.pk in public and row.pk not in hidden,
        )
        for row in sorted(newest.values(), key=lambda row: (row.entity, row.indicator.name))
    ]
