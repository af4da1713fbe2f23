"""Reporting a section, and marking it ready."""

from collections.abc import Callable
from datetime import date

import pytest

from rodatraden.apps.cycle.errors import StatusUnknown
from rodatraden.apps.cycle.models import Occasion, Scope
from rodatraden.apps.economy.errors import AmountUnreadable
from rodatraden.apps.followup.actions import approve_part, mark_ready, note_opened, save_thing, start_occasion
from rodatraden.apps.followup.enums import PartState
from rodatraden.apps.followup.errors import PartApproved, PartFrozen, PartIncomplete, PartUnknown
from rodatraden.apps.followup.models import Part, Task
from rodatraden.apps.followup.queries.things import form_of
from rodatraden.apps.indicators.errors import ExpectedUnreadable, OutcomeUnreadable
from rodatraden.apps.indicators.models import Observation
from rodatraden.apps.planning.models import StatusReport, TextSection
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.models import AuditRow
from rodatraden.foundation.editing.errors import ChangedSince
from rodatraden.foundation.permissions import PermissionRefused
from tests.apps.followup.park import BOARD, OFFICE, PARKS, PLAY, TREES

People = dict[str, User]
Report = Callable[..., bool]


def remaining(scope: Scope, organisation: str, section: str) -> list[str]:
    return [finding.check for finding in form_of(scope, organisation, only=(section,)).remaining[section]]


def state(scope: Scope, organisation: str, section: str) -> str:
    return Part.objects.get(scope=scope, organisation=organisation, section=section).state


def test_a_year_that_is_not_over_demands_no_value_and_takes_the_day_it_comes(
    scope: Scope, people: People, report: Report
) -> None:
    def lacking() -> list[str]:
        remaining = form_of(scope, OFFICE, only=("indicators",)).remaining["indicators"]
        return [one.place.node for one in remaining if one.place.node.startswith("indicators-pn-09-")]

    thing = form_of(scope, OFFICE).thing("indicators", "pn-09")
    assert thing is not None
    assert (thing.period, thing.asks) == ("2025", {"value", "expected", "analysis", "measure"})
    assert lacking() == []
    assert report(people["head"], OFFICE, "indicators", "pn-09", expected="2026-02-15", analysis="Räknas i januari.")
    kept = Observation.objects.get(scope=scope, indicator="pn-09")
    assert (kept.value, kept.missing, kept.expected) == (None, "not_published", date(2026, 2, 15))
    assert lacking() == []
    with pytest.raises(ExpectedUnreadable):
        report(people["head"], OFFICE, "indicators", "pn-09", expected="i vår")
    report(people["head"], OFFICE, "indicators", "pn-09", value="31", expected="2026-02-15")
    kept.refresh_from_db()
    assert (kept.missing, kept.expected) == ("", None)


def test_a_year_that_is_over_demands_its_value(scope: Scope, people: People) -> None:
    Occasion.objects.filter(year=2025, key="augusti").update(as_of=date(2025, 12, 31))
    form = form_of(scope, OFFICE, only=("indicators",))
    assert "indicators-pn-09-value" in [one.place.node for one in form.remaining["indicators"]]
    thing = form.thing("indicators", "pn-09")
    assert thing is not None
    assert thing.asks == {"value", "analysis", "measure"}


def test_status_is_kept_in_the_report_of_the_board(scope: Scope, people: People, report: Report) -> None:
    assert report(people["play"], PLAY, "activities", "pn-a1", status="blir-klart-i-ar", comment="Fem av sju lyser.")
    kept = StatusReport.objects.get(scope=scope, of="pn-a1")
    assert (kept.status_id, kept.comment) == ("blir-klart-i-ar", "Fem av sju lyser.")
    assert state(scope, PLAY, "activities") == PartState.BEGUN
    assert Scope.objects.get(pk=scope.pk).changed_by_person
    row = AuditRow.objects.get(action="planning.report_status")
    assert (row.actor, row.object_key) == (people["play"], f"{scope.key}:pn-a1")


def test_saving_the_same_again_changes_nothing(scope: Scope, people: People, report: Report) -> None:
    report(people["play"], PLAY, "activities", "pn-a1", status="klar")
    before = AuditRow.objects.count()
    assert not report(people["play"], PLAY, "activities", "pn-a1", status="klar")
    assert AuditRow.objects.count() == before


def test_last_time_is_that_of_the_occasion_before(scope: Scope) -> None:
    thing = form_of(scope, PLAY).thing("activities", "pn-a1")
    assert thing is not None
    assert thing.last is not None
    assert thing.last.when == "Delårsrapport per 31 mars 2025"
    assert thing.last.values["comment"].startswith("Alla sju stråk är utvalda.")


def test_off_plan_asks_for_reason_and_comment(scope: Scope, people: People, report: Report) -> None:
    report(people["trees"], TREES, "treatments", "pn-r1-1", status="ej-klart-i-ar")
    lacking = remaining(scope, TREES, "treatments")
    assert lacking == ["off_plan_has_reason_and_comment", "status_missing", "status_missing"]


def test_outcome_is_typed_as_a_swede_writes(scope: Scope, people: People, report: Report) -> None:
    assert report(people["head"], OFFICE, "indicators", "pn-09", value="27,5")
    kept = Observation.objects.get(scope=scope, indicator="pn-09")
    assert (str(kept.value), kept.value_decimals, kept.entity, kept.period) == ("27.50000", 1, BOARD, "2025")


def test_outcome_that_is_no_number_is_refused_and_nothing_kept(scope: Scope, people: People, report: Report) -> None:
    with pytest.raises(OutcomeUnreadable, match="är inget tal"):
        report(people["head"], OFFICE, "indicators", "pn-09", value="många")
    assert not Observation.objects.filter(scope=scope, indicator="pn-09").exists()


def test_missing_outcome_has_a_reason_and_is_not_asked_for_again(scope: Scope, people: People, report: Report) -> None:
    report(people["head"], OFFICE, "indicators", "pn-09", missing="not_measured")
    assert Observation.objects.get(scope=scope, indicator="pn-09").value is None
    form = form_of(scope, OFFICE, only=("indicators",))
    nodes = [finding.place.node for finding in form.remaining["indicators"]]
    assert "indicators-pn-09-value" not in nodes
    thing = form.thing("indicators", "pn-09")
    assert thing is not None
    assert thing.values["missing"] == "not_measured"


def test_off_target_asks_for_analysis_and_measure(scope: Scope, people: People, report: Report) -> None:
    report(people["head"], OFFICE, "indicators", "pn-09", value="20")
    name = "pn-09"
    missing = [
        f.check
        for f in form_of(scope, OFFICE).remaining["indicators"]
        if f.place.node.startswith(f"indicators-{name}-")
    ]
    assert missing == ["off_target_has_analysis", "off_target_has_corrective_measure"]
    report(people["head"], OFFICE, "indicators", name, value="20", analysis="Det blev torrt.", measure="Vi vattnar.")
    thing = form_of(scope, OFFICE).thing("indicators", name)
    assert thing is not None
    assert (thing.off_target, thing.values["analysis"], thing.values["measure"]) == (
        True,
        "Det blev torrt.",
        "Vi vattnar.",
    )


def test_on_target_asks_for_neither(scope: Scope, people: People, report: Report) -> None:
    report(people["head"], OFFICE, "indicators", "pn-09", value="31")
    nodes = [f.place.node for f in form_of(scope, OFFICE).remaining["indicators"]]
    assert not [node for node in nodes if node.startswith("indicators-pn-09-")]


def test_unit_writes_its_own_words(scope: Scope, people: People, report: Report) -> None:
    report(people["play"], PLAY, "texts", PLAY, body="Vi har lyst upp fem stråk.")
    text = TextSection.objects.get(scope=scope, about=PLAY, slot="units")
    assert text.body == "Vi har lyst upp fem stråk."
    assert remaining(scope, PLAY, "texts") == []


def test_nobody_reports_for_another_unit(scope: Scope, people: People, report: Report) -> None:
    for who in ("parks", "outsider", "controller"):
        with pytest.raises(PermissionRefused):
            report(people[who], PLAY, "activities", "pn-a1", status="klar")


def test_activity_of_another_unit_is_refused_even_in_ones_own_form(scope: Scope, people: People) -> None:
    with pytest.raises(PartUnknown):
        save_thing(by=people["parks"], scope=scope, organisation=PARKS, section="activities", about="pn-a1",
                   values={"status": "klar"}, tokens={"status": ""})  # fmt: skip


def test_stale_form_is_refused(scope: Scope, people: People, report: Report) -> None:
    thing = form_of(scope, PLAY).thing("activities", "pn-a1")
    assert thing is not None
    report(people["lead"], PLAY, "activities", "pn-a1", status="klar")
    with pytest.raises(ChangedSince):
        save_thing(by=people["play"], scope=scope, organisation=PLAY, section="activities", about="pn-a1",
                   values={"status": "utgar"}, tokens=thing.tokens)  # fmt: skip


def test_unknown_status_is_refused(scope: Scope, people: People, report: Report) -> None:
    with pytest.raises(StatusUnknown):
        report(people["play"], PLAY, "activities", "pn-a1", status="jättebra")


def test_what_is_not_asked_is_refused(scope: Scope, people: People) -> None:
    with pytest.raises(PartUnknown):
        save_thing(by=people["play"], scope=scope, organisation=PLAY, section="goals", about="pn-n1",
                   values={}, tokens={})  # fmt: skip


def test_marking_ready_closes_the_tasks_of_the_section(scope: Scope, people: People, ready: Part) -> None:
    assert ready.state == PartState.READY
    tasks = Task.objects.filter(scope=scope, organisation=PLAY, kind="activities")
    assert {task.done_by for task in tasks} == {people["play"]}
    assert Task.objects.filter(scope=scope, organisation=PLAY, kind="texts", done_at__isnull=True).exists()


def test_marking_ready_with_something_missing_names_it(scope: Scope, people: People, report: Report) -> None:
    report(people["play"], PLAY, "activities", "pn-a1", status="klar")
    with pytest.raises(PartIncomplete, match="Gå trygghetsvandring i fyra parker: läge saknas och 1 till"):
        mark_ready(by=people["play"], scope=scope, organisation=PLAY, sections=("activities",))
    assert state(scope, PLAY, "activities") == PartState.BEGUN


def test_writing_in_a_ready_section_begins_it_anew(scope: Scope, people: People, report: Report, ready: Part) -> None:
    report(people["play"], PLAY, "activities", "pn-a1", status="klar")
    assert state(scope, PLAY, "activities") == PartState.BEGUN
    assert not Task.objects.filter(scope=scope, organisation=PLAY, kind="activities", done_at__isnull=False).exists()


def test_writing_in_an_approved_section_is_refused(scope: Scope, people: People, report: Report, ready: Part) -> None:
    approve_part(by=people["head"], part=ready)
    with pytest.raises(PartApproved):
        report(people["play"], PLAY, "activities", "pn-a1", status="klar")


def test_writing_in_a_frozen_section_is_refused(scope: Scope, people: People, report: Report) -> None:
    Part.objects.filter(scope=scope).update(frozen_at="2025-09-25T12:00Z")
    with pytest.raises(PartFrozen):
        report(people["play"], PLAY, "activities", "pn-a1", status="klar")


def test_opening_the_form_is_noted_once(scope: Scope, people: People) -> None:
    note_opened(by=people["play"], scope=scope, organisation=PLAY)
    first = Part.objects.filter(organisation=PLAY).order_by("pk").values_list("opened_at", flat=True)
    when = list(first)
    note_opened(by=people["play"], scope=scope, organisation=PLAY)
    assert None not in when
    assert list(first.all()) == when
    assert Part.objects.filter(organisation=PARKS, opened_at__isnull=False).count() == 0


@pytest.fixture
def march(people: People) -> Scope:
    """The report of March, which has an operating statement, started."""
    start_occasion(by=people["lead"], board=BOARD, year=2025, occasion="mars")
    return Scope.objects.get(key=f"{BOARD}/2025/mars")


def forecast(scope: Scope, by: User, **values: str) -> bool:
    thing = form_of(scope, BOARD, only=("forecast",)).thing("forecast", "parkskotsel")
    assert thing is not None
    return save_thing(by=by, scope=scope, organisation=BOARD, section="forecast", about="parkskotsel", values=values,
                      tokens=thing.tokens)  # fmt: skip


def test_controller_gives_forecast_with_comment(march: Scope, people: People) -> None:
    assert forecast(march, people["controller"], forecast="42 300", comment="Dyrare sandning.")
    thing = form_of(march, BOARD).thing("forecast", "parkskotsel")
    assert thing is not None
    assert thing.row is not None
    assert (str(thing.row.forecast), str(thing.row.variance)) == ("42300", "-1100")
    assert thing.values["comment"] == "Dyrare sandning."


def test_forecast_that_is_no_number_is_refused(march: Scope, people: People) -> None:
    with pytest.raises(AmountUnreadable):
        forecast(march, people["controller"], forecast="mycket")


def test_forecast_is_not_for_a_unit_manager(march: Scope, people: People) -> None:
    with pytest.raises(PermissionRefused):
        forecast(march, people["parks"], forecast="1")
