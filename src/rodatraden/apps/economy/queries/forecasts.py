"""The forecast of a report: which rows ask for one, what they hold, and how the budget stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.economy.models import (
    Statement,
    StatementCell,
    StatementColumn,
    StatementRow,
    TemplateColumn,
    TemplateRow,
)
from rodatraden.apps.economy.rules import ore_in
from rodatraden.core.content.economy import ColumnRole, CostSign, StatementKind
from rodatraden.core.document.table import RowKind
from rodatraden.core.numbers import format_number
from rodatraden.foundation.keyed.numbers import join_money


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastRow:
    """A row that is forecast, in the statement's unit; None where nothing is given."""

    statement: str
    row: str
    label: str
    unit: str
    decimals: int
    budget: Decimal | None
    outcome: Decimal | None
    forecast: Decimal | None
    costs_negative: bool = False

    @property
    def variance(self) -> Decimal | None:
        """Budget − forecast, whatever sign costs have: below zero the year is expected to cost more than the budget."""
        if self.budget is None or self.forecast is None:
            return None
        return self.forecast - self.budget if self.costs_negative else self.budget - self.forecast


def forecast_statement(scope: Scope) -> Statement | None:
    """The operating statement of a report, where its forecast stands."""
    return (
        Statement.objects.filter(scope=scope, ended_at__isnull=True, template__kind=StatementKind.OPERATING.value)
        .select_related("template")
        .first()
    )


def forecast_column(statement: Statement) -> StatementColumn | TemplateColumn | None:
    """The column of the forecast for the year."""
    return _column(_columns(statement), ColumnRole.FORECAST)


def forecast_rows(scope: Scope) -> list[ForecastRow]:
    """The rows of the report's operating statement that are forecast, in their order."""
    statement = forecast_statement(scope)
    if statement is None:
        return []
    columns = _columns(statement)
    forecast = _column(columns, ColumnRole.FORECAST)
    if forecast is None:
        return []
    budget = _column(columns, ColumnRole.BUDGET, period=forecast.period)
    outcome = _column(columns, ColumnRole.OUTCOME)
    unit = ore_in(statement.template.unit)
    cells = {
        (cell.row, cell.column): join_money(cell.value, cell.value_decimals, unit)
        for cell in StatementCell.objects.filter(statement=statement)
    }
    rows: list[StatementRow | TemplateRow] = [*statement.rows.all()] or [*statement.template.rows.all()]
    return [
        ForecastRow(
            statement=statement.key,
            row=row.key,
            label=row.label,
            unit=statement.template.unit,
            decimals=statement.template.decimals,
            budget=cells.get((row.key, budget.key)) if budget else None,
            outcome=cells.get((row.key, outcome.key)) if outcome else None,
            forecast=cells.get((row.key, forecast.key)),
            costs_negative=statement.template.cost_sign == CostSign.NEGATIVE.value,
        )
        for row in rows
        if row.kind == RowKind.LINE.value and not row.formula
    ]


def forecast_values(row: ForecastRow | None) -> dict[str, str]:
    """What the forecast of a row holds, as a Swede writes it."""
    if row is None or row.forecast is None:
        return {"forecast": ""}
    return {"forecast": format_number(row.forecast, row.decimals)}


def _columns(statement: Statement) -> Sequence[StatementColumn | TemplateColumn]:
    return list(statement.columns.all()) or list(statement.template.columns.all())


def _column(
    columns: Sequence[StatementColumn | TemplateColumn], role: ColumnRole, *, period: str | None = None
) -> StatementColumn | TemplateColumn | None:
    of_role = [column for column in columns if column.role == role.value and not column.formula]
    return next((column for column in of_role if period is None or column.period == period), None)
