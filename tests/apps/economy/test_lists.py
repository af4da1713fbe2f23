"""What stands beside the statements, kept so that a file gives it back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from rodatraden.apps.cycle.errors import ScopeClosed, TextUnreadable
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.cycle.thing_errors import NotHere
from rodatraden.apps.economy.actions.kinds import ALLOCATIONS, INVESTMENTS, MEASURES
from rodatraden.apps.economy.actions.lists import (
    add_listed,
    edit_investment_table,
    edit_listed,
    end_listed,
    order_listed,
    set_funding_unit,
    token_of_investment_table,
)
from rodatraden.apps.economy.actions.volumes import create_volume, edit_volume, order_volume, token_of_volume
from rodatraden.apps.economy.errors import FormEmpty, FormRefused, RowHoldsFigures
from rodatraden.apps.economy.models import Allocation as AllocationRow
from rodatraden.apps.economy.queries.tables import investment_table
from rodatraden.apps.org.enums import RoleKind
from rodatraden.core.content.amount import Amount
from rodatraden.core.content.economy import (
    Allocation,
    ConditionalIncome,
    CorrectiveMeasure,
    ExternalFunding,
    Investment,
    VolumeColumn,
    VolumeRow,
    VolumeTable,
)
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.models import AuditRow
from rodatraden.foundation.editing.errors import ChangedSince
from rodatraden.foundation.editing.tokens import token_of
from rodatraden.foundation.keyed.one_kind import values_of
from rodatraden.foundation.permissions import PermissionRefused

STRAK = Allocation(key="", text="Belysta stråk", amount=Decimal("0.5"), unit="mnkr", decision="KF")
MARK = VolumeTable(
    key="",
    title="Mark",
    unit="hektar",
    columns=(VolumeColumn(key="ar", label="2025", period="2025"),),
    rows=(VolumeRow(key="skog", label="Skog", values={"ar": Decimal("12.50")}, note="Mätt om."),),
)


def test_everything_comes_back_from_a_file(
    controller: User, plan: Scope, report: Scope, comes_back_the_same: Callable[[], None]
) -> None:
    add_listed(by=controller, scope=plan, kind="allocation", thing=replace(STRAK, decided_on=date(2024, 11, 11)))
    grant = ExternalFunding(key="", name="Naturvård", grant=Decimal(600), cost=Amount(), in_budget=Amount())
    add_listed(by=controller, scope=plan, kind="funding", thing=grant)
    for scope in (plan, report):
        lek = Investment(key="", name="Lekplats", amounts={"budget_2025": Decimal("4.5")})
        add_listed(by=controller, scope=scope, kind="investment", thing=lek)
        create_volume(by=controller, scope=scope, table=MARK)
    add_listed(by=controller, scope=report, kind="measure", thing=CorrectiveMeasure(key="", text="Vakant", unit="tkr"))
    income = ConditionalIncome(key="", text="Ansökan", amount=Decimal(5), unit="mnkr", decided=False)
    add_listed(by=controller, scope=report, kind="income", thing=income)
    assert [each.key for each in INVESTMENTS.all_in(report)] == ["lekplats-2"]
    comes_back_the_same()


def test_money_is_kept_in_ore_and_every_change_noted(controller: User, plan: Scope) -> None:
    made = add_listed(by=controller, scope=plan, kind="allocation", thing=STRAK)
    assert AllocationRow.objects.get(key="belysta-strak").amount == 50_000_000
    token = token_of(values_of(made))
    edit_listed(by=controller, scope=plan, kind="allocation", thing=replace(made, amount=Decimal(1)), token=token)
    with pytest.raises(ChangedSince):
        edit_listed(by=controller, scope=plan, kind="allocation", thing=made, token=token)
    add_listed(by=controller, scope=plan, kind="allocation", thing=replace(STRAK, text="Löner"))
    order_listed(by=controller, scope=plan, kind="allocation", key="loner", to=0)
    assert [each.key for each in ALLOCATIONS.all_in(plan)] == ["loner", "belysta-strak"]
    end_listed(by=controller, scope=plan, kind="allocation", key="loner")
    done = AuditRow.objects.filter(action__startswith="economy.allocation").order_by("pk")
    assert [row.action.rpartition(".")[2] for row in done] == ["create", "edit", "create", "order", "end"]


def test_the_same_measure_may_stand_in_two_reports(controller: User, plan: Scope, report: Scope) -> None:
    other = Scope.objects.create(
        key="parknamnden/2025/mars", level=report.level, board_id="parknamnden", year=2025, occasion="mars"
    )
    for scope in (report, other):
        made = add_listed(
            by=controller, scope=scope, kind="measure", thing=CorrectiveMeasure(key="", text="V", unit="kr")
        )
        assert made.key == "v"
    end_listed(by=controller, scope=other, kind="measure", key="v")
    assert (len(MEASURES.all_in(report)), len(MEASURES.all_in(other))) == (1, 0)


def test_what_belongs_elsewhere_or_cannot_be_read_is_refused(controller: User, plan: Scope, report: Scope) -> None:
    with pytest.raises(NotHere):
        add_listed(by=controller, scope=report, kind="allocation", thing=STRAK)
    with pytest.raises(TextUnreadable):
        add_listed(by=controller, scope=plan, kind="allocation", thing=replace(STRAK, text="{{trasig"))
    Scope.objects.filter(pk=plan.pk).update(is_closed=True)
    with pytest.raises(ScopeClosed):
        add_listed(by=controller, scope=plan, kind="allocation", thing=STRAK)


def test_column_with_amounts_and_unit_in_use_stay(controller: User, plan: Scope) -> None:
    lek = Investment(key="", name="Lekplats", amounts={"budget_2025": Decimal("4.5")})
    add_listed(by=controller, scope=plan, kind="investment", thing=lek)
    table = investment_table(plan)
    token = token_of_investment_table(table)
    with pytest.raises(RowHoldsFigures, match="Kolumnen ”Budget 2025”"):
        edit_investment_table(by=controller, scope=plan, table=replace(table, columns=table.columns[1:]), token=token)
    with pytest.raises(FormRefused, match="Investeringarna är redan skrivna i mnkr"):
        edit_investment_table(by=controller, scope=plan, table=replace(table, unit="tkr"), token=token)
    with pytest.raises(FormRefused, match="Bidragen är redan skrivna i tkr"):
        set_funding_unit(by=controller, scope=plan, unit="kr")
    edit_investment_table(by=controller, scope=plan, table=replace(table, columns=table.columns[:1]), token=token)
    with pytest.raises(ChangedSince):
        edit_investment_table(by=controller, scope=plan, table=table, token=token)


def test_volumes_are_changed_as_a_whole(controller: User, plan: Scope) -> None:
    made = create_volume(by=controller, scope=plan, table=MARK)
    with pytest.raises(FormEmpty):
        create_volume(by=controller, scope=plan, table=replace(MARK, rows=()))
    with pytest.raises(FormRefused, match="”Skog” finns två gånger"):
        create_volume(by=controller, scope=plan, table=replace(MARK, rows=MARK.rows * 2))
    token = token_of_volume(made)
    row = replace(made.rows[0], values={"ar": Decimal(13)})
    edit_volume(by=controller, scope=plan, table=replace(made, rows=(row,)), token=token)
    with pytest.raises(ChangedSince):
        edit_volume(by=controller, scope=plan, table=made, token=token)
    create_volume(by=controller, scope=plan, table=replace(MARK, title="Annat"))
    order_volume(by=controller, scope=plan, key="annat", to=0)


def test_others_do_not_write(person_with: Callable[..., User], plan: Scope) -> None:
    for role in (RoleKind.READER, RoleKind.UNIT_MANAGER, RoleKind.AUDITOR, RoleKind.ADMINISTRATOR):
        with pytest.raises(PermissionRefused):
            add_listed(by=person_with(role, "parknamnden"), scope=plan, kind="allocation", thing=STRAK)
