"""A statement's figures as they are typed, and where a report's begin."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rodatraden.apps.cycle.models import Occasion, Scope
from rodatraden.apps.economy.queries.content import STATEMENTS
from rodatraden.apps.economy.queries.tables import Filled, filled, forms
from rodatraden.core.content.amount import Amount, as_amount
from rodatraden.core.content.economy import Statement, StatementTemplate
from rodatraden.core.numbers import NBSP, format_number
from rodatraden.core.periods import MONTHS
from rodatraden.core.statement_forms import typed_cells
from rodatraden.core.statements import CellKey
from rodatraden.foundation.keyed.numbers import decimals_of
from rodatraden.foundation.keyed.read import read


def typed_texts(found: Filled) -> dict[str, str]:
    """What stands in each cell that is typed, "row.column" → as a Swede writes it; "" for an empty one."""
    return {f"{key.row}.{key.column}": cell_text(found, key) for key in typed_cells(found.rows, found.columns)}


def cell_text(found: Filled, key: CellKey) -> str:
    """A typed cell as it stands in its box, with every decimal that was given."""
    number = found.statement.cells.get(key.row, {}).get(key.column)
    amount = as_amount(number) if number is not None else Amount()
    if amount.value is None:
        return amount.text
    decimals = max(found.template.decimals, decimals_of(amount.value.normalize()))
    return format_number(amount.value, decimals).replace(NBSP, " ")


def row_label(found: Filled, name: str) -> str:
    """What a cell is called, "row.column" in words: "Personal, Budget 2026"."""
    row, _dot, column = name.partition(".")
    rows = {each.key: each.label for each in found.rows}
    columns = {each.key: each.label for each in found.columns}
    return f"{rows.get(row, row)}, {columns.get(column, column)}"


def per_words(scope: Scope) -> tuple[date | None, str]:
    """The day that a report is as of, and the day in words; nothing for a plan."""
    if not scope.occasion:
        return None, ""
    row = Occasion.objects.filter(year_id=scope.year, key=scope.occasion, ended_at__isnull=True).first()
    day = row.as_of if row is not None else None
    return day, f"{day.day} {MONTHS[day.month - 1]}" if day is not None else ""


def plan_of(scope: Scope, template: StatementTemplate) -> Filled | None:
    """The statement of the same kind in the plan that a report follows up; of the same form first."""
    plan = Scope.objects.filter(board__key=scope.board_id, year=scope.year, occasion="").first()
    if plan is None:
        return None
    known = {each.key: each for each in forms()}
    held: Sequence[Statement] = read(STATEMENTS, plan.pk)
    alike = [each for each in held if each.template in known and known[each.template].kind is template.kind]
    alike.sort(key=lambda each: each.template != template.key)
    return filled(alike[0], known[alike[0].template]) if alike else None
