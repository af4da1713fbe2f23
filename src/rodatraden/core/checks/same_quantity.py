"""The same quantity in two tables."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from rodatraden.core.checks.check import Check, Finding, Severity
from rodatraden.core.checks.filled import Filled, filled_statements
from rodatraden.core.checks.subject import ReviewSubject
from rodatraden.core.checks.wording import cell_place, printed, row_label, table_of
from rodatraden.core.content.economy import (
    ColumnRole,
    CostSign,
    RowRole,
    StatementColumn,
    StatementKind,
    StatementRow,
)
from rodatraden.core.document.table import FigureCell, RowKind
from rodatraden.core.formula import names, parse
from rodatraden.core.money import ORE_IN_UNIT
from rodatraden.core.printed import UnreadableNumber, parse_printed
from rodatraden.core.rounding import Agreement, agree

_MEND = "Gör siffrorna lika, eller förklara varför de skiljer sig."
_BY_ROLE = {ColumnRole.OUTCOME: "net cost", ColumnRole.BUDGET: "net budget", ColumnRole.FORECAST: "forecast"}
_RESULTS = frozenset({RowRole.RESULT, RowRole.FORECAST_RESULT})


@dataclass(frozen=True)
class _Told:
    """One telling of a quantity: what it is, how much in the unit, and where."""

    what: str
    period: str
    value: Decimal
    decimals: int
    unit: str
    table: str
    row: str
    column: str
    caption: str


def find(subject: ReviewSubject) -> Iterator[Finding]:
    """Net cost, net budget and results that differ between statements, and one figure printed two ways."""
    told: dict[tuple[str, str], list[_Told]] = {}
    for filled in filled_statements(subject):
        for telling in _tellings(filled):
            told.setdefault((telling.what, telling.period), []).append(telling)
    for tellings in told.values():
        for first, second in combinations(tellings, 2):
            if first.table != second.table:
                yield from _compare(subject, first, second)
    yield from _printed_twice(subject)


def _tellings(filled: Filled) -> Iterator[_Told]:
    operating = filled.template.kind is StatementKind.OPERATING
    rows = _total(filled) if operating else [row for row in filled.rows if _income_quantity(row)]
    for row in rows:
        for column in filled.columns:
            value = filled.value(row.key, column.key)
            what = _operating_quantity(filled, column) if operating else _in_column(row, column)
            if value is None or not what or filled.template.unit not in ORE_IN_UNIT:
                continue
            costs = filled.template.cost_sign is CostSign.NEGATIVE and what in ("net cost", "net budget", "forecast")
            yield _Told(
                what=what,
                period=_period(column) if what != "forecast result" else _year(column),
                value=-value if costs else value,
                decimals=filled.template.decimals,
                unit=filled.template.unit,
                table=filled.table,
                row=row.key,
                column=column.key,
                caption=filled.statement.caption,
            )


def _total(filled: Filled) -> list[StatementRow]:
    totals = [row for row in filled.rows if row.kind is RowKind.TOTAL]
    return totals[-1:]


def _income_quantity(row: StatementRow) -> bool:
    return row.role in {RowRole.NET_COST, RowRole.NET_BUDGET, *_RESULTS}


def _in_column(row: StatementRow, column: StatementColumn) -> str:
    match row.role:
        case RowRole.NET_BUDGET:
            return "net budget"
        case RowRole.NET_COST:
            return _BY_ROLE.get(column.role, "")
        case RowRole.FORECAST_RESULT:
            return "forecast result"
        case RowRole.RESULT if column.role is ColumnRole.OUTCOME:
            return "result"
        case _:
            return ""


def _operating_quantity(filled: Filled, column: StatementColumn) -> str:
    return _variance_of(filled, column) if column.role is ColumnRole.VARIANCE else _BY_ROLE.get(column.role, "")


def _variance_of(filled: Filled, column: StatementColumn) -> str:
    """What a variance column's total is: the period's result, or the forecast one (after measures)."""
    roles = {other.key: other.role for other in filled.columns}
    read = {roles[name] for name in names(parse(column.formula))} if column.formula else set()
    if ColumnRole.OUTCOME in read:
        return "result"
    if ColumnRole.MEASURES in read:
        return "forecast result"
    return "forecast result" if ColumnRole.FORECAST in read and ColumnRole.MEASURES not in roles.values() else ""


def _period(column: StatementColumn) -> str:
    return column.period or str(column.year or "")


def _year(column: StatementColumn) -> str:
    return str(column.year or column.period[:4])


def _compare(subject: ReviewSubject, first: _Told, second: _Told) -> Iterator[Finding]:
    if first.unit != second.unit or not first.period:
        return
    verdict = agree(first.value, first.decimals, second.value, second.decimals)
    if verdict is Agreement.EQUAL:
        return
    rounding = verdict is Agreement.ROUNDING
    here, there = (printed(t.value, t.decimals, t.unit) for t in (first, second))
    other = table_of(subject, second.table)
    where = f"{row_label(other, second.row)} i {other.caption}" if other else second.caption
    yield Finding(
        check="same-quantity",
        severity=Severity.NOTE if rounding else Severity.FAULT,
        place=cell_place(subject, first.table, first.row, first.column, first.caption),
        text=f"Här står {here}. {where} säger {there}."
        + (" Skillnaden ryms i avrundningen." if rounding else " Det ska vara samma pengar."),
        expected=there,
        found=here,
        mend="Ingen åtgärd behövs." if rounding else _MEND,
    )


def _printed_twice(subject: ReviewSubject) -> Iterator[Finding]:
    """One figure (by its address) that two tables print differently."""
    seen: dict[str, tuple[Decimal, int, str]] = {}
    for table in subject.tables:
        for row in table.rows:
            for column, cell in zip(table.columns, row.cells, strict=False):
                if not isinstance(cell, FigureCell) or cell.figure.stated is None or cell.figure.provenance is None:
                    continue
                try:
                    here = parse_printed(cell.figure.stated)
                except UnreadableNumber:
                    continue
                address = f"{cell.figure.provenance.address} {cell.figure.scale}"
                earlier = seen.setdefault(address, (here.value, here.decimals, table.caption))
                verdict = agree(here.value, here.decimals, earlier[0], earlier[1])
                if verdict is Agreement.EQUAL:
                    continue
                yield Finding(
                    check="same-quantity",
                    severity=Severity.NOTE if verdict is Agreement.ROUNDING else Severity.FAULT,
                    place=cell_place(subject, table.key, row.key, column.key),
                    text=f"Här står {printed(here.value, here.decimals)}, i {earlier[2]} står "
                    f"{printed(earlier[0], earlier[1])} för samma sak.",
                    expected=printed(earlier[0], earlier[1]),
                    found=printed(here.value, here.decimals),
                    mend="Ingen åtgärd behövs." if verdict is Agreement.ROUNDING else _MEND,
                )


SAME_QUANTITY = Check[ReviewSubject](
    id="same-quantity",
    title="Samma sak på två ställen",
    reads="Nettokostnad, nettobudget och resultat i olika uppställningar, och samma siffra i två tabeller",
    mend=_MEND,
    find=find,
)
