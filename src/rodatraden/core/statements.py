"""What the cells of a statement are worth: given values and formulas over rows and columns."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from graphlib import CycleError, TopologicalSorter
from typing import NamedTuple

from rodatraden.core.content.economy import ColumnRole, StatementColumn, StatementRow
from rodatraden.core.document.table import RowKind
from rodatraden.core.formula import Expression, FormulaError, compute, names, parse

Cells = Mapping[str, Mapping[str, Decimal | None]]


class CellKey(NamedTuple):
    """A cell: row key and column key."""

    row: str
    column: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """One way to compute a cell. `parts` are the cells it reads, in the formula's order."""

    value: Decimal | None
    formula: str
    parts: tuple[CellKey, ...]
    along: str
    """"row" for a row's formula (reads other rows), "column" for a column's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Computed:
    """A cell: what it shows and how it can be computed.

    `value` is what is shown: the given value where one is given (also when it is given as
    missing), otherwise what the first derivation gives. `derivations` are kept for the review
    even where a value is given: the one that rules the cell first, then the other, if both the
    row and the column have a formula.
    """

    value: Decimal | None
    is_given: bool
    derivations: tuple[Derivation, ...] = ()

    @property
    def computed(self) -> Decimal | None:
        """What the ruling formula gives; missing when there is none."""
        return self.derivations[0].value if self.derivations else None

    @property
    def formula(self) -> str:
        """The ruling formula, or ""."""
        return self.derivations[0].formula if self.derivations else ""

    @property
    def parts(self) -> tuple[CellKey, ...]:
        """The cells the ruling formula reads."""
        return self.derivations[0].parts if self.derivations else ()


class _Rule(NamedTuple):
    along: str
    formula: str
    expression: Expression
    parts: tuple[CellKey, ...]


def evaluate(
    rows: Sequence[StatementRow], columns: Sequence[StatementColumn], cells: Cells
) -> Mapping[CellKey, Computed]:
    """Every cell of a statement, in reading order (group rows have none).

    `cells` holds what is given, by row key and column key, in the template's unit: a number, or
    `None` for a cell that its source leaves out. A cell not in `cells` is computed, or missing
    when nothing computes it. Formulas read what the other cells show, so a given sum is judged
    by the parts printed beside it. The order of rows and columns does not matter.

    Where both the row and the column have a formula the column's rules in columns with the role
    variance (a variance is the difference of the row's own figures), and the row's everywhere
    else. `FormulaError` when a formula cannot be read, names an unknown row or column, or when
    cells depend on each other in a circle; so do given cells that name no row or column.
    """
    _refuse_unknown_cells(rows, columns, cells)
    rules = _rules(rows, columns)
    shown: dict[CellKey, Computed] = {}

    def read(key: CellKey) -> Decimal | None:
        return shown[key].value if key in shown else None

    for key in _order(rules, rows, columns):
        derivations = tuple(_derive(rule, key, read) for rule in rules.get(key, ()))
        given = key.row in cells and key.column in cells[key.row]
        value = cells[key.row][key.column] if given else derivations[0].value if derivations else None
        shown[key] = Computed(value=value, is_given=given, derivations=derivations)
    return {key: shown[key] for key in _cell_keys(rows, columns)}


def _cell_keys(rows: Sequence[StatementRow], columns: Sequence[StatementColumn]) -> list[CellKey]:
    return [CellKey(r.key, c.key) for r in rows if r.kind is not RowKind.GROUP for c in columns]


def _refuse_unknown_cells(rows: Sequence[StatementRow], columns: Sequence[StatementColumn], cells: Cells) -> None:
    row_keys, column_keys = {row.key for row in rows}, {column.key for column in columns}
    for row, values in cells.items():
        if row not in row_keys:
            raise FormulaError(f"Värden är givna för raden ”{row}”, som inte finns i uppställningen.")
        for column in values:
            if column not in column_keys:
                raise FormulaError(
                    f"Raden ”{row}” har ett värde i kolumnen ”{column}”, som inte finns i uppställningen."
                )


def _rules(rows: Sequence[StatementRow], columns: Sequence[StatementColumn]) -> Mapping[CellKey, tuple[_Rule, ...]]:
    by_row = {row.key: _read(row.formula, row.label, "raderna", {r.key for r in rows}) for row in rows}
    by_column = {
        column.key: _read(column.formula, column.label, "kolumnerna", {c.key for c in columns}) for column in columns
    }
    found: dict[CellKey, tuple[_Rule, ...]] = {}
    for row in rows:
        if row.kind is RowKind.GROUP:
            continue
        for column in columns:
            along_row = _row_rule(row, column.key, by_row[row.key])
            along_column = _column_rule(column, row.key, by_column[column.key])
            both = (along_column, along_row) if column.role is ColumnRole.VARIANCE else (along_row, along_column)
            found[CellKey(row.key, column.key)] = tuple(rule for rule in both if rule)
    return found


def _read(formula: str, label: str, among: str, known: set[str]) -> Expression | None:
    if not formula:
        return None
    expression = parse(formula)
    for name in names(expression):
        if name not in known:
            raise FormulaError(f"Formeln för ”{label}” räknar på ”{name}”, som inte finns bland {among}.")
    return expression


def _row_rule(row: StatementRow, column: str, expression: Expression | None) -> _Rule | None:
    if expression is None:
        return None
    return _Rule("row", row.formula, expression, tuple(CellKey(name, column) for name in names(expression)))


def _column_rule(column: StatementColumn, row: str, expression: Expression | None) -> _Rule | None:
    if expression is None:
        return None
    return _Rule("column", column.formula, expression, tuple(CellKey(row, name) for name in names(expression)))


def _derive(rule: _Rule, key: CellKey, read: Callable[[CellKey], Decimal | None]) -> Derivation:
    def look_up(name: str) -> Decimal | None:
        return read(CellKey(name, key.column) if rule.along == "row" else CellKey(key.row, name))

    value = compute(rule.expression, look_up)
    return Derivation(value=value, formula=rule.formula, parts=rule.parts, along=rule.along)


def _order(
    rules: Mapping[CellKey, tuple[_Rule, ...]],
    rows: Sequence[StatementRow],
    columns: Sequence[StatementColumn],
) -> list[CellKey]:
    graph = {key: {part for rule in found for part in rule.parts} for key, found in rules.items()}
    wanted = set(_cell_keys(rows, columns))
    try:
        return [key for key in TopologicalSorter(graph).static_order() if key in wanted]
    except CycleError as error:
        circle: list[CellKey] = error.args[1]
        labels = {row.key: row.label for row in rows}
        around = " → ".join(dict.fromkeys(labels.get(key.row, key.row) for key in circle))
        raise FormulaError(f"Formlerna räknar på varandra i en cirkel: {around}.") from None
