"""What a board's statements say of its net budget, and whether that is the frame it was given."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from rodatraden.core.content.economy import ColumnRole, RowRole, StatementColumn, StatementKind, StatementRow
from rodatraden.core.document.table import RowKind
from rodatraden.core.money import convert
from rodatraden.core.rounding import Agreement, agree
from rodatraden.core.statements import CellKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Net:
    """An amount of net money with its unit and how many decimals it is given with; never below zero."""

    value: Decimal
    unit: str
    decimals: int


def net_budget_cell(
    kind: StatementKind, rows: Sequence[StatementRow], columns: Sequence[StatementColumn], year: int
) -> CellKey | None:
    """The cell of a statement that is the net budget of the year; None where it has none.

    The row "budget, net" of an income statement, the net cost of an operating statement.
    """
    role = {StatementKind.INCOME: RowRole.NET_BUDGET, StatementKind.OPERATING: RowRole.NET_COST}.get(kind)
    fitting = [row for row in rows if row.role is role and row.kind is not RowKind.GROUP] if role else []
    column = next((c for c in columns if c.role is ColumnRole.BUDGET and c.year == year), None)
    return CellKey(fitting[-1].key, column.key) if fitting and column is not None else None


def difference(one: Net, other: Net) -> Decimal:
    """How much more `one` is than `other`, in the unit of `one`; 0 where the difference is what rounding explains."""
    compared = convert(other.value, other.unit, one.unit)
    coarser = _decimals_in(other, one.unit)
    if agree(one.value, one.decimals, compared, coarser) is Agreement.FAULT:
        return one.value - compared
    return Decimal(0)


def _decimals_in(net: Net, unit: str) -> int:
    """How many decimals an amount has when it is written in another unit: 1.5 mnkr has -2 in tkr."""
    step = convert(Decimal(1).scaleb(-net.decimals), net.unit, unit)
    return -step.normalize().adjusted()
