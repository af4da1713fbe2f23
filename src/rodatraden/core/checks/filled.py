"""The statements of a reviewed document with every cell computed, both ways."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from rodatraden.core.checks.subject import ReviewSubject
from rodatraden.core.content.amount import as_amount
from rodatraden.core.content.economy import (
    RowRole,
    Statement,
    StatementColumn,
    StatementRow,
    StatementTemplate,
)
from rodatraden.core.formula import FormulaError
from rodatraden.core.statements import CellKey, Cells, Computed, evaluate


@dataclass(frozen=True)
class Filled:
    """A statement as given, and as its base figures alone would make it.

    `printed` reads the cells as they are given. `rebuilt` ignores given sums, so that a cell that
    rests on a wrong sum but is right in itself is not blamed for it.
    """

    statement: Statement
    template: StatementTemplate
    rows: Sequence[StatementRow]
    columns: Sequence[StatementColumn]
    printed: Mapping[CellKey, Computed]
    rebuilt: Mapping[CellKey, Computed]

    @property
    def table(self) -> str:
        """The key of its table in the document."""
        return f"statement:{self.statement.key}"

    def with_role(self, role: RowRole) -> StatementRow | None:
        """The first row with a role."""
        return next((row for row in self.rows if row.role is role), None)

    def value(self, row: str, column: str) -> Decimal | None:
        """What a cell shows."""
        found = self.printed.get(CellKey(row, column))
        return found.value if found else None


def filled_statements(subject: ReviewSubject) -> tuple[Filled, ...]:
    """The document's statements; one whose form is unknown or cannot be computed is left out.

    (A form that cannot be computed is refused when the file is read.)
    """
    found = []
    for statement in subject.statements:
        template = subject.templates.get(statement.template)
        if template is None:
            continue
        try:
            found.append(_fill(statement, template))
        except FormulaError:
            continue
    return tuple(found)


def _fill(statement: Statement, template: StatementTemplate) -> Filled:
    rows, columns = statement.rows or template.rows, statement.columns or template.columns
    given: Cells = {
        row: {column: as_amount(number).value for column, number in cells.items()}
        for row, cells in statement.cells.items()
    }
    printed = evaluate(rows, columns, given)
    base = {
        row: {
            column: value
            for column, value in cells.items()
            if not (CellKey(row, column) in printed and printed[CellKey(row, column)].computed is not None)
        }
        for row, cells in given.items()
    }
    return Filled(statement, template, rows, columns, printed, evaluate(rows, columns, base))
