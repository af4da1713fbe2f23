"""The municipality's forms of statements."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.cycle.thing_errors import NameMissing, StillNeeded
from rodatraden.apps.economy.actions.forms import (
    FORMS,
    add_delivered,
    copy_form,
    create_form,
    edit_form,
    end_form,
    order_form,
    token_of_form,
)
from rodatraden.apps.economy.actions.statements import type_figures
from rodatraden.apps.economy.errors import FormEmpty, FormInUse, FormRefused, RowHoldsFigures
from rodatraden.apps.economy.queries.tables import forms
from rodatraden.apps.economy.rules import UnknownMoneyUnit
from rodatraden.core.content.economy import CostSign, Statement, StatementKind, StatementRow
from rodatraden.core.delivered_statements import DELIVERED
from rodatraden.core.document.table import RowKind
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.models import AuditRow
from rodatraden.foundation.editing.errors import ChangedSince
from rodatraden.foundation.permissions import PermissionRefused

FIRST = DELIVERED[0]


def test_delivered_form_becomes_the_municipalitys_own(office: User, comes_back_the_same: Callable[[], None]) -> None:
    assert [add_delivered(by=office, key=each.key).key for each in DELIVERED] == [each.key for each in DELIVERED]
    assert forms() == list(DELIVERED)
    comes_back_the_same()


def test_delivered_form_taken_twice_gets_a_key_of_its_own(office: User) -> None:
    add_delivered(by=office, key=FIRST.key)
    assert add_delivered(by=office, key=FIRST.key).key == "verksamhet"


def test_summa_is_written_out_and_texts_are_put_on_a_line(office: User) -> None:
    rows = (
        StatementRow(key="a", label="  Lek  och\nträd "),
        StatementRow(key="alla", label="Summa", kind=RowKind.TOTAL, formula="summa"),
    )
    made = create_form(by=office, form=replace(FIRST, key="", name="Min", rows=rows))
    assert [(row.label, row.formula) for row in made.rows] == [("Lek och träd", ""), ("Summa", "sum(a)")]
    assert AuditRow.objects.filter(action="economy.form.create", object_key="min").count() == 1


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"name": " "}, NameMissing),
        ({"rows": ()}, FormEmpty),
        ({"columns": ()}, FormEmpty),
        ({"unit": "dollar"}, UnknownMoneyUnit),
        ({"rows": (StatementRow(key="a", label="A", formula="b"),)}, FormRefused),
        ({"rows": (StatementRow(key="a", label="A", formula="summa"),)}, FormRefused),
    ],
)
def test_form_that_cannot_stand_is_refused(office: User, change: dict[str, object], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        create_form(by=office, form=replace(FIRST, key="", **change))  # type: ignore[arg-type]
    assert forms() == []


def test_form_is_changed_copied_ordered_and_ended(office: User) -> None:
    first = add_delivered(by=office, key=FIRST.key)
    copy = copy_form(by=office, key=first.key, name="Annan")
    order_form(by=office, key=copy.key, to=0)
    assert [each.name for each in forms()] == ["Annan", "Verksamhet"]
    renamed = edit_form(by=office, form=replace(copy, name="Tredje"), token=token_of_form(copy))
    assert FORMS.find("annan") == renamed
    end_form(by=office, key="annan")
    assert [each.key for each in forms()] == [first.key]


def test_form_that_somebody_else_changed_is_not_written_over(office: User) -> None:
    first = add_delivered(by=office, key=FIRST.key)
    edit_form(by=office, form=replace(first, rows=first.rows[:1]), token=token_of_form(first))
    with pytest.raises(ChangedSince):
        edit_form(by=office, form=replace(first, name="Min"), token=token_of_form(first))


def test_form_in_use_keeps_what_would_turn_its_figures(office: User, operations: Statement) -> None:
    form = FORMS.find(FIRST.key)
    for change in ({"kind": StatementKind.INCOME}, {"cost_sign": CostSign.NEGATIVE}):
        with pytest.raises(FormInUse, match="Driftbudget \\(parknamnden 2025\\)"):
            edit_form(by=office, form=replace(form, **change), token=token_of_form(form))  # type: ignore[arg-type]
    with pytest.raises(StillNeeded, match="räkning ”Driftbudget”"):
        end_form(by=office, key=form.key)


def test_row_with_figures_stays_in_its_form(office: User, controller: User, plan: Scope, operations: Statement) -> None:
    cell = {"ofordelat.budget": "12"}
    type_figures(by=controller, scope=plan, statement=operations.key, values=cell, base={"ofordelat.budget": ""})
    form = FORMS.find(FIRST.key)
    rows = tuple(row for row in form.rows if row.key not in ("ofordelat", "summa"))
    with pytest.raises(RowHoldsFigures, match="Raden ”Ofördelat” har belopp i ”Driftbudget”"):
        edit_form(by=office, form=replace(form, rows=rows), token=token_of_form(form))
    other = tuple(row for row in form.rows if row.key not in ("gemensamt", "summa"))
    edit_form(by=office, form=replace(form, rows=other), token=token_of_form(form))


def test_forms_are_the_controllers_of_the_whole_municipality(controller: User, lead: User, plan: Scope) -> None:
    for person in (controller, lead):
        with pytest.raises(PermissionRefused):
            create_form(by=person, form=FIRST)
