"""Plan files into the database: what comes back, what changes, what is refused."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import MISSING, fields, replace
from decimal import Decimal
from typing import Any

import pytest
from django.apps import apps

from rodatraden.apps.cycle.actions import close_scope, mark_changed, reopen_scope
from rodatraden.apps.cycle.errors import ReasonMissing, ScopeChangedByPerson, ScopeClosed
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.economy.models import StatementCell
from rodatraden.apps.planning.models import Goal, WorkItem
from rodatraden.connectors.planfile.load import load
from rodatraden.connectors.planfile.messages import PlanFileRefused
from rodatraden.connectors.planfile.read import read_scope
from rodatraden.connectors.planfile.walk import things
from rodatraden.connectors.planfile.write import write
from rodatraden.core.content import economy, planning
from rodatraden.core.content.amount import Amount
from rodatraden.core.content.council import ActionPlan
from rodatraden.core.content.file import PlanFile
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.models import AuditRow
from rodatraden.foundation.keyed.changes import Change, ChangeKind
from rodatraden.foundation.permissions import PermissionRefused
from tests.connectors.planfile.everything import everything, municipality, parsed, plan, report

pytestmark = pytest.mark.django_db
APPS = ("org", "cycle", "processes", "indicators", "economy", "planning", "control", "providers")
WORK = planning.WorkItem(key="mer", goal="stod", text="Mer.")
# The files hold a value, or a reason why there is none; never both.
NEVER_TOGETHER = {("Amount", "value")}


def _default(field: Any) -> Any:
    return field.default_factory() if field.default_factory is not MISSING else field.default


def _given(files: list[PlanFile]) -> dict[tuple[str, str], bool]:
    found: dict[tuple[str, str], bool] = defaultdict(bool)
    for file in files:
        for each in things(file):
            for field in fields(each.thing):
                given = getattr(each.thing, field.name)
                found[(type(each.thing).__name__, field.name)] |= given not in (_default(field), None, "")
    return found


def _changes(what: ChangeKind, changes: tuple[Change, ...]) -> list[tuple[str, str]]:
    return [(change.label, change.key) for change in changes if change.what is what]


def _rows() -> Iterator[tuple[str, Any]]:
    for app in APPS:
        for model in apps.get_app_config(app).get_models():
            yield model.__name__, list(model.objects.order_by("pk").values())


def test_the_files_of_these_tests_fill_every_field() -> None:
    given = _given([file.file for file in everything()])
    assert [name for name, filled in given.items() if not filled and name not in NEVER_TOGETHER] == []


def test_every_model_holds_something_after_everything_is_loaded(development_lead: User) -> None:
    load(everything(), by=development_lead)
    # What people do in the year is no content: a stage is passed by hand, never by a file.
    assert [name for name, rows in _rows() if not rows and name != "StagePassed"] == []


@pytest.mark.parametrize("number", range(3))
def test_content_comes_back_byte_for_byte(development_lead: User, number: int) -> None:
    files = everything()
    load(files, by=development_lead)
    file = files[number].file
    back = read_scope(file.scope)
    assert back == file
    assert back is not None
    assert write(back) == write(file)


def test_a_second_time_changes_nothing(development_lead: User) -> None:
    load(everything(), by=development_lead)
    before = dict(_rows()), AuditRow.objects.count()
    assert load(everything(), by=development_lead).changes == ()
    assert (dict(_rows()), AuditRow.objects.count()) == before


def test_a_dry_run_tells_the_same_and_saves_nothing(development_lead: User) -> None:
    told = load(everything(), by=development_lead, dry_run=True)
    assert [name for name, rows in _rows() if rows] == []
    assert not AuditRow.objects.filter(action__contains="replace_content").exists()
    assert told.changes == load(everything(), by=development_lead).changes


def test_money_is_kept_in_ore(development_lead: User) -> None:
    load(everything(), by=development_lead)
    cell = StatementCell.objects.get(statement__key="rr-2022", row="e_intakter", column="e_budget")
    assert (cell.value, cell.value_decimals) == (1_680_000_000, 2)


def test_what_is_missing_is_ended_and_what_returns_is_the_same(development_lead: User) -> None:
    load(everything(), by=development_lead)
    first = WorkItem.objects.get(key="arbete")
    told = load(parsed(plan(work=())), by=development_lead)
    assert [(c.what, c.label, c.key) for c in told.changes] == [(ChangeKind.ENDED, "planerat arbete", "arbete")]
    assert WorkItem.objects.get(key="arbete").ended_at is not None
    assert read_scope(plan().scope) == plan(work=())
    told = load(parsed(plan()), by=development_lead)
    assert [(c.what, c.key) for c in told.changes] == [(ChangeKind.REVIVED, "arbete")]
    assert WorkItem.objects.get(key="arbete").pk == first.pk
    assert read_scope(plan().scope) == plan()


def test_a_change_is_told_field_by_field_with_its_audit_row(development_lead: User) -> None:
    load(everything(), by=development_lead)
    old = plan().plan
    assert old is not None
    statement = replace(old.statements[0], caption="Resultatet", cells={"e_summa": {"e_budget": Decimal("-3.0")}})
    told = load(parsed(plan(statements=(statement,))), by=development_lead, replace_reason="rättat")
    (change,) = told.changes
    assert change.before == {
        "caption": "Resultat",
        "cells e_intakter/e_budget": "16.80",
        "cells e_intakter/e_rest": (
            "missing: not_published, expected: 2022-12-31, text: i höst, stated: –, marks: 1), *, comment: ny"
        ),
        "cells e_summa/e_budget": "-3, stated: -3 000, marks: 1)",
    }
    assert change.after == {"caption": "Resultatet", "cells e_summa/e_budget": "-3.0"}
    row = AuditRow.objects.get(object_kind="economy.statement", object_key="rr-2022", before__isnull=False)
    assert (row.actor_id, row.before, row.after, row.reason) == (
        development_lead.pk,
        change.before,
        change.after,
        "rättat",
    )


def test_more_decimals_alone_are_a_change(development_lead: User) -> None:
    load(everything(), by=development_lead)
    content = plan().plan
    assert content is not None
    finer = replace(content.targets[0], amount=Amount(value=Decimal("80.00")))
    (change,) = load(parsed(plan(targets=(finer, content.targets[1]))), by=development_lead).changes
    assert (change.before, change.after) == ({"amount": "80.0"}, {"amount": "80.00"})


def test_another_order_is_kept_without_being_a_change(development_lead: User) -> None:
    content = plan().plan
    assert content is not None
    both = (*content.work, WORK)
    load(parsed(municipality(), plan(work=both), report()), by=development_lead)
    assert load(parsed(plan(work=both[::-1])), by=development_lead).changes == ()
    assert read_scope(plan().scope) == plan(work=both[::-1])


def test_a_new_unit_in_the_template_keeps_the_amounts(development_lead: User) -> None:
    load(everything(), by=development_lead)
    shared = municipality().municipality
    assert shared is not None
    template = replace(shared.statement_templates[0], unit="tkr")
    load(parsed(municipality(statement_templates=(template,))), by=development_lead)
    back = read_scope(report().scope)
    assert back is not None
    assert back.report is not None
    assert back.report.statements[0].cells["t_summa"]["t_budget"] == Decimal(100)


def test_a_key_of_another_scope_is_refused_with_both_scopes(development_lead: User) -> None:
    load(everything(), by=development_lead)
    goal = planning.Goal(key="trygg", level="namndmal", name="Samma nyckel")
    content = plan().plan
    assert content is not None
    with pytest.raises(PlanFileRefused) as refused:
        load(parsed(plan(goals=(*content.goals, goal))), by=development_lead)
    assert str(refused.value).startswith("plan.yaml, rad ")
    assert "nyckeln ”trygg” (mål) hör till kommunen och kan inte också höra till sn 2022" in str(refused.value)


def test_a_key_that_ended_in_one_scope_may_move_to_another(development_lead: User) -> None:
    content = plan().plan
    assert content is not None
    load(parsed(municipality(), plan(work=(*content.work, WORK)), report()), by=development_lead)
    load(parsed(plan()), by=development_lead)
    moved = planning.Goal(key="nytt", level="omrade", name="Nytt")
    shared = municipality().municipality
    assert shared is not None
    load(parsed(municipality(goals=(*shared.goals, moved))), by=development_lead)
    load(parsed(municipality()), by=development_lead)
    load(parsed(plan(goals=(*content.goals, moved))), by=development_lead)
    assert Goal.objects.get(key="nytt").scope.key == "sn/2022"


def test_what_others_still_use_does_not_end(development_lead: User) -> None:
    load(everything(), by=development_lead)
    with pytest.raises(PlanFileRefused) as refused:
        load(parsed(municipality(laws=())), by=development_lead)
    assert str(refused.value) == (
        "kommun.yaml, rad 1: ”sol” (lag) saknas i filen och skulle avslutas, men används i sn 2022 av "
        "”Uppföljning” (uppföljningsplan): ta bort hänvisningen först, eller läs in båda filerna samtidigt."
    )
    assert read_scope(municipality().scope) == municipality()


def test_an_activity_that_an_action_plan_gathers_does_not_end(development_lead: User) -> None:
    content = plan().plan
    assert content is not None
    extra = replace(content.activities[0], key="samlad", name="Samlad")
    gathers = ActionPlan(key="gemensam", name="Gemensam plan", activities=("samlad",))
    shared = municipality().municipality
    assert shared is not None
    more = municipality(action_plans=(*shared.action_plans, gathers))
    load(parsed(more, plan(activities=(*content.activities, extra)), report()), by=development_lead)
    with pytest.raises(PlanFileRefused) as refused:
        load(parsed(plan()), by=development_lead)
    assert str(refused.value) == (
        "plan.yaml, rad 1: ”samlad” (aktivitet) saknas i filen och skulle avslutas, men används i kommunen av "
        "”Gemensam plan” (handlingsplan): ta bort hänvisningen först, eller läs in båda filerna samtidigt."
    )


def test_what_a_report_is_about_does_not_end(development_lead: User) -> None:
    load(everything(), by=development_lead)
    with pytest.raises(PlanFileRefused, match="”utbilda” .aktivitet. saknas i filen .* används i sn 2022 mars"):
        load(parsed(plan(activities=(), action_plans=())), by=development_lead)


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (plan(work=(planning.WorkItem(key="arbete", goal="std", text="Arbeta."),)), "målet ”std” som inte finns"),
        (plan(work=(planning.WorkItem(key="a", goal="stod", text="[[risk:brst]]"),)), "risken ”brst” som inte finns"),
        (plan(work=(planning.WorkItem(key="a", goal="stod", text="{{cell:r/a/b}}"),)), "tabellen ”r” som inte finns"),
        (report(status_reports=(planning.StatusReport(of="ingen"),)), "”ingen” som inte finns"),
        (
            report(
                statements=(
                    economy.Statement(key="s", template="rr", caption="", cells={"x": {"t_budget": Decimal(1)}}),
                )
            ),
            "raden ”rr/x” som inte finns",
        ),
        (
            report(
                measures=(
                    economy.CorrectiveMeasure(key="m", text="M", expected_effect=Decimal("0.000001"), unit="tkr"),
                )
            ),
            "beloppet 0.000001 är finare än öre",
        ),
        (
            report(measures=(economy.CorrectiveMeasure(key="m", text="M", unit="Mkr"),)),
            "”Mkr” är ingen enhet för pengar",
        ),
        (
            plan(volumes=(economy.VolumeTable(key="v", title="V", unit="", decimals=-1, columns=(), rows=()),)),
            "decimals är -1",
        ),
        (
            plan(
                allocations=(economy.Allocation(key="a", text="A", amount=Decimal(1), unit="tkr", operation="x" * 201),)
            ),
            "verksamhet är 201 tecken: korta till högst 200",
        ),
    ],
)
def test_bad_content_is_refused_with_file_and_line_and_changes_nothing(
    development_lead: User, file: PlanFile, said: str
) -> None:
    load(everything(), by=development_lead)
    before = dict(_rows()), AuditRow.objects.count()
    with pytest.raises(PlanFileRefused) as refused:
        load(parsed(file), by=development_lead)
    assert said in str(refused.value)
    assert refused.value.line is not None
    assert (dict(_rows()), AuditRow.objects.count()) == before


def test_a_plan_for_a_year_nobody_knows_is_refused(development_lead: User) -> None:
    load(parsed(municipality()), by=development_lead)
    unknown = replace(plan(), scope=replace(plan().scope, year=2030))
    with pytest.raises(PlanFileRefused, match="planeringsåret 2030 finns inte"):
        load([replace(parsed(plan())[0], file=unknown)], by=development_lead)


def test_two_files_of_one_scope_are_refused(development_lead: User) -> None:
    with pytest.raises(PlanFileRefused, match="sn 2022 finns också i plan.yaml"):
        load(parsed(municipality(), plan(), plan()), by=development_lead)


def test_a_decided_scope_is_replaced_only_with_a_reason(development_lead: User) -> None:
    load(everything(), by=development_lead)
    close_scope(by=development_lead, scope=Scope.objects.get(key="sn/2022"))
    assert load(everything(), by=development_lead).changes == ()
    with pytest.raises(ScopeClosed):
        load(parsed(plan(work=())), by=development_lead)
    assert read_scope(plan().scope) == plan()
    load(parsed(plan(work=())), by=development_lead, replace_reason="nytt beslut")
    assert read_scope(plan().scope) == plan(work=())


def test_a_decided_scope_opens_again_only_with_a_reason(development_lead: User) -> None:
    load(everything(), by=development_lead)
    scope = Scope.objects.get(key="sn/2022")
    close_scope(by=development_lead, scope=scope)
    with pytest.raises(ReasonMissing):
        reopen_scope(by=development_lead, scope=scope, reason=" ")
    reopen_scope(by=development_lead, scope=scope, reason="rättelse")
    assert len(load(parsed(plan(work=())), by=development_lead).changes) == 1


def test_what_a_person_changed_is_replaced_only_with_a_reason(development_lead: User) -> None:
    load(everything(), by=development_lead)
    mark_changed(by=development_lead, scope=Scope.objects.get(key="sn/2022"))
    with pytest.raises(ScopeChangedByPerson):
        load(parsed(plan(work=())), by=development_lead)
    load(parsed(plan(work=())), by=development_lead, replace_reason="filen gäller")
    assert Scope.objects.get(key="sn/2022").changed_by_person is False


def test_a_reader_may_not_import(reader: User) -> None:
    with pytest.raises(PermissionRefused):
        load(everything(), by=reader)


def test_files_may_come_in_any_order(development_lead: User) -> None:
    told = load(everything()[::-1], by=development_lead)
    assert [file.filename for file in told.files] == ["kommun.yaml", "plan.yaml", "rapport.yaml"]
    assert _changes(ChangeKind.ENDED, told.changes) == []
