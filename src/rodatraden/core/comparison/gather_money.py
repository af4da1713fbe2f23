"""Statements line by line, allocations, grants, investments, measures and volumes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from rodatraden.core.comparison.gather_goals import folded, shortened
from rodatraden.core.comparison.gather_tables import heading_of, heading_of_volume, table_items
from rodatraden.core.comparison.item import Field, Item
from rodatraden.core.comparison.side import Side
from rodatraden.core.comparison.sorts import SORTS
from rodatraden.core.comparison.values import amount_value, fields_of, plain_value, prose_value
from rodatraden.core.content.amount import Amount, Number, as_amount
from rodatraden.core.content.economy import InvestmentPlan, Statement, StatementColumn, StatementRow, VolumeTable
from rodatraden.core.document.table import RowKind
from rodatraden.core.refusal import CalculationRefused
from rodatraden.core.statements import CellKey, Computed, evaluate


def money_items(side: Side, *, beside_report: bool) -> Iterator[Item]:
    """Everything counted in money or volumes."""
    report = side.report
    contents: tuple[Any, ...] = (side.plan,) if report is None else (side.plan, report) if beside_report else (report,)
    for content in contents:
        for statement in content.statements:
            yield from _statement(side, statement)
    yield from _sums(side)
    for content in contents:
        if content.investments is not None:
            yield from _investments(side, content.investments)
        for volumes in content.volumes:
            yield from _volumes(side, volumes)


def _sums(side: Side) -> Iterator[Item]:
    for grant in side.plan.funding:
        unit = side.plan.funding_unit
        found = {
            # The unit belongs to the whole table: a change of it is one difference, told once.
            name: Field(label=each.label, value=_money(getattr(grant, name), unit).value) if name in _GRANT else each
            for name, each in fields_of(side, grant).items()
        }
        yield _named(side, "funding", grant.key, grant.name, found)
    for allocation in side.plan.allocations:
        yield _text_named(side, "allocation", allocation)
    if side.report is None:
        return
    for measure in side.report.measures:
        yield _text_named(side, "measure", measure)
    for income in side.report.conditional_income:
        yield _text_named(side, "income", income)


_GRANT = frozenset({"grant", "cost", "in_budget"})


def _text_named(side: Side, sort: str, thing: Any) -> Item:
    name = prose_value(side, thing.text).words or thing.key
    return _named(side, sort, thing.key, name, fields_of(side, thing, unit=thing.unit))


def _named(side: Side, sort: str, key: str, name: str, found: Mapping[str, Field]) -> Item:
    return Item(sort=SORTS[sort], key=key, local=key, name=shortened(name), kin=((folded(name),),), fields=found)


def _money(number: Number, unit: str, decimals: int | None = None, *, derived: bool = False) -> Field:
    return Field(label="", value=amount_value(as_amount(number), unit, decimals), derived=derived)


def _statement(side: Side, statement: Statement) -> Iterator[Item]:
    template = side.templates.get(statement.template)
    columns = statement.columns or (template.columns if template else ())
    rows = statement.rows or (template.rows if template else ())
    headings = tuple(heading_of(side, column) for column in columns)
    found = fields_of(side, statement, without=frozenset({"columns", "rows", "cells"}))
    if template:
        found["unit"] = Field(label="Enhet", value=plain_value(side, template.unit))
    head = Item(
        sort=SORTS["statement"],
        key=statement.key,
        local=statement.key,
        name=statement.caption or statement.key,
        kin=((statement.template,), (template.kind if template else "",)),
        fields=found,
        headings=headings,
    )
    cells = _cells(statement, rows, columns)
    unit, decimals = (template.unit, template.decimals) if template else ("", None)
    lines = [
        (row.key, row.label, fields_of(side, row), _filled(cells.get(row.key, {}), unit, decimals)) for row in rows
    ]
    known = {row.key for row in rows}
    lines += [
        (key, key, {}, _filled({c: (as_amount(n), False) for c, n in given.items()}, unit, decimals))
        for key, given in statement.cells.items()
        if key not in known
    ]
    yield from table_items(head, "line", "column", headings, [fields_of(side, c) for c in columns], lines)


_Found = Mapping[str, tuple[Amount, bool]]


def _cells(
    statement: Statement, rows: Sequence[StatementRow], columns: Sequence[StatementColumn]
) -> Mapping[str, _Found]:
    """What each cell shows by row and column, and whether it is computed; only the given ones where that fails."""
    given = {row: {c: as_amount(n) for c, n in found.items()} for row, found in statement.cells.items()}
    computed: Mapping[CellKey, Computed] = {}
    try:
        values = {row: {c: a.value for c, a in found.items()} for row, found in given.items()}
        computed = evaluate(rows, columns, values)
    except CalculationRefused:
        pass
    cells: dict[str, dict[str, tuple[Amount, bool]]] = {}
    for row in rows:
        if row.kind is RowKind.GROUP:
            continue
        for column in columns:
            amount = given.get(row.key, {}).get(column.key)
            worked = computed.get(CellKey(row.key, column.key))
            if amount is not None:
                cells.setdefault(row.key, {})[column.key] = (amount, False)
            elif worked is not None and worked.value is not None:
                cells.setdefault(row.key, {})[column.key] = (Amount(value=worked.value), True)
    return cells


def _filled(found: _Found, unit: str, decimals: int | None) -> Mapping[str, Field]:
    return {column: _money(amount, unit, decimals, derived=derived) for column, (amount, derived) in found.items()}


def _investments(side: Side, plan: InvestmentPlan) -> Iterator[Item]:
    headings = tuple(heading_of(side, column) for column in plan.columns)
    head = Item(
        sort=SORTS["investments"],
        key="investments",
        local="investments",
        name="Investeringar",
        fields=fields_of(side, plan, without=frozenset({"columns", "investments"})),
        headings=headings,
    )
    lines = [
        (
            each.key,
            each.name,
            fields_of(side, each, without=frozenset({"amounts"})),
            _amounts(each.amounts, plan.unit, plan.decimals),
        )
        for each in plan.investments
    ]
    yield from table_items(
        head, "investment", "investment_column", headings, [fields_of(side, c) for c in plan.columns], lines
    )


def _amounts(amounts: Mapping[str, Number], unit: str, decimals: int) -> Mapping[str, Field]:
    return {key: _money(number, unit, decimals) for key, number in amounts.items()}


def _volumes(side: Side, table: VolumeTable) -> Iterator[Item]:
    headings = tuple(heading_of_volume(side, column) for column in table.columns)
    head = Item(
        sort=SORTS["volumes"],
        key=table.key,
        local=table.key,
        name=table.title,
        kin=((folded(table.title),),),
        fields=fields_of(side, table, without=frozenset({"columns", "rows"})),
        headings=headings,
    )
    lines: Iterable[tuple[str, str, Mapping[str, Field], Mapping[str, Field]]] = [
        (
            row.key,
            row.label,
            fields_of(side, row, without=frozenset({"values"})),
            _amounts(row.values, _counted(table.unit), table.decimals),
        )
        for row in table.rows
    ]
    yield from table_items(
        head, "volume", "volume_column", headings, [fields_of(side, c) for c in table.columns], list(lines)
    )


def _counted(unit: str) -> str:
    """The unit after a number: "86 antal" says nothing."""
    return "" if unit == "antal" else unit
