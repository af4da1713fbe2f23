"""Starting an occasion."""

import pytest

from rodatraden.apps.cycle.errors import OccasionUnknown, ScopeClosed
from rodatraden.apps.cycle.models import Occasion, Scope
from rodatraden.apps.followup.actions import start_occasion
from rodatraden.apps.followup.errors import NothingAsked, PlanIsNoReport
from rodatraden.apps.followup.models import Part, Task
from rodatraden.apps.indicators.models import Observation
from rodatraden.apps.planning.models import Activity, TextSection
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.models import AuditRow
from rodatraden.foundation.permissions import PermissionRefused
from tests.apps.followup.park import BOARD, OFFICE, PARKS, PLAY, TREES

People = dict[str, User]


def asked(scope: Scope, organisation: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for task in Task.objects.filter(scope=scope, organisation=organisation).order_by("pk"):
        found.setdefault(task.kind, []).append(task.about)
    return found


def test_starting_asks_each_unit_for_what_it_leads(scope: Scope) -> None:
    assert asked(scope, PLAY) == {
        "activities": ["pn-a1", "pn-a2", "pn-a3"], "controls": ["pn-k2"], "texts": [PLAY],
    }  # fmt: skip
    assert asked(scope, PARKS)["activities"] == ["pn-a4", "pn-a5", "pn-a6", "pn-a7"]
    assert asked(scope, OFFICE)["activities"] == ["pn-a8"]
    assert asked(scope, OFFICE)["controls"] == ["pn-k1", "pn-k2", "pn-k3"]


def test_starting_finds_who_answers_for_a_treatment_by_name(scope: Scope) -> None:
    assert asked(scope, TREES)["treatments"] == ["pn-r1-1", "pn-r1-2", "pn-r3-1"]


def test_starting_asks_the_board_for_what_nobody_else_answers_for(scope: Scope) -> None:
    assert asked(scope, BOARD)["commitments"] == ["pn-u1", "pn-u2"]
    assert {task.role for task in Task.objects.filter(organisation=BOARD, kind="commitments")} == {"development_lead"}


def test_starting_asks_who_measures_for_own_measurements(scope: Scope) -> None:
    assert {"pn-06", "pn-07", "pn-08", "pn-09", "pn-10"} <= set(asked(scope, OFFICE)["indicators"])


def test_starting_asks_for_no_yearly_measurement_early_in_the_year(people: People) -> None:
    start_occasion(by=people["lead"], board=BOARD, year=2025, occasion="mars")
    assert not Task.objects.filter(kind="indicators", about__in=["pn-06", "pn-07"]).exists()


def test_a_yearly_measurement_is_asked_for_early_when_its_value_is_there(people: People) -> None:
    known = Observation.objects.filter(indicator="pn-06", breakdown="").order_by("pk").first()
    assert known is not None
    known.pk, known.period = None, "2025"
    known.save()
    start_occasion(by=people["lead"], board=BOARD, year=2025, occasion="mars")
    assert set(
        Task.objects.filter(kind="indicators", about__in=["pn-06", "pn-07"]).values_list("about", flat=True)
    ) == {"pn-06"}


def test_starting_twice_makes_nothing_twice(scope: Scope, people: People) -> None:
    before = Task.objects.count(), Part.objects.count(), TextSection.objects.count(), AuditRow.objects.count()
    assert start_occasion(by=people["lead"], board=BOARD, year=2025, occasion="augusti") == []
    assert (Task.objects.count(), Part.objects.count(), TextSection.objects.count(), AuditRow.objects.count()) == before


def test_starting_again_asks_for_what_has_come_since(scope: Scope, people: People) -> None:
    first = Activity.objects.get(key="pn-a1")
    new = Activity.objects.create(scope=first.scope, key="pn-a99", name="Ny", led_by=TREES)
    made = start_occasion(by=people["lead"], board=BOARD, year=2025, occasion="augusti")
    assert [(task.about, task.organisation) for task in made] == [(new.key, TREES)]


def test_starting_asks_only_for_what_the_occasion_says(people: People) -> None:
    Occasion.objects.filter(year=2025, key="augusti").update(asks=["commitments", "texts"], units=[PLAY])
    start_occasion(by=people["lead"], board=BOARD, year=2025, occasion="augusti")
    scope = Scope.objects.get(key=f"{BOARD}/2025/augusti")
    assert (asked(scope, PLAY), asked(scope, BOARD)) == ({"texts": [PLAY]}, {"commitments": ["pn-u1", "pn-u2"]})


def test_due_is_the_deadline_of_the_occasion(scope: Scope) -> None:
    deadline = Occasion.objects.get(year=2025, key="augusti").deadline
    assert {task.due for task in Task.objects.all()} == {deadline}


def test_every_unit_gets_its_place_in_the_report(scope: Scope) -> None:
    texts = TextSection.objects.filter(scope=scope, slot="units").order_by("about")
    assert [(text.about, text.body) for text in texts] == [(PLAY, ""), (PARKS, ""), (TREES, "")]


def test_starting_is_for_those_who_open_occasions(people: People) -> None:
    for who in ("parks", "head", "controller", "outsider"):
        with pytest.raises(PermissionRefused):
            start_occasion(by=people[who], board=BOARD, year=2025, occasion="augusti")


@pytest.mark.parametrize(
    ("year", "occasion", "refusal"),
    [(2025, "finns-inte", OccasionUnknown), (2022, "plan", PlanIsNoReport), (2019, "delar-1", NothingAsked)],
)
def test_starting_refuses_what_cannot_be_reported(
    people: People, year: int, occasion: str, refusal: type[Exception]
) -> None:
    Occasion.objects.filter(year=2019).update(asks=["activities"])
    with pytest.raises(refusal):
        start_occasion(by=people["lead"], board=BOARD, year=year, occasion=occasion)
    assert not Task.objects.exists()


def test_starting_refuses_when_the_board_has_decided(scope: Scope, people: People) -> None:
    Scope.objects.filter(pk=scope.pk).update(is_closed=True)
    with pytest.raises(ScopeClosed):
        start_occasion(by=people["lead"], board=BOARD, year=2025, occasion="augusti")
