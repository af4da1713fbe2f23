"""The tables that a scope's grants and investments stand in, and the statements with their forms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from rodatraden.apps.cycle.enums import ScopeLevel
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.economy.queries.content import (
    FUNDING_TABLE,
    INVESTMENT_TABLE,
    STATEMENTS,
    TEMPLATES,
    FundingTable,
    InvestmentTable,
)
from rodatraden.core.content.amount import as_amount
from rodatraden.core.content.economy import (
    ColumnRole,
    Statement,
    StatementColumn,
    StatementRow,
    StatementTemplate,
)
from rodatraden.core.content.file import PlanContent
from rodatraden.core.formula import FormulaError
from rodatraden.core.statements import CellKey, Computed, evaluate
from rodatraden.foundation.keyed.read import read

FUNDING_UNIT = PlanContent().funding_unit


def funding_unit(scope: Scope) -> str:
    """The unit that a scope's grants are given in."""
    held: Sequence[FundingTable] = read(FUNDING_TABLE, scope.pk)
    return held[0].unit if held else FUNDING_UNIT


def investment_table(scope: Scope) -> InvestmentTable:
    """The table of a scope's investments; where there is none the usual one."""
    held: Sequence[InvestmentTable] = read(INVESTMENT_TABLE, scope.pk)
    return held[0] if held else usual_investment_table(scope.year or 0)


def has_investment_table(scope: Scope) -> bool:
    """Whether a scope's table of investments has been kept."""
    return bool(read(INVESTMENT_TABLE, scope.pk))


def usual_investment_table(year: int) -> InvestmentTable:
    """The budget of the year and two more, and what it costs to run from the next."""
    columns = tuple(
        StatementColumn(key=f"budget_{y}", label=f"Budget {y}", role=ColumnRole.BUDGET, period=str(y), year=y)
        for y in range(year, year + 3)
    )
    running = StatementColumn(
        key=f"drift_{year + 1}", label=f"Driftkostnad från {year + 1}", role=ColumnRole.OTHER, year=year + 1
    )
    return InvestmentTable(columns=(*columns, running), unit="mnkr", decimals=1, group="")


def forms() -> list[StatementTemplate]:
    """The municipality's forms of statements, in order."""
    shared = Scope.objects.filter(level=ScopeLevel.MUNICIPALITY).first()
    return list(read(TEMPLATES, shared.pk)) if shared is not None else []


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A statement with its form, and every cell computed; `fault` is why it cannot be."""

    statement: Statement
    template: StatementTemplate
    rows: tuple[StatementRow, ...]
    columns: tuple[StatementColumn, ...]
    cells: Mapping[CellKey, Computed]
    fault: str = ""

    def value(self, row: str, column: str) -> Decimal | None:
        """What a cell is worth, in the form's unit."""
        found = self.cells.get(CellKey(row, column))
        return found.value if found else None

    def with_cells(self, typed: Mapping[CellKey, Decimal | None]) -> Filled:
        """The same with other figures in the cells that are typed, to see what they make of the rest."""
        given = {
            CellKey(row, column): as_amount(number).value
            for row, cells in self.statement.cells.items()
            for column, number in cells.items()
        } | dict(typed)
        cells: dict[str, dict[str, Decimal | None]] = {}
        for key, value in given.items():
            if value is not None or key not in typed:
                cells.setdefault(key.row, {})[key.column] = value
        try:
            return replace(self, cells=evaluate(self.rows, self.columns, cells), fault="")
        except FormulaError as error:
            return replace(self, cells={}, fault=str(error))


def filled(statement: Statement, template: StatementTemplate) -> Filled:
    """A statement, computed."""
    bare = Filled(
        statement=statement,
        template=template,
        rows=statement.rows or template.rows,
        columns=statement.columns or template.columns,
        cells={},
    )
    return bare.with_cells({})


def statements_in(scope: Scope, known: Mapping[str, StatementTemplate]) -> list[Filled]:
    """The statements of a scope in order, computed."""
    held: Sequence[Statement] = read(STATEMENTS, scope.pk)
    return [filled(each, known[each.template]) for each in held if each.template in known]
