"""A board's statements: made of a form, figures typed, rows changed."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rodatraden.apps.cycle.errors import ScopeClosed
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.economy.actions.forms import add_delivered
from rodatraden.apps.economy.actions.kinds import STATEMENTS
from rodatraden.apps.economy.actions.statements import (
    Form,
    create_statement,
    drop_given,
    edit_statement,
    end_statement,
    order_statement,
    token_of_statement,
    type_figures,
)
from rodatraden.apps.economy.errors import AmountUnreadable, FormUnknown, NotTyped, RowHoldsFigures
from rodatraden.apps.economy.models import StatementCell
from rodatraden.apps.economy.queries.figures import typed_texts
from rodatraden.apps.economy.queries.tables import Filled, forms, statements_in
from rodatraden.apps.org.enums import RoleKind
from rodatraden.core.content.economy import Statement
from rodatraden.core.numbers import format_number
from rodatraden.core.statements import CellKey
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.models import AuditRow
from rodatraden.foundation.editing.errors import ChangedSince
from rodatraden.foundation.permissions import PermissionRefused

CELL = "gemensamt.budget"


def now(scope: Scope) -> Filled:
    return statements_in(scope, {each.key: each for each in forms()})[0]


def typed(by: User, scope: Scope, statement: Statement, values: dict[str, str], **more: str) -> Statement:
    base = {**typed_texts(now(scope)), **more}
    return type_figures(by=by, scope=scope, statement=statement.key, values=values, base=base)


def test_statement_of_a_form_has_the_years_of_its_plan(operations: Statement, plan: Scope) -> None:
    assert [each.label for each in now(plan).columns] == ["Bokslut 2023", "Budget 2024", "Budget 2025"]
    assert operations.rows == ()
    assert set(typed_texts(now(plan)).values()) == {""}


def test_figures_are_kept_and_sums_computed(
    controller: User, plan: Scope, operations: Statement, comes_back_the_same: Callable[[], None]
) -> None:
    typed(controller, plan, operations, {CELL: "1 234,5", "ofordelat.budget": "(34)"})
    found = now(plan)
    assert found.value("summa", "budget") == Decimal("1200.5")
    assert typed_texts(found)[CELL] == "1 234,5"
    row = AuditRow.objects.get(action="economy.statement.type")
    assert (row.before, row.after) == ({}, {"cells gemensamt/budget": "1234.5", "cells ofordelat/budget": "-34"})
    comes_back_the_same()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
@given(ore=st.integers(min_value=-(10**14), max_value=10**14))
def test_what_is_typed_is_what_is_kept_in_ore(ore: int, controller: User, plan: Scope, operations: Statement) -> None:
    text = format_number(Decimal(ore) / 100_000, 5)
    typed(controller, plan, operations, {CELL: text})
    assert StatementCell.objects.get(row="gemensamt", column="budget").value == ore
    assert typed(controller, plan, operations, typed_texts(now(plan))) == STATEMENTS.find(operations.key)


def test_cell_is_emptied(controller: User, plan: Scope, operations: Statement) -> None:
    typed(controller, plan, operations, {CELL: "5"})
    typed(controller, plan, operations, {CELL: " "})
    assert not StatementCell.objects.exists()


@pytest.mark.parametrize(
    ("name", "text", "refusal", "sentence"),
    [
        (CELL, "tolv", AmountUnreadable, "Gemensamma kostnader, Budget 2025: ”tolv” är inget belopp"),
        (CELL, "0,000001", AmountUnreadable, "Gemensamma kostnader, Budget 2025: Beloppet 0.000001 är finare än öre"),
        ("summa.budget", "5", NotTyped, "Summa nämnd, Budget 2025 skrivs inte in"),
        ("borta.budget", "5", NotTyped, "borta, Budget 2025 skrivs inte in"),
    ],
)
def test_what_cannot_be_kept_is_refused_by_its_cell(
    name: str, text: str, refusal: type[Exception], sentence: str, controller: User, plan: Scope, operations: Statement
) -> None:
    with pytest.raises(refusal, match=sentence):
        typed(controller, plan, operations, {"ofordelat.budget": "1", name: text}, **{name: ""})
    assert not StatementCell.objects.exists()


def test_two_in_different_cells_do_not_disturb_each_other(
    controller: User, office: User, plan: Scope, operations: Statement
) -> None:
    base = typed_texts(now(plan))
    key = operations.key
    type_figures(by=controller, scope=plan, statement=key, values={**base, CELL: "1"}, base=base)
    type_figures(by=office, scope=plan, statement=key, values={**base, "ofordelat.budget": "2"}, base=base)
    assert now(plan).value("summa", "budget") == 3
    type_figures(by=office, scope=plan, statement=key, values={CELL: "1"}, base=base)
    with pytest.raises(ChangedSince):
        type_figures(by=office, scope=plan, statement=key, values={CELL: "9"}, base=base)
    assert now(plan).value("summa", "budget") == 3


def test_report_takes_the_plans_rows_and_its_budget(
    controller: User, office: User, plan: Scope, report: Scope, operations: Statement
) -> None:
    found = now(plan)
    rows = (replace(found.rows[0], label="Nämnden"), *found.rows[1:])
    form = Form(caption="Driftbudget", source="", as_of=None, columns=found.columns, rows=rows)
    edit_statement(by=controller, scope=plan, statement=operations.key, form=form, token=token_of_statement(operations))
    typed(controller, plan, operations, {CELL: "700", "gemensamt.bokslut": "650"})
    add_delivered(by=office, key="driftredovisning-uppfoljning")
    create_statement(by=controller, scope=report, form="driftredovisning-uppfoljning", caption="Drift")
    found = now(report)
    labels = ["Budget 2025", "Utfall till 31 augusti", "Prognos 2025", "Avvikelse"]
    assert [each.label for each in found.columns] == labels
    assert (found.rows[0].label, found.value("summa", "budget")) == ("Nämnden", 700)
    typed(controller, report, found.statement, {"gemensamt.prognos": "750"})
    assert now(report).value("gemensamt", "avvikelse") == -50
    assert str(found.statement.as_of) == "2025-08-31"


def test_rows_with_figures_do_not_go(controller: User, plan: Scope, operations: Statement) -> None:
    typed(controller, plan, operations, {CELL: "700"})
    found = now(plan)
    token = token_of_statement(found.statement)
    for rows, columns, sentence in (
        ([r for r in found.rows if r.key not in ("gemensamt", "summa")], found.columns, "Raden ”Gemensamma kostnader”"),
        (found.rows, [c for c in found.columns if c.key != "budget"], "Kolumnen ”Budget 2025”"),
        ([replace(r, formula="ofordelat") if r.key == "gemensamt" else r for r in found.rows], found.columns, "Raden"),
    ):
        form = Form(caption="Drift", source="", as_of=None, columns=tuple(columns), rows=tuple(rows))
        with pytest.raises(RowHoldsFigures, match=sentence):
            edit_statement(by=controller, scope=plan, statement=operations.key, form=form, token=token)


def test_statement_keeps_to_its_form_until_it_has_rows_of_its_own(
    controller: User, plan: Scope, operations: Statement
) -> None:
    found = now(plan)
    form = Form(caption="Drift", source="Agresso", as_of=None, columns=found.columns, rows=found.rows)
    token = token_of_statement(operations)
    made = edit_statement(by=controller, scope=plan, statement=operations.key, form=form, token=token)
    assert (made.caption, made.source, made.rows) == ("Drift", "Agresso", ())
    with pytest.raises(ChangedSince):
        edit_statement(by=controller, scope=plan, statement=operations.key, form=form, token=token)


def test_figure_that_a_file_gave_for_a_sum_can_be_let_go(controller: User, plan: Scope, operations: Statement) -> None:
    StatementCell.objects.create(
        statement_id=_pk(operations), row="summa", column="budget", value=999_00000, value_decimals=0
    )
    assert now(plan).value("summa", "budget") == 999
    drop_given(by=controller, scope=plan, statement=operations.key, cell=CellKey("summa", "budget"))
    assert now(plan).value("summa", "budget") is None


def _pk(statement: Statement) -> int:
    return int(STATEMENTS.home.model._default_manager.get(key=statement.key).pk)


def test_statements_are_ordered_and_ended(controller: User, plan: Scope, operations: Statement) -> None:
    second = create_statement(by=controller, scope=plan, form="driftredovisning", caption="Driftbudget")
    assert second.key == f"{operations.key}-2"
    order_statement(by=controller, scope=plan, key=second.key, to=0)
    assert [each.key for each in STATEMENTS.all_in(plan)] == [second.key, operations.key]
    end_statement(by=controller, scope=plan, key=operations.key)
    assert [each.key for each in STATEMENTS.all_in(plan)] == [second.key]


def test_unknown_form_is_refused(controller: User, plan: Scope) -> None:
    with pytest.raises(FormUnknown):
        create_statement(by=controller, scope=plan, form="borta", caption="Drift")


def test_decided_plan_asks_why(controller: User, plan: Scope, operations: Statement) -> None:
    Scope.objects.filter(pk=plan.pk).update(is_closed=True)
    values, base = {CELL: "1"}, {CELL: ""}
    key = operations.key
    with pytest.raises(ScopeClosed):
        type_figures(by=controller, scope=plan, statement=key, values=values, base=base)
    type_figures(by=controller, scope=plan, statement=key, values=values, base=base, reason="Ombudgetering")
    assert AuditRow.objects.get(action="economy.statement.type").reason == "Ombudgetering"


@pytest.mark.parametrize("role", [RoleKind.READER, RoleKind.UNIT_MANAGER, RoleKind.AUDITOR, RoleKind.HR_PARTNER])
def test_others_do_not_type(
    role: RoleKind, person_with: Callable[..., User], plan: Scope, operations: Statement
) -> None:
    with pytest.raises(PermissionRefused):
        type_figures(
            by=person_with(role, "parknamnden"), scope=plan, statement=operations.key, values={CELL: "1"}, base={}
        )
