"""Say from when a series is not comparable with before, and why."""

from __future__ import annotations

from django.db import transaction

from rodatraden.apps.cycle.actions import municipality_scope
from rodatraden.apps.cycle.actions.editing import begin_edit, write_thing
from rodatraden.apps.cycle.actions.things import cleaned
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.cycle.thing_errors import ThingGone
from rodatraden.apps.indicators.definition_errors import DefinitionUnclear
from rodatraden.apps.indicators.errors import IndicatorUnknown
from rodatraden.apps.indicators.models import Indicator
from rodatraden.apps.indicators.queries.content import SERIES_BREAKS
from rodatraden.apps.indicators.rules import EDIT_DEFINITIONS
from rodatraden.core import periods
from rodatraden.core.content.indicators import SeriesBreak
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.keyed.read import read_one
from rodatraden.foundation.permissions import require


@transaction.atomic
def set_series_break(*, by: User, series_break: SeriesBreak, reason: str = "") -> SeriesBreak:
    """Say that a series breaks from a period; a second time for the same period the words change.

    Raises IndicatorUnknown or DefinitionUnclear.
    """
    held = _begin(by, reason)
    made = cleaned(series_break)
    if not Indicator.objects.filter(key=made.indicator, ended_at__isnull=True).exists():
        raise IndicatorUnknown(made.indicator)
    try:
        periods.parse(made.period)
    except periods.UnreadablePeriod as error:
        raise DefinitionUnclear(str(error)) from error
    if not made.reason:
        raise DefinitionUnclear("Skriv varför serien bryts, till exempel att enkäten är ny.")
    _write(by, held, made.indicator, made.period, made, "set", reason)
    return made


@transaction.atomic
def remove_series_break(*, by: User, indicator: str, period: str, reason: str = "") -> None:
    """Let a series go on unbroken; raises ThingGone."""
    held = _begin(by, reason)
    if read_one(SERIES_BREAKS, held.pk, (indicator, period)) is None:
        raise ThingGone("seriebrottet")
    _write(by, held, indicator, period, None, "remove", reason)


def _begin(by: User, reason: str) -> Scope:
    require(by, EDIT_DEFINITIONS, "")
    return begin_edit(by=by, permission=EDIT_DEFINITIONS, scope=municipality_scope(by=by), reason=reason)


def _write(
    by: User, scope: Scope, indicator: str, period: str, made: SeriesBreak | None, what: str, reason: str
) -> None:
    action = f"indicators.series_break.{what}"
    write_thing(SERIES_BREAKS, made, (indicator, period), by=by, scope=scope, action=action, reason=reason)
