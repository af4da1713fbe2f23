"""The council's year: what it lays, what boards answer, one goal across all boards."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.live_server_helper import LiveServer

from rodatraden.apps.cycle.models import PlanningYear, Scope
from rodatraden.apps.org.enums import RoleKind
from rodatraden.apps.org.models import Organisation
from rodatraden.apps.planning.models import Answer, Directive, Frame
from rodatraden.documents.models import Document
from rodatraden.foundation.accounts.models import User
from tests.harness.people import make_person

SignIn = Callable[[User], Client]
YEAR, BOARD, COUNCIL = 2024, "omsorgsnamnden", "kommunfullmaktige"
OVERVIEW, ANSWERS, EDIT = (
    f"/fullmaktige/{YEAR}/",
    f"/fullmaktige/{YEAR}/svar/{BOARD}/",
    f"/fullmaktige/{YEAR}/redigera/",
)
ASSIGNMENT = {"steg": "styrsignal", "namn": "Utred natten", "slag": "assignment", "senast": "2024-10-01"}


@pytest.fixture
def office(documents: dict[str, Document], system: User) -> User:
    """The central office, in a municipality with a council."""
    Organisation.objects.create(key=COUNCIL, name="Kommunfullmäktige", kind="council")
    return make_person(system, RoleKind.CENTRAL_OFFICE, "Stina Stab")


@pytest.fixture
def stab(office: User, signed_in: SignIn) -> Client:
    """The central office's browser."""
    return signed_in(office)


@pytest.fixture
def lead(office: User, development_lead: User, signed_in: SignIn) -> Client:
    """The development lead's browser."""
    return signed_in(development_lead)


def test_an_assignment_is_laid_answered_and_no_longer_lacking(stab: Client, lead: Client) -> None:
    assert stab.post(EDIT, ASSIGNMENT).status_code == 302
    page = lead.get(OVERVIEW)
    assert "Utred natten" in [name for _kind, name, _boards in page.context["unanswered"]]
    key = Directive.objects.get().key
    answered = lead.post(ANSWERS, {"fraga": key, "svar": "core_mission", "text": "Det gör vi redan."})
    assert answered.status_code == 302
    assert Answer.objects.get(of=key).text == "Det gör vi redan."
    lacking = {name: boards for _kind, name, boards in lead.get(OVERVIEW).context["unanswered"]}
    assert "Omsorgsnämnden" not in lacking.get("Utred natten", [])


def test_a_goal_of_the_boards_own_is_an_answer_without_a_word(lead: Client) -> None:
    page = lead.get(ANSWERS)
    told = {question.key: question.told for question in page.context["questions"]}
    assert (told["god-omsorg"].word, told["god-omsorg"].by) == ("Eget mål", "Hemtjänsten är trygg och känns igen")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"svar": "own_goal"}, "vilket av nämndens mål som svarar"),
        ({"svar": "not_concerned", "text": " "}, "Skriv varför det inte berör nämnden."),
    ],
)
def test_half_an_answer_is_refused_and_stays_in_the_form(lead: Client, data: dict[str, str], said: str) -> None:
    answer = lead.post(ANSWERS, {"fraga": "utslapp", **data})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Answer.objects.exists()


def test_an_answer_can_be_taken_back(lead: Client) -> None:
    lead.post(ANSWERS, {"fraga": "utslapp", "svar": "core_mission"})
    lead.post(ANSWERS, {"fraga": "utslapp", "svar": ""})
    assert not Answer.objects.filter(ended_at__isnull=True).exists()


def test_an_answered_assignment_goes_away_only_with_a_reason(stab: Client, lead: Client) -> None:
    stab.post(EDIT, ASSIGNMENT)
    key = Directive.objects.get().key
    lead.post(ANSWERS, {"fraga": key, "svar": "core_mission"})
    refused = stab.post(f"{EDIT}{key}/", {"steg": "ta-bort"})
    assert refused.status_code == 422
    assert "har redan svarat" in refused.content.decode()
    assert stab.post(f"{EDIT}{key}/", {"steg": "ta-bort", "skal": "Beslutet upphävdes."}).status_code == 302
    assert Directive.objects.get().ended_at is not None


def test_a_frame_is_kept_in_ore_and_a_bad_amount_is_told(stab: Client) -> None:
    frame = {"steg": "ram", "namnd": BOARD, "belopp": "1 250,5", "enhet": "mnkr"}
    assert stab.post(EDIT, frame).status_code == 302
    assert Frame.objects.get().amount == 1_250_500_000_00
    refused = stab.post(EDIT, {**frame, "belopp": "mycket"})
    assert refused.status_code == 422
    assert "”mycket” är inget belopp" in refused.content.decode()


def test_one_goal_shows_every_boards_goals_measures_and_money(lead: Client) -> None:
    page = lead.get(f"{OVERVIEW}mal/god-omsorg/")
    (part,) = [part for part in page.context["parts"] if part.name == "Omsorgsnämnden"]
    (own,) = part.goals
    assert own.name == "Hemtjänsten är trygg och känns igen"
    assert len(own.measures) == 3
    assert lead.get(f"{OVERVIEW}mal/finns-inte/").status_code == 404


def test_those_who_may_not_see_find_nothing_and_those_who_may_not_do_are_refused(
    office: User, reader: User, signed_in: SignIn, system: User
) -> None:
    client = signed_in(reader)
    assert client.get(OVERVIEW).status_code == 200
    assert client.get(EDIT).status_code == 403
    assert client.post(ANSWERS, {"fraga": "utslapp", "svar": "core_mission"}).status_code == 403
    member = make_person(system, RoleKind.BOARD_MEMBER, "Fatima", BOARD)
    assert signed_in(member).get(OVERVIEW).status_code == 404
    assert Client().get(OVERVIEW).status_code == 302


def test_the_number_of_queries_does_not_depend_on_how_much_is_laid(stab: Client) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            stab.get(OVERVIEW)
        return len(queries)

    stab.get(OVERVIEW)
    counts = []
    for name in ("Ett", "Två", "Tre"):
        stab.post(EDIT, {**ASSIGNMENT, "namn": name})
        counts.append((asked(), asked()))
    assert counts == [(22, 9), (22, 9), (22, 9)]


def _pages() -> list[str]:
    report = Document.objects.get(kind="interim_early")
    return [f"/dokument/{report.key}/kommentarer/", f"/dokument/{report.key}/beslut/"]


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.django_db(transaction=True)
def test_pages_are_accessible(
    page: Any, axe: Any, csp_reports: list[str], live_server: LiveServer, stab: Client, lead: Client, width: int
) -> None:
    stab.post(EDIT, ASSIGNMENT)
    key = Directive.objects.get().key
    page.set_viewport_size({"width": width, "height": 900})
    cookie = lead.cookies["rodatraden_session"].value
    page.context.add_cookies([{"name": "rodatraden_session", "value": cookie, "url": live_server.url}])
    for path in (
        OVERVIEW,
        ANSWERS,
        EDIT,
        f"{EDIT}{key}/",
        f"{OVERVIEW}mal/god-omsorg/",
        f"/ar/{YEAR}/overfor/",
        *_pages(),
    ):
        page.goto(live_server.url + path)
        assert axe(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    assert csp_reports == []


def test_the_head_of_administration_begins_the_plan_by_answering(stab: Client, system: User, signed_in: SignIn) -> None:
    Scope.objects.filter(key=f"{BOARD}/{YEAR + 1}").delete()
    PlanningYear.objects.create(year=YEAR + 1, steering_model=PlanningYear.objects.get(year=YEAR).steering_model)
    there = f"/fullmaktige/{YEAR + 1}/redigera/"
    stab.post(there, ASSIGNMENT)
    key = Directive.objects.get().key
    head = signed_in(make_person(system, RoleKind.HEAD_OF_ADMINISTRATION, "Frida", BOARD))
    answer = {"fraga": key, "svar": "core_mission", "text": "Det gör vi redan."}
    assert head.post(f"/fullmaktige/{YEAR + 1}/svar/{BOARD}/", answer).status_code == 302
    scope = Scope.objects.get(key=f"{BOARD}/{YEAR + 1}")
    assert (Answer.objects.get(of=key).scope, Document.objects.filter(scope=scope).count()) == (scope, 1)
    assert head.post(f"/planera/{BOARD}/{YEAR + 1}/oppna/").status_code == 403


def test_what_is_refused_leaves_no_plan_open_behind_it(stab: Client) -> None:
    for data in ({**ASSIGNMENT, "senast": "i höst"}, {**ASSIGNMENT, "namn": " "}, {"steg": "annat"}):
        refused = stab.post(EDIT, data)
        assert refused.status_code == 422
    assert not Scope.objects.filter(board__key=COUNCIL).exists()
