"""Make a statement from a form, type its figures, change its rows and columns, order and end it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.db import transaction

from rodatraden.apps.cycle.actions import things
from rodatraden.apps.cycle.actions.editing import begin_edit
from rodatraden.apps.cycle.enums import ScopeLevel
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.economy.actions.forms import refuse_unreadable_form, tidy_columns, tidy_rows
from rodatraden.apps.economy.actions.kinds import STATEMENTS
from rodatraden.apps.economy.errors import AmountUnreadable, FormUnknown, NotTyped, RowHoldsFigures
from rodatraden.apps.economy.queries.figures import per_words, plan_of, row_label, typed_texts
from rodatraden.apps.economy.queries.tables import filled, forms
from rodatraden.apps.economy.rules import EDIT_BUDGET, ore_in
from rodatraden.core.content.amount import Amount, Number, as_amount
from rodatraden.core.content.economy import (
    ColumnRole,
    Statement,
    StatementColumn,
    StatementRow,
    StatementTemplate,
)
from rodatraden.core.keys import free_key, key_from
from rodatraden.core.numbers import UnreadableNumber
from rodatraden.core.pasted import parse_amount
from rodatraden.core.statement_forms import for_year, typed_cells
from rodatraden.core.statements import CellKey
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.editing.errors import ChangedSince
from rodatraden.foundation.editing.tokens import refuse_changed, token_of
from rodatraden.foundation.keyed.changes import words
from rodatraden.foundation.keyed.errors import NumberTooFine
from rodatraden.foundation.keyed.numbers import split_money

Cells = dict[str, dict[str, Number]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What a statement says beside its figures: caption, source, day, and its own columns and rows."""

    caption: str
    source: str
    as_of: date | None
    columns: tuple[StatementColumn, ...]
    rows: tuple[StatementRow, ...]


@transaction.atomic
def create_statement(
    *, by: User, scope: Scope, form: str, caption: str, source: str = "", reason: str = ""
) -> Statement:
    """Make a statement of a form for a scope's year, with the years written out in its columns.

    A report's statement takes the rows, and the budget, of the plan's statement of the same kind.
    Raises FormUnknown, NameMissing.
    """
    held = begin_edit(by=by, permission=EDIT_BUDGET, scope=scope, reason=reason)
    template = _form(form)
    day, per = per_words(held)
    columns = for_year(template.columns, held.year or 0, per)
    rows, cells = _from_plan(held, template, columns)
    statement = Statement(
        key=free_key(key_from(f"{caption} {held}", "rakning"), STATEMENTS.is_taken),
        template=form,
        caption=caption,
        columns=() if columns == template.columns else columns,
        rows=() if rows == template.rows else rows,
        cells=cells,
        source=source,
        as_of=day,
    )
    return things.create(STATEMENTS.within(held), statement, by=by, scope=held, check=_allow, reason=reason)


def _form(key: str) -> StatementTemplate:
    found = next((each for each in forms() if each.key == key), None)
    if found is None:
        raise FormUnknown
    return found


def _from_plan(
    scope: Scope, template: StatementTemplate, columns: tuple[StatementColumn, ...]
) -> tuple[tuple[StatementRow, ...], Cells]:
    """The rows that the plan's statement of the same kind has, and its budget of the year."""
    plan = plan_of(scope, template) if scope.level == ScopeLevel.BOARD_OCCASION else None
    target = next((c for c in columns if _is_budget(c, scope.year)), None)
    if plan is None or {row.key for row in plan.template.rows} - {row.key for row in template.rows}:
        return template.rows, {}
    origin = next((c for c in plan.columns if _is_budget(c, scope.year)), None)
    if target is None or origin is None or plan.template.unit != template.unit:
        return plan.rows, {}
    typed = {key.row for key in typed_cells(plan.rows, columns)}
    given = {row: cells[origin.key] for row, cells in plan.statement.cells.items() if origin.key in cells}
    return plan.rows, {row: {target.key: number} for row, number in given.items() if row in typed}


def _is_budget(column: StatementColumn, year: int | None) -> bool:
    return column.role is ColumnRole.BUDGET and column.year == year and not column.formula


@transaction.atomic
def type_figures(
    *, by: User, scope: Scope, statement: str, values: Mapping[str, str], base: Mapping[str, str], reason: str = ""
) -> Statement:
    """Keep the figures that were typed, "row.column" → text; only those that differ from `base` are touched.

    `base` is what the form was made from: two people in different cells do not disturb each other, one
    in the other's cell gets ChangedSince. Raises NotTyped, AmountUnreadable with row and column, ScopeClosed.
    """
    held = begin_edit(by=by, permission=EDIT_BUDGET, scope=scope, reason=reason)
    kind = STATEMENTS.within(held)
    before = kind.one_in(held, statement)
    found = filled(before, _form(before.template))
    now, typed = typed_texts(found), {}
    for name, text in values.items():
        if name not in base or text.strip() == base[name].strip():
            continue
        if name not in now:
            raise NotTyped(row_label(found, name))
        if now[name] != base[name] and now[name] != text.strip():
            raise ChangedSince
        typed[name] = _amount(text, row_label(found, name), found.template.unit)
    after = replace(before, cells=_merged(before, typed, found.rows, found.columns))
    return things.edit(kind, after, by=by, token=None, check=_allow, reason=reason, action="type")


def _amount(text: str, label: str, unit: str) -> Decimal | None:
    try:
        found = parse_amount(text)
        split_money(found, ore_in(unit))
    except (UnreadableNumber, NumberTooFine) as error:
        raise AmountUnreadable(f"{label}: {error}") from error
    return found


def _merged(
    before: Statement,
    typed: Mapping[str, Decimal | None],
    rows: tuple[StatementRow, ...],
    columns: tuple[StatementColumn, ...],
) -> Cells:
    """The cells in the order of the table, with those that were typed; one that is emptied keeps its comment."""
    found: Cells = {}
    for row in rows:
        for column in columns:
            number = before.cells.get(row.key, {}).get(column.key)
            name = f"{row.key}.{column.key}"
            if name in typed:
                number = _typed(typed[name], number)
            if number is not None:
                found.setdefault(row.key, {})[column.key] = number
    return found


def _typed(value: Decimal | None, before: Number | None) -> Number | None:
    held = as_amount(before) if before is not None else Amount()
    if not held.comment:
        return value
    return Amount(value=value, comment=held.comment)


@transaction.atomic
def drop_given(*, by: User, scope: Scope, statement: str, cell: CellKey, reason: str = "") -> Statement:
    """Let a cell that has a formula be computed, though a file gave it a figure."""
    held = begin_edit(by=by, permission=EDIT_BUDGET, scope=scope, reason=reason)
    kind = STATEMENTS.within(held)
    before = kind.one_in(held, statement)
    cells = {
        row: {column: number for column, number in each.items() if CellKey(row, column) != cell}
        for row, each in before.cells.items()
    }
    left = replace(before, cells={row: each for row, each in cells.items() if each})
    return things.edit(kind, left, by=by, token=None, check=_allow, reason=reason, action="type")


def token_of_statement(statement: Statement) -> str:
    """The token of what a statement says beside its figures."""
    return token_of(_beside(statement))


def _beside(statement: Statement) -> dict[str, str]:
    return {"form": words(replace(statement, cells={}))}


@transaction.atomic
def edit_statement(*, by: User, scope: Scope, statement: str, form: Form, token: str, reason: str = "") -> Statement:
    """Change what a statement says beside its figures; a row or column with figures does not go.

    Raises RowHoldsFigures, FormRefused, FormEmpty, NameMissing, ChangedSince.
    """
    held = begin_edit(by=by, permission=EDIT_BUDGET, scope=scope, reason=reason)
    kind = STATEMENTS.within(held)
    before = kind.one_in(held, statement)
    refuse_changed(_beside(before), token)
    template = _form(before.template)
    rows, columns = tidy_rows(form.rows), tidy_columns(form.columns)
    refuse_unreadable_form(rows, columns)
    _refuse_lost(before, filled(before, template).rows, rows, filled(before, template).columns, columns)
    kept_rows, kept_columns = {row.key for row in rows}, {column.key for column in columns}
    cells = {
        row: {column: number for column, number in each.items() if column in kept_columns}
        for row, each in before.cells.items()
        if row in kept_rows
    }
    after = replace(
        before,
        caption=form.caption,
        source=form.source,
        as_of=form.as_of,
        columns=() if columns == template.columns else columns,
        rows=() if rows == template.rows else rows,
        cells={row: each for row, each in cells.items() if each},
    )
    return things.edit(kind, after, by=by, token=None, check=_allow, reason=reason)


def _refuse_lost(
    before: Statement,
    old_rows: tuple[StatementRow, ...],
    rows: tuple[StatementRow, ...],
    old_columns: tuple[StatementColumn, ...],
    columns: tuple[StatementColumn, ...],
) -> None:
    """Raise RowHoldsFigures for what is taken away, or begins to be computed, over figures that were typed."""
    typed = set(typed_cells(rows, columns))
    was = set(typed_cells(old_rows, old_columns))
    row_labels = {row.key: row.label for row in old_rows}
    column_labels = {column.key: column.label for column in old_columns}
    kept = {row.key for row in rows if not row.formula}
    for row, cells in before.cells.items():
        for column in cells:
            if CellKey(row, column) in was - typed:
                is_row = row not in kept
                what, label = ("Raden", row_labels[row]) if is_row else ("Kolumnen", column_labels[column])
                raise RowHoldsFigures(what, label)


@transaction.atomic
def order_statement(*, by: User, scope: Scope, key: str, to: int, reason: str = "") -> None:
    """Put a statement at a place (0 is first)."""
    things.order(STATEMENTS.within(scope), key, by=by, to=to, siblings=lambda _one, _other: True, reason=reason)


@transaction.atomic
def end_statement(*, by: User, scope: Scope, key: str, reason: str = "") -> Statement:
    """End a statement; its figures stay in the history."""
    return things.end(STATEMENTS.within(scope), key, by=by, reason=reason)


def _allow(new: Statement, old: Statement | None, scope: Scope) -> None:
    """Nothing more to ask: the actions have looked already."""
