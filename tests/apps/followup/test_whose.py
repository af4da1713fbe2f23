"""Whose task something becomes: who the plan means, the roles the occasion has chosen, and each unit's own controls."""

import pytest

from rodatraden.apps.control.models import ControlReport, SystematicControl, Treatment
from rodatraden.apps.cycle.models import Occasion, Scope
from rodatraden.apps.followup.actions import give_task, give_tasks, mark_ready, save_thing, start_occasion
from rodatraden.apps.followup.errors import CannotTakeTask, PartUnknown
from rodatraden.apps.followup.models import Part, Task
from rodatraden.apps.followup.queries.each_unit import each_unit_controls
from rodatraden.apps.followup.queries.tasks import tasks_of
from rodatraden.apps.followup.queries.things import form_of
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.permissions import PermissionRefused
from tests.apps.followup.conftest import Report
from tests.apps.followup.park import BOARD, OFFICE, PARKS, PLAY, TREES

People = dict[str, User]


def start(people: People) -> Scope:
    start_occasion(by=people["lead"], board=BOARD, year=2025, occasion="augusti")
    return Scope.objects.get(key=f"{BOARD}/2025/augusti")


def treatment(scope: Scope, key: str = "pn-r1-1") -> Task:
    return Task.objects.get(scope=scope, kind="treatments", about=key)


@pytest.mark.parametrize(
    ("words", "organisation", "person", "fell"),
    [
        ("Trädenhetens chef", TREES, "", ""),
        ("Förvaltningschefen", OFFICE, "", ""),
        ("utvecklingsledaren", BOARD, "", ""),
        ("Elin Enhetschef", PARKS, "Elin Enhetschef", ""),
        ("Parknämnden (påhittad)", BOARD, "", ""),
        ("parkchefen", BOARD, "", "not_found"),
        ("Ove Utanför", BOARD, "", "not_found"),
        ("", BOARD, "", "nobody_named"),
    ],
)
def test_a_treatment_goes_to_whom_the_plan_means_and_else_says_why_not(
    people: People, words: str, organisation: str, person: str, fell: str
) -> None:
    Treatment.objects.filter(key="pn-r1-1").update(responsible=words)
    task = treatment(start(people))
    assert (task.organisation, task.fell, task.named) == (organisation, fell, words if fell == "not_found" else "")
    assert (task.assigned_to.name if task.assigned_to else "") == person


def test_what_a_unit_that_does_not_report_answers_for_falls_to_the_board_and_says_so(people: People) -> None:
    Occasion.objects.filter(year=2025, key="augusti").update(units=[PLAY, OFFICE])
    task = treatment(start(people))
    assert (task.organisation, task.fell, task.named) == (BOARD, "not_reporting", "Trädenheten")


def test_a_task_that_a_plan_gives_a_person_is_theirs_to_report(people: People) -> None:
    Treatment.objects.filter(key="pn-r1-1").update(responsible="Elin Enhetschef")
    scope = start(people)
    thing = form_of(scope, PARKS).thing("treatments", "pn-r1-1")
    assert thing is not None
    assert save_thing(
        by=people["parks"], scope=scope, organisation=PARKS, section="treatments", about="pn-r1-1",
        values={"status": "klar"}, tokens=thing.tokens,
    )  # fmt: skip
    assert ControlReport.objects.get(scope=scope, of="pn-r1-1").status_id == "klar"


def test_a_task_that_fell_to_the_board_is_given_to_a_unit_that_then_reports_it(people: People, report: Report) -> None:
    Treatment.objects.filter(key__startswith="pn-r").update(responsible="parkchefen")
    Task.objects.all().delete()
    Part.objects.all().delete()
    scope = start(people)
    fallen = list(Task.objects.filter(scope=scope, kind="treatments"))
    assert {(task.organisation, task.fell) for task in fallen} == {(BOARD, "not_found")}
    with pytest.raises(PermissionRefused):
        give_task(by=people["parks"], task=fallen[0], to=PARKS)
    assert give_tasks(by=people["lead"], tasks=fallen, to=PARKS) == len(fallen)
    task = treatment(scope)
    assert (task.organisation, task.role, task.fell) == (PARKS, "unit_manager", "")
    assert not Part.objects.filter(scope=scope, organisation=BOARD, section="treatments").exists()
    assert task in tasks_of(people["parks"])
    assert report(people["parks"], PARKS, "treatments", "pn-r1-1", status="klar")
    assert start_occasion(by=people["lead"], board=BOARD, year=2025, occasion="augusti") == []


def test_a_task_is_not_given_outside_the_board_nor_to_one_that_is_done(
    people: People, scope: Scope, report: Report
) -> None:
    task = treatment(scope)
    for place in ("barnahuset", "finns-inte", TREES):
        with pytest.raises(CannotTakeTask):
            give_task(by=people["lead"], task=task, to=place)
    report(people["parks"], PARKS, "treatments", "pn-r2-1", status="klar")
    mark_ready(by=people["parks"], scope=scope, organisation=PARKS, sections=("treatments",))
    with pytest.raises(CannotTakeTask, match="klarmarkerat"):
        give_task(by=people["lead"], task=task, to=PARKS)
    assert treatment(scope).organisation == TREES


def test_nobody_reports_what_is_asked_of_another(people: People, scope: Scope) -> None:
    with pytest.raises(PartUnknown):
        save_thing(
            by=people["parks"], scope=scope, organisation=PARKS, section="activities", about="pn-a1",
            values={"status": "klar"}, tokens={},
        )  # fmt: skip


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        ([], {"parks": "unit_manager", "trees": "unit_manager", "board": "development_lead"}),
        (["reporter"], {"parks": "unit_manager", "trees": "reporter", "board": "development_lead"}),
        (["development_lead"], {"parks": "development_lead", "trees": "development_lead", "board": "development_lead"}),
        (
            ["head_of_administration"],
            {"parks": "head_of_administration", "trees": "head_of_administration", "board": "development_lead"},
        ),
        (["unit_manager"], {"parks": "unit_manager", "trees": "unit_manager", "board": "development_lead"}),
        (["hr_partner"], {"parks": "unit_manager", "trees": "unit_manager", "board": "development_lead"}),
    ],
)
def test_tasks_go_to_the_roles_that_the_occasion_has_chosen_where_they_are_held(
    people: People, roles: list[str], expected: dict[str, str]
) -> None:
    Occasion.objects.filter(year=2025, key="augusti").update(roles=roles)
    scope = start(people)
    tasks = Task.objects.filter(scope=scope)
    found = {
        "parks": tasks.get(organisation=PARKS, kind="texts").role,
        "trees": tasks.get(organisation=TREES, kind="texts").role,
        "board": tasks.get(organisation=BOARD, kind="commitments", about="pn-u1").role,
    }
    assert found == expected


def test_a_control_of_each_unit_asks_every_unit_and_the_whole(people: People, scope: Scope, report: Report) -> None:
    tasks = Task.objects.filter(scope=scope, kind="controls", about="pn-k2").order_by("pk")
    (whole_at, *units) = [task.organisation for task in tasks]
    assert (whole_at, set(units)) == (OFFICE, {PLAY, PARKS, TREES})
    assert start_occasion(by=people["lead"], board=BOARD, year=2025, occasion="augusti") == []
    report(people["parks"], PARKS, "controls", "pn-k2", status="klar")
    report(people["trees"], TREES, "controls", "pn-k2", status="ej-klart-i-ar", reason="forsenad", comment="Sjukdom.")
    report(people["head"], OFFICE, "controls", "pn-k2", status="blir-klart-i-ar")
    assert set(ControlReport.objects.filter(scope=scope, of="pn-k2").values_list("unit", "status_id")) == {
        (PARKS, "klar"), (TREES, "ej-klart-i-ar"), ("", "blir-klart-i-ar"),
    }  # fmt: skip
    whole = form_of(scope, OFFICE).thing("controls", "pn-k2")
    assert whole is not None
    assert whole.values["status"] == "blir-klart-i-ar"
    assert whole.each_unit == each_unit_controls(scope)["pn-k2"]
    assert (len(whole.each_unit.units), whole.each_unit.said) == (3, 2)
    assert [(one.unit, one.comment) for one in whole.each_unit.off] == [(TREES, "Sjukdom.")]
    own = form_of(scope, TREES).thing("controls", "pn-k2")
    assert own is not None
    assert (own.values["status"], own.each_unit) == ("ej-klart-i-ar", None)


def test_a_control_that_a_unit_carries_out_for_all_is_reported_once(people: People) -> None:
    SystematicControl.objects.filter(key="pn-k2").update(performed_by=TREES)
    scope = start(people)
    assert [task.organisation for task in Task.objects.filter(scope=scope, about="pn-k2")] == [TREES]
