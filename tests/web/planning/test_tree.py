"""The tree's pages: who sees them, what stands there, and that each button does what it says."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rodatraden.apps.control.actions.risks import RISKS, create_risk
from rodatraden.apps.cycle.actions.editing import write_kind
from rodatraden.apps.cycle.models import Scope, StatusLabel
from rodatraden.apps.indicators.actions.targets import targets_in
from rodatraden.apps.org.enums import RoleKind
from rodatraden.apps.planning.actions.goals import GOALS
from rodatraden.apps.planning.actions.links import link_indicator
from rodatraden.apps.planning.actions.work import ACTIVITIES, COMMITMENTS, WORK, create_activity, create_commitment
from rodatraden.apps.planning.models import FundingLink, IndicatorLink, StatusReport
from rodatraden.core.content.control import Risk
from rodatraden.core.content.planning import Activity, Commitment, Goal
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.editing.tokens import token_of
from rodatraden.foundation.keyed.one_kind import values_of

SignedIn = Callable[[User], Client]
HOME = "/planera/parknamnden/2025/"


@pytest.fixture
def client_(lead: User, signed_in: SignedIn) -> Client:
    return signed_in(lead)


def form_of(client: Client, address: str) -> dict[str, str]:
    """The hidden fields of the first form of a page that has a token."""
    html = client.get(address).content.decode()
    found = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', html))
    return {name: found[name] for name in ("marke", "sida", "nummer")} | {"bas": ""}


def names(scope: Scope) -> list[str]:
    return [goal.name for goal in GOALS.all_in(scope)]


def test_tree_shows_the_goals_above_and_the_plans_own(client_: Client) -> None:
    html = client_.get(HOME).content.decode()
    shown = re.findall(r'id="nod-mal-([\w-]+)"', html)
    assert shown == ["trygghet", "trygg-kommun", "trivs", "trygga"]
    assert html.count("saknar indikator") == 2
    assert "Lägg till målområde" in html


def test_thread_leads_to_what_is_selected(client_: Client) -> None:
    html = client_.get(f"{HOME}mal/trygga/").content.decode()
    path = re.findall(r'<li( data-path| data-pass)?>.*?id="nod-mal-([\w-]+)"', html)
    assert path == [
        (" data-path", "trygghet"),
        (" data-path", "trygg-kommun"),
        (" data-pass", "trivs"),
        (" data-path", "trygga"),
    ]
    assert html.count('aria-current="true"') == 1


@pytest.mark.parametrize(
    "address",
    ["/planera/parknamnden/2031/", "/planera/finns-inte/2025/", f"{HOME}mal/finns-inte/", f"{HOME}annat/trivs/",
     f"{HOME}ny/?slag=annat", f"{HOME}ny/?slag=mal&niva=finns-inte", f"{HOME}indikator/trivs/trivsel/",
     "/traden/parknamnden/2025/?vid=mal:finns-inte"],
)  # fmt: skip
def test_what_is_not_there_is_not_found(client_: Client, address: str) -> None:
    assert client_.get(address).status_code == 404


def test_only_those_inside_see_the_plan_and_only_those_who_plan_change_it(
    lead: User, plan: Scope, signed_in: SignedIn, person_with: Callable[..., User], reader: User
) -> None:
    outside = signed_in(person_with(RoleKind.DEVELOPMENT_LEAD, "omsorgsnamnden"))
    member = signed_in(person_with(RoleKind.BOARD_MEMBER, "parknamnden"))
    unit = signed_in(person_with(RoleKind.UNIT_MANAGER, "norr"))
    for client in (outside, member):
        assert client.get(HOME).status_code == 404
        assert client.post(f"{HOME}mal/trivs/", {"name": "x"}).status_code == 404
    assert Client().get(HOME).status_code == 302
    for client in (unit, signed_in(reader)):
        page = client.get(f"{HOME}mal/trivs/")
        assert page.status_code == 200
        assert "Spara" not in page.content.decode()
        assert client.post(f"{HOME}mal/trivs/", {"name": "x"}).status_code == 403
        assert client.get(f"{HOME}ny/?slag=aktivitet&under=trivs").status_code == 403
        assert client.post(f"{HOME}plats/", {"vad": "mal:trivs", "hur": "ned"}).status_code == 403
        for page_name in ("flytta", "kopiera", "avsluta", "enheter"):
            assert client.get(f"{HOME}mal/trivs/{page_name}/").status_code == 403
        assert client.get(f"{HOME}mal/trivs/koppla-indikator/").status_code == 403
    assert names(plan) == ["Alla trivs", "Trygga parker"]


def test_goal_is_added_under_the_one_that_is_selected(client_: Client, plan: Scope, shared: Scope) -> None:
    made = client_.post(f"{HOME}ny/?slag=mal&niva=namndmal&under=trygg-kommun", {"name": "Gröna gator"})
    assert made.headers["Location"] == f"{HOME}mal/grona-gator/"
    assert names(plan)[-1] == "Gröna gator"
    client_.post(f"{HOME}ny/?slag=mal&niva=omrade", {"name": "Natur"})
    assert names(shared)[-1] == "Natur"
    refused = client_.post(f"{HOME}ny/?slag=mal&niva=namndmal&under=trygg-kommun", {"name": " "})
    assert refused.status_code == 422
    assert "Målet saknar namn" in refused.content.decode()


def test_goal_is_saved_from_what_was_shown(client_: Client, plan: Scope) -> None:
    form = form_of(client_, f"{HOME}mal/trivs/")
    told = {**form, "name": "Alla mår bra", "description": "Året om.", "owner": "norr"}
    assert client_.post(f"{HOME}mal/trivs/", told).status_code == 302
    goal = GOALS.find("trivs")
    assert (goal.name, goal.description, goal.owner, goal.parent) == (
        "Alla mår bra",
        "Året om.",
        "norr",
        "trygg-kommun",
    )
    late = client_.post(f"{HOME}mal/trivs/", {**told, "name": "För sent"})
    assert late.status_code == 409
    assert GOALS.find("trivs").name == "Alla mår bra"
    for words in ("Alla mår bra", "För sent"):
        assert words in late.content.decode()


def test_decided_plan_asks_why(client_: Client, closed: Scope) -> None:
    form = form_of(client_, f"{HOME}mal/trivs/")
    told = {**form, "name": "Nytt", "description": "", "owner": ""}
    refused = client_.post(f"{HOME}mal/trivs/", told)
    assert refused.status_code == 422
    assert "Skriv varför" in refused.content.decode()
    assert client_.post(f"{HOME}mal/trivs/", {**told, "skal": "Fel namn i beslutet"}).status_code == 302


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ({"vad": "mal:trivs", "hur": "ned"}, ["Trygga parker", "Alla trivs"]),
        ({"vad": "mal:trivs", "hur": "upp"}, ["Alla trivs", "Trygga parker"]),
        ({"vad": "mal:trygga", "hur": "upp"}, ["Trygga parker", "Alla trivs"]),
        ({"vad": "mal:trygga", "hur": "fore", "vid": "mal:trivs"}, ["Trygga parker", "Alla trivs"]),
        ({"vad": "mal:trivs", "hur": "efter", "vid": "mal:trygga"}, ["Trygga parker", "Alla trivs"]),
    ],
)
def test_row_is_put_at_a_place(client_: Client, plan: Scope, sent: dict[str, str], expected: list[str]) -> None:
    done = client_.post(f"{HOME}plats/", sent)
    slug, key = sent["vad"].split(":")
    assert done.headers["Location"] == f"{HOME}{slug}/{key}/#nod-{slug}-{key}"
    assert names(plan) == expected


def test_row_is_dropped_under_a_goal(client_: Client, lead: User, plan: Scope) -> None:
    create_activity(by=lead, scope=plan, activity=Activity(key="", name="Plantera", goals=("trivs",)))
    client_.post(f"{HOME}plats/", {"vad": "aktivitet:plantera", "hur": "under", "vid": "mal:trygga"})
    assert ACTIVITIES.find("plantera").goals == ("trygga",)
    refused = client_.post(f"{HOME}plats/", {"vad": "mal:trivs", "hur": "under", "vid": "mal:trygga"}, follow=True)
    assert "kan inte ligga under" in refused.content.decode()


def test_goal_is_moved_copied_and_ended_on_pages_of_their_own(client_: Client, plan: Scope) -> None:
    assert "En trygg kommun" in client_.get(f"{HOME}mal/trivs/flytta/").content.decode()
    client_.post(f"{HOME}mal/trivs/flytta/", {"under": "trygghet", "niva": "namndmal"})
    assert GOALS.find("trivs").parent == "trygghet"
    client_.post(f"{HOME}mal/trivs/kopiera/", {"plan": "parknamnden/2025", "under": "trygg-kommun"})
    assert names(plan) == ["Alla trivs", "Trygga parker", "Alla trivs"]
    assert "finns kvar i historiken" in client_.get(f"{HOME}mal/trivs/avsluta/").content.decode()
    client_.post(f"{HOME}mal/trivs/avsluta/")
    assert names(plan) == ["Trygga parker", "Alla trivs"]
    assert "En trygg kommun" in client_.get(f"{HOME}mal/trygghet/avsluta/").content.decode()


def test_everything_that_hangs_on_a_goal_is_added(client_: Client, plan: Scope) -> None:
    new = f"{HOME}ny/?under=trivs&slag="
    client_.post(f"{new}atagande", {"name": "Ljus", "starts": "2025-01-01", "ends": "2025-12-31"})
    client_.post(f"{new}arbete", {"text": "Fler bänkar"})
    client_.post(f"{new}aktivitet&atagande=ljus", {"name": "Sätt upp lampor", "led_by": "norr", "ends": "2025-06-01"})
    client_.post(f"{new}risk", {"title": "Torka", "likelihood": "2", "consequence": "1"})
    assert [each.key for kind in (COMMITMENTS, WORK, ACTIVITIES, RISKS) for each in kind.all_in(plan)] == [
        "ljus", "fler-bankar", "satt-upp-lampor", "torka",
    ]  # fmt: skip
    assert ACTIVITIES.find("satt-upp-lampor").commitments == ("ljus",)
    wrong = client_.post(f"{new}aktivitet", {"name": "Fel", "ends": "i vår"})
    assert (wrong.status_code, "Skriv ett datum" in wrong.content.decode()) == (422, True)
    for page in ("mal/trivs", "atagande/ljus", "arbete/fler-bankar", "aktivitet/satt-upp-lampor", "risk/torka"):
        html = client_.get(f"{HOME}{page}/").content.decode()
        assert 'aria-current="true"' in html
        for slug in ("atagande-ljus", "arbete-fler-bankar", "aktivitet-satt-upp-lampor", "risk-torka"):
            assert f'id="nod-{slug}"' in html


def test_indicator_is_linked_and_its_target_set_moved_and_removed(client_: Client, plan: Scope) -> None:
    linked = client_.post(f"{HOME}mal/trivs/koppla-indikator/", {"indikator": "trivsel"})
    assert linked.headers["Location"] == f"{HOME}indikator/trivs/trivsel/"
    at = f"{HOME}malvarde/trivs/trivsel/"
    told = {"term": "interim", "year": "2025", "comparator": "at_least", "value": "81,5", "rule": "fixed"}
    assert client_.post(at, told).status_code == 302
    assert "minst 81,5\u00a0%, Parknämnden" in client_.get(f"{HOME}indikator/trivs/trivsel/").content.decode()
    (target,) = targets_in(plan)
    moved = {**told, "value": "85", "marke": token_of(values_of(target))}
    assert "Skriv varför" in client_.post(f"{at}?nr=0", moved).content.decode()
    assert client_.post(f"{at}?nr=0", {**moved, "skal": "Ny mätning"}).status_code == 302
    (target,) = targets_in(plan)
    assert str(target.amount.value) == "85"
    assert client_.post(at, {**told, "value": "många"}).status_code == 422
    gone = {"ta-bort": "ja", "skal": "Mäts inte", "marke": token_of(values_of(target))}
    assert client_.post(f"{at}?nr=0", {**told, **gone}).status_code == 302
    client_.post(f"{HOME}indikator/trivs/trivsel/")
    assert not IndicatorLink.objects.filter(ended_at__isnull=True).exists()


def test_money_and_several_goals_are_tied(client_: Client, lead: User, plan: Scope) -> None:
    client_.post(f"{HOME}mal/trivs/koppla-pengar/", {"bidrag": "bidrag"})
    assert FundingLink.objects.get(ended_at__isnull=True).goal_id == "trivs"
    client_.post(f"{HOME}mal/trivs/koppla-pengar/", {"ta-bort": "bidrag"})
    assert not FundingLink.objects.filter(ended_at__isnull=True).exists()
    create_commitment(by=lead, scope=plan, commitment=Commitment(key="", name="Ljus", goal="trivs"))
    create_activity(by=lead, scope=plan, activity=Activity(key="", name="Lampor", goals=("trivs",)))
    at = f"{HOME}aktivitet/lampor/bidrar-till/"
    client_.post(at, {"mal": "trygga"})
    client_.post(at, {"atagande": "ljus"})
    assert (ACTIVITIES.find("lampor").goals, ACTIVITIES.find("lampor").commitments) == (("trivs", "trygga"), ("ljus",))
    client_.post(at, {"inte-mal": "trivs"})
    client_.post(at, {"inte-atagande": "ljus"})
    assert (ACTIVITIES.find("lampor").goals, ACTIVITIES.find("lampor").commitments) == (("trygga",), ())


def test_risk_gets_treatments_on_its_page(client_: Client, lead: User, plan: Scope) -> None:
    create_risk(by=lead, scope=plan, risk=Risk(key="", title="Torka", goal="trivs"))
    at = f"{HOME}risk/torka/atgarder/"
    client_.post(at, {"text": "Vattna", "responsible": "Parkchefen", "ends": "2025-08-01"})
    (made,) = RISKS.find("torka").treatments
    assert (made.text, made.responsible, str(made.ends)) == ("Vattna", "Parkchefen", "2025-08-01")
    client_.post(at, {"atgard": made.key, "marke": token_of(values_of(made)), "text": "Vattna mer"})
    assert RISKS.find("torka").treatments[0].text == "Vattna mer"
    client_.post(at, {"atgard": made.key, "avsluta": "ja"})
    assert RISKS.find("torka").treatments == ()


def test_a_risk_is_copied_from_its_page(client_: Client, lead: User, plan: Scope) -> None:
    create_risk(by=lead, scope=plan, risk=Risk(key="", title="Torka", goal="trivs"))
    client_.post(f"{HOME}risk/torka/atgarder/", {"text": "Vattna"})
    assert f"{HOME}risk/torka/kopiera/" in client_.get(f"{HOME}risk/torka/").content.decode()
    client_.post(f"{HOME}risk/torka/kopiera/", {"plan": "parknamnden/2025", "under": "trygga"})
    copied = next(risk for risk in RISKS.all_in(plan) if risk.key != "torka")
    assert (copied.title, copied.goal, [one.text for one in copied.treatments]) == ("Torka", "trygga", ["Vattna"])


def test_unit_opens_its_plan_and_the_board_lays_goals_on_it(
    client_: Client, lead: User, plan: Scope, signed_in: SignedIn, person_with: Callable[..., User]
) -> None:
    manager = signed_in(person_with(RoleKind.UNIT_MANAGER, "norr"))
    unit = "/planera/norr/2025/"
    assert "Öppna planen" in manager.get(unit).content.decode()
    assert manager.post(f"{unit}oppna/").status_code == 302
    assert Scope.objects.filter(key="norr/2025").exists()
    assert client_.post(f"{HOME}mal/trivs/enheter/", {}).status_code == 422
    assert client_.post(f"{HOME}mal/trivs/enheter/", {"enhet": ["norr", "soder"]}).status_code == 302
    html = client_.get(f"{HOME}mal/trivs/").content.decode()
    assert html.count("Samma ord som nämndens") == 2
    assert 'id="nod-mal-alla-trivs"' in manager.get(unit).content.decode()
    form = form_of(manager, f"{unit}mal/alla-trivs/")
    manager.post(f"{unit}mal/alla-trivs/", {**form, "name": "Trivs i norr", "description": "", "owner": "norr"})
    assert "Trivs i norr" in client_.get(f"{HOME}mal/trivs/").content.decode()
    norr = Scope.objects.get(key="norr/2025")
    create_activity(by=lead, scope=norr, activity=Activity(key="", name="Bänkar", goals=("alla-trivs",)))
    label = StatusLabel.objects.create(key="klar", label="Klar i norr", meaning="done")
    report = Scope.objects.create(
        key="norr/2025/augusti", level="board_occasion", board_id="norr", year=2025, occasion="augusti"
    )
    StatusReport.objects.create(scope=report, of="bankar", status=label)
    assert "Klar i norr: 1" in client_.get(f"{HOME}mal/trivs/").content.decode()
    assert "Hör till planen för Parknämnden" in manager.get(f"{unit}mal/trivs/").content.decode()


def test_thread_leads_from_anything_to_anything(client_: Client, lead: User, plan: Scope) -> None:
    link_indicator(by=lead, scope=plan, goal="trivs", indicator="trivsel")
    create_activity(by=lead, scope=plan, activity=Activity(key="", name="Lampor", goals=("trivs", "trygga")))
    create_risk(by=lead, scope=plan, risk=Risk(key="", title="Torka", goal="trivs"))
    home = "/traden/parknamnden/2025/"
    html = client_.get(home).content.decode()
    every = re.findall(rf'href="({home}\?vid=[^"]+)"', html)
    assert len(every) == 7
    for address in every:
        page = client_.get(address.replace("&amp;", "&"))
        assert page.status_code == 200
        assert 'aria-current="page"' in page.content.decode()
    html = client_.get(f"{home}?vid=aktivitet:lampor").content.decode()
    assert html.count(f"{home}?vid=mal:trygga") == 2


def test_index_lists_the_plans_one_works_in(
    client_: Client, signed_in: SignedIn, person_with: Callable[..., User]
) -> None:
    assert "Enhet Norr" in client_.get("/planera/").content.decode()
    html = signed_in(person_with(RoleKind.UNIT_MANAGER, "norr")).get("/planera/").content.decode()
    assert ("Enhet Norr" in html, "Enhet Söder" in html, "Hela kommunen" in html) == (True, False, False)
    empty = signed_in(person_with(RoleKind.AUDITOR)).get("/planera/").content.decode()
    assert "Du planerar ingenstans än" in empty


@pytest.mark.slow
def test_large_tree_stays_small_and_asks_no_more(client_: Client, lead: User, plan: Scope, shared: Scope) -> None:
    def asked(address: str) -> tuple[int, int, int]:
        client_.get(address)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            page = client_.get(address)
        return len(queries), len(page.content), page.content.count(b'class="rt-node"')

    link_indicator(by=lead, scope=plan, goal="trivs", indicator="trivsel")
    few: dict[str, Any] = {address: asked(address)[0] for address in (HOME, f"{HOME}mal/trivs/")}
    more = [Goal(key=f"mal-{at}", level="namndmal", name=f"Mål {at}", parent="trygg-kommun") for at in range(110)]
    done = [Activity(key=f"akt-{at}", name=f"Aktivitet {at}", goals=("trivs",), led_by="norr") for at in range(110)]
    for home, things in ((GOALS.home, [*GOALS.all_in(plan), *more]), (ACTIVITIES.home, done)):
        with transaction.atomic():
            write_kind(home, things, by=lead, scope=plan, action="test")
    for address, before in few.items():
        queries, size, rows = asked(address)
        assert queries == before
        assert rows <= 200
        assert size <= 300_000
