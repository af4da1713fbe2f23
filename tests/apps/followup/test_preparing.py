"""The occasions that prepare the council's budget: who writes, where it stands, and what comes from it."""

from collections.abc import Callable

import pytest
from django.test import Client

from rodatraden.apps.control.models import Risk
from rodatraden.apps.cycle.actions import create_occasion
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.followup.actions import mark_ready, save_thing, start_occasion
from rodatraden.apps.followup.errors import NothingAsked
from rodatraden.apps.followup.models import Task
from rodatraden.apps.followup.queries.tasks import tasks_of
from rodatraden.apps.followup.queries.things import form_of
from rodatraden.apps.org.enums import RoleKind
from rodatraden.apps.org.models import Organisation
from rodatraden.apps.planning.actions import write_preparation
from rodatraden.apps.planning.models import Goal, TextSection
from rodatraden.apps.planning.tree_errors import NoCouncil
from rodatraden.connectors.planfile.read import read_plan
from rodatraden.core.content.preparing import Origin
from rodatraden.core.cycle.usual_year import standard_year
from rodatraden.foundation.accounts.actions import system_user
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.editing.errors import ChangedSince
from rodatraden.foundation.permissions import PermissionRefused
from tests.apps.followup.park import BOARD
from tests.harness.people import make_person

People = dict[str, User]
COUNCIL, EXECUTIVE = "fullmaktige-prov", "styrelsen-prov"


@pytest.fixture
def office(people: People) -> User:
    """The central office, in a municipality with a council and an executive board, and a year that is prepared."""
    Organisation.objects.filter(kind__in=("council", "executive_board")).update(ended_at="2020-01-01T00:00:00Z")
    Organisation.objects.create(key=COUNCIL, name="Fullmäktige", kind="council")
    Organisation.objects.create(key=EXECUTIVE, name="Styrelsen", kind="executive_board")
    system = system_user()
    for occasion in standard_year(2025)[:3]:
        create_occasion(by=system, year=2025, occasion=occasion)
    return make_person(system, RoleKind.CENTRAL_OFFICE, "Stina Stab")


def started(by: User, board: str, occasion: str) -> Scope:
    start_occasion(by=by, board=board, year=2025, occasion=occasion)
    return Scope.objects.get(key=f"{board}/2025/{occasion}")


def test_each_section_is_asked_of_those_who_write_it(office: User, people: People) -> None:
    for occasion in ("forutsattningar", "inriktning"):
        started(office, EXECUTIVE, occasion)
        with pytest.raises(NothingAsked):
            start_occasion(by=office, board=BOARD, year=2025, occasion=occasion)
    started(office, BOARD, "yttrande")
    with pytest.raises(NothingAsked):
        start_occasion(by=office, board=EXECUTIVE, year=2025, occasion="yttrande")
    found = Task.objects.order_by("pk").values_list("organisation", "kind", "about", "role")
    assert list(found) == [
        (EXECUTIVE, "texts", "planning_conditions", "development_lead"),
        (EXECUTIVE, "texts", "direction", "development_lead"),
        (BOARD, "texts", "opinion", "development_lead"),
    ]


def test_what_is_written_fills_the_section_of_the_councils_budget(office: User, people: People) -> None:
    scope = started(office, BOARD, "yttrande")
    (task,) = tasks_of(people["lead"])
    assert task.about == "opinion"
    text = TextSection.objects.get(scope__board=Organisation.objects.get(key=COUNCIL))
    assert (text.slot, text.key, text.heading, text.body) == (
        "opinion", f"opinion-{BOARD}", "Parknämnden (påhittad)", "",
    )  # fmt: skip
    form = form_of(scope, BOARD)
    thing = form.thing("texts", "opinion")
    assert thing is not None
    assert (thing.name, [one.place.node for one in form.remaining["texts"]]) == (
        "Yttrande 2025", ["texts-opinion-body"],
    )  # fmt: skip
    save_thing(
        by=people["lead"], scope=scope, organisation=BOARD, section="texts", about="opinion",
        values={"body": "Vi delar inriktningen."}, tokens=thing.tokens,
    )  # fmt: skip
    text.refresh_from_db()
    assert (text.heading, text.body) == ("Parknämnden (påhittad)", "Vi delar inriktningen.")
    mark_ready(by=people["lead"], scope=scope, organisation=BOARD, sections=("texts",))
    assert tasks_of(people["lead"]) == []
    file = read_plan(COUNCIL, 2025)
    assert file is not None
    assert file.plan is not None
    assert [(one.slot, one.body) for one in file.plan.texts] == [("opinion", "Vi delar inriktningen.")]


def test_only_the_boards_own_people_write_and_nobody_over_another(office: User, people: People) -> None:
    started(office, BOARD, "yttrande")
    for who in ("parks", "outsider", "controller"):
        with pytest.raises(PermissionRefused):
            write_preparation(by=people[who], year=2025, origin=Origin.OPINION, board=BOARD, body="Nej.", token="")
    with pytest.raises(ChangedSince):
        write_preparation(by=people["lead"], year=2025, origin=Origin.OPINION, board=BOARD, body="Ja.", token="gammal")


def test_without_a_council_there_is_no_budget_to_prepare(office: User, people: People) -> None:
    Organisation.objects.filter(key=COUNCIL).update(ended_at="2020-01-01T00:00:00Z")
    with pytest.raises(NoCouncil):
        start_occasion(by=office, board=BOARD, year=2025, occasion="yttrande")
    assert not Task.objects.exists()


def test_a_goal_and_a_risk_lead_to_what_they_come_from_and_back(
    office: User, people: People, signed_in: Callable[[User], Client]
) -> None:
    started(office, EXECUTIVE, "inriktning")
    TextSection.objects.filter(slot="direction").update(body="Fler träd i staden.")
    goal = Goal.objects.filter(scope__key=f"{BOARD}/2025").order_by("pk")[0]
    risk = Risk.objects.get(key="pn-r1")
    Goal.objects.filter(pk=goal.pk).update(origin="direction")
    Risk.objects.filter(pk=risk.pk).update(origin="direction")
    client = signed_in(office)
    shown = client.get("/fullmaktige/2025/").content.decode()
    assert 'id="direction"' in shown
    assert "Fler träd i staden." in shown
    for slug, key in (("mal", goal.key), ("risk", risk.key)):
        address = f"/planera/{BOARD}/2025/{slug}/{key}/"
        assert f'href="{address}"' in shown
        page = client.get(address).content.decode()
        assert 'href="/fullmaktige/2025/#direction"' in page
        assert "Kommer från inriktningsärendet" in page


def test_the_occasion_is_started_and_written_from_its_page(
    office: User, people: People, signed_in: Callable[[User], Client]
) -> None:
    client = signed_in(office)
    address = "/ar/2025/tillfallen/yttrande/"
    assert "Rapporteringen är inte startad" in client.get(f"{address}?namnd={BOARD}").content.decode()
    client.post(f"{address}starta/", {"board": BOARD})
    assert Task.objects.filter(about="opinion").count() == 1
    lead = signed_in(people["lead"])
    page = lead.get(f"/rapportera/{BOARD}/2025/yttrande/{BOARD}/").content.decode()
    assert "Yttrande 2025" in page
    Task.objects.filter(about="opinion").update(done_at="2025-09-01T00:00:00Z")
    assert "Skriven" in client.get(f"{address}?namnd={BOARD}").content.decode()
