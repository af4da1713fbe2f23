"""Make, change, copy, order and end the municipality's forms of statements."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from django.db import transaction

from rodatraden.apps.cycle.actions import municipality_scope, things
from rodatraden.apps.cycle.actions.editing import begin_edit
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.economy.errors import FormEmpty, FormInUse, FormRefused, RowHoldsFigures
from rodatraden.apps.economy.models import Statement as StatementRows
from rodatraden.apps.economy.models import StatementCell
from rodatraden.apps.economy.queries.content import TEMPLATES
from rodatraden.apps.economy.rules import EDIT_FORMS, ore_in
from rodatraden.core.content.economy import StatementColumn, StatementRow, StatementTemplate
from rodatraden.core.delivered_statements import DELIVERED
from rodatraden.core.formula import FormulaError
from rodatraden.core.statement_forms import expanded, refuse_form
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.editing.tokens import refuse_changed, token_of
from rodatraden.foundation.keyed.changes import words
from rodatraden.foundation.permissions import require

FORMS = things.Kind[StatementTemplate](
    home=TEMPLATES,
    noun="uppställningen",
    action="economy.form",
    otherwise="uppstallning",
    permission=EDIT_FORMS,
    is_shared=True,
    is_planned=False,
)
P = TypeVar("P", StatementRow, StatementColumn)
_FIXED = (("kind", "Slaget"), ("cost_sign", "Kostnadernas tecken"))


def token_of_form(form: StatementTemplate) -> str:
    """The token of a form with its rows and columns."""
    return token_of({"form": words(form)})


@transaction.atomic
def create_form(*, by: User, form: StatementTemplate, reason: str = "") -> StatementTemplate:
    """Add a form of a statement, shared by the municipality; `summa` in a formula is written out.

    Raises NameMissing, FormEmpty, FormRefused with the row or column that cannot be computed, UnknownMoneyUnit.
    """
    require(by, EDIT_FORMS, "")
    scope = municipality_scope(by=by)
    return things.create(FORMS, _made(form), by=by, scope=scope, check=_check, reason=reason)


@transaction.atomic
def add_delivered(*, by: User, key: str) -> StatementTemplate:
    """Add one of the delivered forms to the municipality's own, to be changed as it likes."""
    form = FORMS.among(DELIVERED, key)
    return create_form(by=by, form=replace(form, key="" if FORMS.is_taken(key) else key))


@transaction.atomic
def edit_form(*, by: User, form: StatementTemplate, token: str, reason: str = "") -> StatementTemplate:
    """Change a form; refused where it would turn or lose figures already given in it.

    Raises FormInUse, RowHoldsFigures, ChangedSince and what `create_form` does.
    """
    scope = FORMS.scope_of(form.key)
    held = begin_edit(by=by, permission=EDIT_FORMS, scope=scope, reason=reason)
    before = FORMS.one_in(held, form.key)
    refuse_changed({"form": words(before)}, token)
    return things.edit(FORMS, _made(form), by=by, token=None, check=_check, reason=reason)


@transaction.atomic
def copy_form(*, by: User, key: str, name: str) -> StatementTemplate:
    """Copy a form, to be changed while the first stays as it is."""
    return create_form(by=by, form=replace(FORMS.find(key), key="", name=name))


@transaction.atomic
def order_form(*, by: User, key: str, to: int) -> None:
    """Put a form at a place (0 is first)."""
    things.order(FORMS, key, by=by, to=to, siblings=lambda _one, _other: True)


@transaction.atomic
def end_form(*, by: User, key: str, reason: str = "") -> StatementTemplate:
    """End a form that no statement is made from."""
    return things.end(FORMS, key, by=by, reason=reason)


def _made(form: StatementTemplate) -> StatementTemplate:
    return replace(form, rows=tidy_rows(form.rows), columns=tuple(_one_line(each) for each in form.columns))


def tidy_rows(rows: tuple[StatementRow, ...]) -> tuple[StatementRow, ...]:
    """The rows as they are kept, with `summa` written out; raises FormRefused."""
    try:
        return expanded([_one_line(each) for each in rows])
    except FormulaError as error:
        raise FormRefused(str(error)) from error


def tidy_columns(columns: tuple[StatementColumn, ...]) -> tuple[StatementColumn, ...]:
    """The columns as they are kept."""
    return tuple(_one_line(each) for each in columns)


def refuse_unreadable_form(rows: tuple[StatementRow, ...], columns: tuple[StatementColumn, ...]) -> None:
    """Raise FormEmpty or FormRefused for a form that cannot be computed."""
    for what, held in (("rader", rows), ("kolumner", columns)):
        if not held:
            raise FormEmpty(what)
    try:
        refuse_form(rows, columns)
    except FormulaError as error:
        raise FormRefused(str(error)) from error


def _one_line(part: P) -> P:
    return things.cleaned(part)


def _check(new: StatementTemplate, old: StatementTemplate | None, scope: Scope) -> None:
    ore_in(new.unit)
    refuse_unreadable_form(new.rows, new.columns)
    if old is None:
        return
    using = StatementRows.objects.filter(template__key=old.key, ended_at__isnull=True).select_related("scope")
    used = [f"{row.caption or row.key} ({row.scope})" for row in using.order_by("pk")[:3]]
    for name, what in _FIXED:
        if used and getattr(old, name) != getattr(new, name):
            raise FormInUse(old.name, what, used)
    _refuse_lost("Raden", "row", "rows", old.rows, new.rows, old.key)
    _refuse_lost("Kolumnen", "column", "columns", old.columns, new.columns, old.key)


def _refuse_lost(
    what: str,
    field: str,
    own: str,
    before: tuple[StatementRow, ...] | tuple[StatementColumn, ...],
    after: tuple[StatementRow, ...] | tuple[StatementColumn, ...],
    form: str,
) -> None:
    """Raise RowHoldsFigures for a row or column that goes while statements that follow the form have figures in it."""
    kept = {each.key for each in after}
    lost = {each.key: each.label for each in before if each.key not in kept}
    cells = StatementCell.objects.filter(
        statement__template__key=form,
        statement__ended_at__isnull=True,
        **{f"{field}__in": list(lost), f"statement__{own}__isnull": True},
    )
    found = cells.select_related("statement").order_by("pk").first()
    if found is not None:
        raise RowHoldsFigures(what, lost[getattr(found, field)], f"”{found.statement.caption}”")
