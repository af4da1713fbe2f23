"""What controllers and units write of the year's forecast."""

from __future__ import annotations

from decimal import Decimal

from django.db import transaction

from rodatraden.apps.cycle.actions import mark_changed
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.cycle.rules import refuse_closed
from rodatraden.apps.economy.errors import AmountUnreadable, NoForecastHere
from rodatraden.apps.economy.models import StatementCell
from rodatraden.apps.economy.queries.forecasts import (
    forecast_column,
    forecast_rows,
    forecast_statement,
    forecast_values,
)
from rodatraden.apps.economy.rules import REPORT_FORECAST, ore_in
from rodatraden.core.numbers import UnreadableNumber, parse_number
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.actions import record
from rodatraden.foundation.editing.tokens import refuse_changed
from rodatraden.foundation.keyed.numbers import split_money
from rodatraden.foundation.permissions import require


@transaction.atomic
def report_forecast(*, by: User, scope: Scope, place: str, row: str, forecast: str, token: str) -> bool:
    """Give the forecast of a row for the year, as it was typed; gives whether anything changed.

    `place` is the organisation that answers for the row. Raises NoForecastHere, AmountUnreadable,
    ScopeClosed or ChangedSince.
    """
    require(by, REPORT_FORECAST, place)
    held = Scope.objects.select_for_update(of=("self",)).get(pk=scope.pk)
    refuse_closed(held)
    known = {found.row: found for found in forecast_rows(held)}
    statement = forecast_statement(held)
    column = forecast_column(statement) if statement is not None else None
    if statement is None or column is None or row not in known:
        raise NoForecastHere
    before = forecast_values(known[row])
    refuse_changed(before, token)
    amount = _amount(forecast)
    if amount == known[row].forecast:
        return False
    minor, decimals = split_money(amount, ore_in(statement.template.unit))
    StatementCell.objects.update_or_create(
        statement=statement,
        row=row,
        column=column.key,
        defaults={"value": minor, "value_decimals": decimals, "missing": "", "text": ""},
    )
    record(
        by=by,
        action="economy.report_forecast",
        kind="economy.statementcell",
        key=f"{statement.key}/{row}/{column.key}",
        before=before,
        after={"forecast": str(amount)},
    )
    mark_changed(by=by, scope=held)
    return True


def _amount(typed: str) -> Decimal:
    try:
        return parse_number(typed)
    except UnreadableNumber as error:
        raise AmountUnreadable(str(error)) from error
