"""Statements with their form resolved and every cell computed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from rodatraden.core.content.amount import Amount, as_amount
from rodatraden.core.content.economy import (
    Statement,
    StatementColumn,
    StatementKind,
    StatementRow,
    StatementTemplate,
)
from rodatraden.core.refusal import CalculationRefused
from rodatraden.core.statements import CellKey, Computed, evaluate
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.errors import StatementNotComputed


@dataclass(frozen=True)
class Filled:
    """A statement with its form resolved and every cell computed."""

    statement: Statement
    template: StatementTemplate
    columns: Sequence[StatementColumn]
    rows: Sequence[StatementRow]
    cells: Mapping[CellKey, Computed]

    def amount(self, row: str, column: str) -> Amount | None:
        """What the content gives for a cell, if anything."""
        given = self.statement.cells.get(row, {}).get(column)
        return None if given is None else as_amount(given)

    def value(self, row: str, column: str) -> Decimal | None:
        """What a cell is worth, in the template's unit."""
        found = self.cells.get(CellKey(row, column))
        return found.value if found else None


def fill(material: Material, statement: Statement) -> Filled | None:
    """Resolve the form of a statement and compute it, once a material; None when its template is unknown.

    Raises `StatementNotComputed` for formulas or cells that do not fit the form.
    """
    if statement.key not in material.filled:
        material.filled[statement.key] = _fill(material, statement)
    found = material.filled[statement.key]
    return found if isinstance(found, Filled) else None


def _fill(material: Material, statement: Statement) -> Filled | None:
    templates = {t.key: t for t in material.municipality.statement_templates}
    template = templates.get(statement.template)
    if template is None:
        return None
    columns, rows = statement.columns or template.columns, statement.rows or template.rows
    given = {
        row: {column: as_amount(number).value for column, number in cells.items()}
        for row, cells in statement.cells.items()
    }
    try:
        cells = evaluate(rows, columns, given)
    except CalculationRefused as refused:
        raise StatementNotComputed(statement.caption or statement.key, str(refused)) from refused
    return Filled(statement, template, columns, rows, cells)


def statements_of(material: Material) -> Sequence[Statement]:
    """The statements a document shows: the report's own, else the plan's."""
    return material.report.statements if material.report else material.plan.statements


def filled_statements(material: Material, kind: StatementKind) -> list[Filled]:
    """The document's statements of one kind."""
    every = [fill(material, s) for s in statements_of(material)]
    return [f for f in every if f is not None and f.template.kind is kind]
