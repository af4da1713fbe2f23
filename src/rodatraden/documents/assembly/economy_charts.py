"""Charts beside the operating statement: where the money goes, and how the year looks."""

from decimal import Decimal

from rodatraden.core.content.economy import ColumnRole, CostSign, StatementColumn
from rodatraden.core.document.figure import Mode
from rodatraden.core.document.table import RowKind
from rodatraden.core.document.tree import Chart, Node
from rodatraden.documents.assembly.filled import Filled
from rodatraden.documents.assembly.key_figures import MILLION, current_column
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.charts.specs import (
    OperationBudget,
    OperationForecast,
    budget_chart,
    variance_chart,
)


def operation_charts(material: Material, filled: Filled) -> list[Node]:
    """Forecast against budget where there is a forecast, else the budget by operation.

    Costs are drawn as positive million kronor. None in a published document.
    """
    if material.mode is Mode.PUBLISHED or filled.template.unit not in MILLION:
        return []
    chart = _forecast_chart(filled) or _budget_chart(material, filled)
    return [chart] if chart else []


def _column(filled: Filled, role: ColumnRole) -> StatementColumn | None:
    return next((c for c in filled.columns if c.role is role), None)


def _millions(filled: Filled, row: str, column: StatementColumn | None) -> Decimal | None:
    value = filled.value(row, column.key) if column else None
    if value is None:
        return None
    sign = -1 if filled.template.cost_sign is CostSign.NEGATIVE else 1
    return sign * value / MILLION[filled.template.unit]


def _forecast_chart(filled: Filled) -> Chart | None:
    budget, forecast = _column(filled, ColumnRole.BUDGET), _column(filled, ColumnRole.FORECAST)
    if budget is None or forecast is None:
        return None
    outcome = _column(filled, ColumnRole.OUTCOME)
    rows = [
        OperationForecast(
            name=row.label,
            budget=_millions(filled, row.key, budget),
            forecast=_millions(filled, row.key, forecast),
            outcome=_millions(filled, row.key, outcome),
        )
        for row in filled.rows
        if row.kind is RowKind.LINE
    ]
    rows = [r for r in rows if r.budget is not None and r.forecast is not None]
    if not rows:
        return None
    return variance_chart(
        key=f"chart:statement/{filled.statement.key}",
        caption="Budget, prognos och utfall per verksamhet",
        rows=rows,
        source=filled.statement.source,
    )


def _budget_chart(material: Material, filled: Filled) -> Chart | None:
    column = current_column(material, filled)
    values = [(row.label, _millions(filled, row.key, column)) for row in filled.rows if row.kind is RowKind.LINE]
    rows = [OperationBudget(name=name, value=value) for name, value in values if value]
    if len(rows) < 2:
        return None
    return budget_chart(
        key=f"chart:statement/{filled.statement.key}",
        caption=f"Nettobudget {material.year} per verksamhet",
        rows=rows,
        source=filled.statement.source,
    )
