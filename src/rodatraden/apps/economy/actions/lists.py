"""Add, change, order and end what stands in lists beside a board's statements.

Allocations, grants and investments of a plan; corrective measures and conditional income of a report.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from django.db import transaction

from rodatraden.apps.cycle.actions import things
from rodatraden.apps.cycle.actions.editing import begin_edit, write_kind
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.economy.actions.forms import refuse_unreadable_form, tidy_columns
from rodatraden.apps.economy.actions.kinds import (
    ALLOCATIONS,
    CONDITIONAL_INCOME,
    FUNDING,
    INVESTMENTS,
    MEASURES,
    MoneyKind,
)
from rodatraden.apps.economy.errors import DecisionMissing, FormRefused, RowHoldsFigures
from rodatraden.apps.economy.models import InvestmentAmount
from rodatraden.apps.economy.queries.content import FUNDING_TABLE, INVESTMENT_TABLE, FundingTable, InvestmentTable
from rodatraden.apps.economy.queries.tables import funding_unit, has_investment_table, investment_table
from rodatraden.apps.economy.rules import EDIT_BUDGET, ore_in
from rodatraden.core.content.economy import StatementColumn, StatementRow
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.editing.tokens import refuse_changed, token_of
from rodatraden.foundation.keyed.changes import words

Listed = Any
_ROW = StatementRow(key="investering", label="Investering")
KINDS: Mapping[str, MoneyKind[Listed]] = MappingProxyType(
    {
        "allocation": ALLOCATIONS,
        "funding": FUNDING,
        "investment": INVESTMENTS,
        "measure": MEASURES,
        "income": CONDITIONAL_INCOME,
    }
)


@transaction.atomic
def add_listed(*, by: User, scope: Scope, kind: str, thing: Listed, reason: str = "") -> Listed:
    """Add a thing last in its list; raises NameMissing, NotHere, DecisionMissing, UnknownMoneyUnit, TextUnreadable."""
    held = begin_edit(by=by, permission=EDIT_BUDGET, scope=scope, reason=reason)
    _lay_table(by, held, kind, reason)
    return things.create(KINDS[kind].within(held), thing, by=by, scope=held, check=_CHECKS[kind], reason=reason)


def _lay_table(by: User, held: Scope, kind: str, reason: str) -> None:
    """Keep the table that a list's first thing stands in: a file says the unit there."""
    if kind == "funding":
        _write_funding_table(by, held, funding_unit(held), reason)
    elif kind == "investment" and not has_investment_table(held):
        _write_investment_table(by, held, investment_table(held), reason)


@transaction.atomic
def edit_listed(*, by: User, scope: Scope, kind: str, thing: Listed, token: str, reason: str = "") -> Listed:
    """Change a thing of a list; raises ThingGone, ChangedSince and what `add_listed` does."""
    return things.edit(KINDS[kind].within(scope), thing, by=by, token=token, check=_CHECKS[kind], reason=reason)


@transaction.atomic
def order_listed(*, by: User, scope: Scope, kind: str, key: str, to: int, reason: str = "") -> None:
    """Put a thing at a place in its list (0 is first)."""
    things.order(KINDS[kind].within(scope), key, by=by, to=to, siblings=lambda _one, _other: True, reason=reason)


@transaction.atomic
def end_listed(*, by: User, scope: Scope, kind: str, key: str, reason: str = "") -> Listed:
    """End a thing of a list; raises StillNeeded with what refers to it."""
    return things.end(KINDS[kind].within(scope), key, by=by, reason=reason)


@transaction.atomic
def set_funding_unit(*, by: User, scope: Scope, unit: str, reason: str = "") -> None:
    """Say in which unit a plan's grants are given, before there is any; raises FormRefused, UnknownMoneyUnit."""
    held = begin_edit(by=by, permission=EDIT_BUDGET, scope=scope, reason=reason)
    ore_in(unit)
    before = funding_unit(held)
    if FUNDING.all_in(held) and unit != before:
        raise FormRefused(_fixed_unit("Bidragen", before))
    _write_funding_table(by, held, unit, reason)


def _fixed_unit(what: str, unit: str) -> str:
    return f"{what} är redan skrivna i {unit}. Avsluta dem först, eller skriv i {unit}."


def _write_funding_table(by: User, held: Scope, unit: str, reason: str) -> None:
    write_kind(
        FUNDING_TABLE, [FundingTable(unit=unit)], by=by, scope=held, action="economy.funding.table", reason=reason
    )


def token_of_investment_table(table: InvestmentTable) -> str:
    """The token of the columns and unit of a table of investments."""
    return token_of({"table": words(table)})


@transaction.atomic
def edit_investment_table(*, by: User, scope: Scope, table: InvestmentTable, token: str, reason: str = "") -> None:
    """Change the columns, unit and group heading of a scope's investments.

    Raises RowHoldsFigures for a column with amounts, FormRefused, UnknownMoneyUnit, ChangedSince.
    """
    held = begin_edit(by=by, permission=EDIT_BUDGET, scope=scope, reason=reason)
    before = investment_table(held)
    refuse_changed({"table": words(before)}, token)
    ore_in(table.unit)
    columns = tidy_columns(table.columns)
    refuse_unreadable_form((_ROW,), columns)
    if any(column.formula for column in columns):
        raise FormRefused("Investeringarnas kolumner skrivs in och har ingen formel. Ta bort formeln.")
    have = INVESTMENTS.all_in(held)
    if have and table.unit != before.unit:
        raise FormRefused(_fixed_unit("Investeringarna", before.unit))
    _refuse_lost(held, before.columns, columns)
    made = InvestmentTable(
        columns=columns, unit=table.unit, decimals=table.decimals, group=" ".join(table.group.split())
    )
    _write_investment_table(by, held, made, reason)


def _refuse_lost(scope: Scope, before: tuple[StatementColumn, ...], after: tuple[StatementColumn, ...]) -> None:
    kept = {column.key for column in after}
    lost = {column.key: column.label for column in before if column.key not in kept}
    rows = InvestmentAmount.objects.filter(
        investment__scope=scope, investment__ended_at__isnull=True, column__in=list(lost)
    )
    found = rows.order_by("pk").first()
    if found is not None:
        raise RowHoldsFigures("Kolumnen", lost[found.column])


def _write_investment_table(by: User, held: Scope, table: InvestmentTable, reason: str) -> None:
    write_kind(INVESTMENT_TABLE, [table], by=by, scope=held, action="economy.investment.table", reason=reason)


def _check_unit(new: Listed, _old: Listed | None, _scope: Scope) -> None:
    ore_in(new.unit)


def _check_allocation(new: Listed, old: Listed | None, scope: Scope) -> None:
    _check_unit(new, old, scope)
    if new.decided_on is not None and not new.decision:
        raise DecisionMissing(new.text)


def _allow(_new: Listed, _old: Listed | None, _scope: Scope) -> None:
    """Nothing more to ask."""


_CHECKS: Mapping[str, Callable[[Listed, Listed | None, Scope], None]] = MappingProxyType(
    {
        "allocation": _check_allocation,
        "funding": _allow,
        "investment": _allow,
        "measure": _check_unit,
        "income": _check_unit,
    }
)
