"""The form of a statement: whether it can be computed, how it is filled for a year, and how it will look."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from rodatraden.core.content.economy import (
    ColumnRole,
    CostSign,
    RowRole,
    StatementColumn,
    StatementKind,
    StatementRow,
    StatementTemplate,
)
from rodatraden.core.document.table import RowKind
from rodatraden.core.formula import FormulaError, names, parse
from rodatraden.core.keys import free_key, key_from
from rodatraden.core.statements import CellKey, Cells, Computed, evaluate

SUM = "summa"
"""Written as a formula: the sum of the lines above, down from the last sum."""
_YEAR = re.compile(r"\{år([+-]\d{1,2})?\}")
_PER = "{per}"
_IDENTIFIER = re.compile(r"[a-z][a-z0-9_]{0,99}")
_SUMS = (RowKind.SUBTOTAL, RowKind.TOTAL)


def expanded(rows: Sequence[StatementRow]) -> tuple[StatementRow, ...]:
    """The rows with `summa` written out: a subtotal adds the lines above it, a total the subtotals and loose lines."""
    found: list[StatementRow] = []
    loose: list[str] = []
    summed: list[str] = []
    for row in rows:
        made = row
        if row.formula.strip().lower() == SUM:
            parts = [*summed, *loose] if row.kind is RowKind.TOTAL else loose
            if not parts:
                raise FormulaError(f"Raden ”{row.label}” har inga rader över sig att summera.")
            made = replace(row, formula=f"sum({', '.join(parts)})")
        if row.kind in _SUMS:
            summed, loose = ([], []) if row.kind is RowKind.TOTAL else ([*summed, row.key], [])
        elif row.kind is not RowKind.GROUP:
            loose.append(row.key)
        found.append(made)
    return tuple(found)


def named(label: str, otherwise: str, taken: Iterable[str]) -> str:
    """A key for a row or column, made of its heading so that formulas can read it."""
    held = set(taken)
    plain = key_from(label, otherwise).replace("-", "_")
    wanted = plain if plain[0].isalpha() else f"{otherwise}_{plain}"
    return free_key(wanted, lambda key: key.replace("-", "_") in held).replace("-", "_")


def refuse_form(rows: Sequence[StatementRow], columns: Sequence[StatementColumn]) -> None:
    """Raise FormulaError, with a sentence that names the row or column, for a form that cannot be computed."""
    for what, held in (("Raden", rows), ("Kolumnen", columns)):
        _refuse_keys(what, held)
        _refuse_formulas(what, held)
    for row in rows:
        if row.kind is RowKind.GROUP and row.formula:
            raise FormulaError(f"Raden ”{row.label}” är en rubrik och kan inte räknas fram. Ta bort formeln.")
    evaluate(rows, columns, {})


def _refuse_keys(what: str, held: Iterable[StatementRow | StatementColumn]) -> None:
    seen: set[str] = set()
    for each in held:
        if not each.label.strip():
            raise FormulaError(f"{what} ”{each.key}” saknar rubrik. Skriv en.")
        if not _IDENTIFIER.fullmatch(each.key):
            raise FormulaError(
                f"{what} ”{each.label}” har nyckeln ”{each.key}”. "
                "Den ska börja med en bokstav och bara ha a–z, 0–9 och understreck."
            )
        if each.key in seen:
            raise FormulaError(f"{what} ”{each.label}” har samma nyckel som en annan: ”{each.key}”. Byt den ena.")
        seen.add(each.key)


def _refuse_formulas(what: str, held: Sequence[StatementRow | StatementColumn]) -> None:
    known = {each.key for each in held}
    there = ", ".join(each.key for each in held)
    for each in held:
        if not each.formula:
            continue
        try:
            read = names(parse(each.formula))
        except FormulaError as error:
            raise FormulaError(f"{what} ”{each.label}”: {str(error)[:1].lower()}{str(error)[1:]}") from None
        for name in read:
            if name not in known:
                raise FormulaError(f"{what} ”{each.label}” räknar på ”{name}”, som inte finns. Här finns {there}.")


def for_year(columns: Sequence[StatementColumn], year: int, per: str = "") -> tuple[StatementColumn, ...]:
    """The columns with {år}, {år-1} and {per} written out, each with the year of its period where that is one."""
    return tuple(_for_year(column, year, per) for column in columns)


def _for_year(column: StatementColumn, year: int, per: str) -> StatementColumn:
    def told(text: str) -> str:
        shown = _YEAR.sub(lambda m: str(year + int(m[1] or 0)), text)
        return shown.replace(_PER, per)

    period = told(column.period)
    own = int(period) if re.fullmatch(r"\d{4}", period) else column.year
    return replace(column, label=told(column.label).strip(), group=told(column.group).strip(), period=period, year=own)


def is_for_occasions(template: StatementTemplate) -> bool:
    """Whether a form follows the year up, rather than plans it: it has a forecast, or tells of a day."""
    return any(column.role is ColumnRole.FORECAST or _PER in column.label for column in template.columns)


def example(template: StatementTemplate) -> Mapping[CellKey, Computed]:
    """The form filled with figures of our own making, to see how it will look."""
    return evaluate(template.rows, template.columns, example_cells(template))


def example_cells(template: StatementTemplate) -> Cells:
    """A figure for every cell that is typed: revenue small, costs larger, each column a little more than the last."""
    step = Decimal(1).scaleb(-template.decimals)
    return {
        row.key: {
            column.key: (_example(template, row, place) * (100 + 4 * number) / 100).quantize(step)
            for number, column in enumerate(template.columns)
            if not column.formula
        }
        for place, row in enumerate(template.rows)
        if row.kind is not RowKind.GROUP and not row.formula
    }


def _example(template: StatementTemplate, row: StatementRow, place: int) -> Decimal:
    amount = Decimal(12_500) if row.role is RowRole.NET_BUDGET else Decimal(1000 + 250 * place)
    is_cost = row.role in (RowRole.COST, RowRole.NET_BUDGET) or template.kind is StatementKind.OPERATING
    return -amount if is_cost and template.cost_sign is CostSign.NEGATIVE else amount


def typed_cells(rows: Sequence[StatementRow], columns: Sequence[StatementColumn]) -> tuple[CellKey, ...]:
    """The cells that people type, in reading order: those that nothing computes."""
    return tuple(
        CellKey(row.key, column.key)
        for row in rows
        if row.kind is not RowKind.GROUP and not row.formula
        for column in columns
        if not column.formula
    )
