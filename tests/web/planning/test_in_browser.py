"""Planning in a real browser: by keyboard alone, without script, by pointer; accessible and within the policy."""

from collections.abc import Callable
from typing import Any

import pytest
from pytest_django.live_server_helper import LiveServer

from rodatraden.apps.control.actions.risks import RISKS, create_risk
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.indicators.actions.targets import targets_in
from rodatraden.apps.planning.actions.action_plans import create_action_plan, gather_activity
from rodatraden.apps.planning.actions.goals import GOALS
from rodatraden.apps.planning.actions.links import link_indicator
from rodatraden.apps.planning.actions.work import ACTIVITIES, create_activity, create_commitment
from rodatraden.apps.planning.models import IndicatorLink
from rodatraden.connectors.planfile.load import load
from rodatraden.connectors.planfile.parse import parse
from rodatraden.core.content.control import Risk
from rodatraden.core.content.council import ActionPlan
from rodatraden.core.content.planning import Activity, Commitment
from rodatraden.foundation.accounts.models import User
from tests.apps.planning.tree.conftest import HERE

Axe = Callable[[Any], list[dict[str, Any]]]
HOME = "/planera/parknamnden/2025/"
pytestmark = pytest.mark.slow


@pytest.fixture
def bare(development_lead: User) -> User:
    """The development lead of a municipality that has a steering model and indicators, but no goal."""
    whole = (HERE / "kommun.yaml").read_text("utf-8")
    before, rest = whole.split("\n  goals:\n")
    without = f"{before}\n\n  indicators:{rest.split('  indicators:')[1]}"
    load([parse(without.encode(), "kommun.yaml")], by=development_lead)
    return development_lead


def sign_in(page: Any, server: LiveServer, user: User, password: str) -> None:
    page.goto(f"{server.url}/logga-in/")
    page.get_by_label("E-post").fill(user.email)
    page.get_by_label("Lösenord").fill(password)
    page.locator("main").get_by_role("button", name="Logga in").click()


def is_focused(found: Any) -> bool:
    return bool(found.evaluate("element => element === document.activeElement"))


def tab_to(page: Any, found: Any) -> None:
    """Press Tab until this is reached; fails when the keyboard does not lead there."""
    for _press in range(120):
        if is_focused(found):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"The keyboard does not reach {found}")


def press(page: Any, role: str, name: str) -> None:
    """Go to a link or button by Tab, and press Enter."""
    tab_to(page, page.locator("main").get_by_role(role, name=name, exact=True).first)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def write(page: Any, label: str, text: str) -> None:
    """Go to a field by Tab, and write in it."""
    tab_to(page, page.get_by_label(label, exact=True))
    page.keyboard.type(text)


def choose(page: Any, label: str, starts: str) -> None:
    """Go to a list by Tab, and choose by writing how the choice starts."""
    found = page.get_by_label(label, exact=True)
    tab_to(page, found)
    page.keyboard.type(starts)


def plan_a_board(page: Any) -> None:
    """From nothing to a risk, by keyboard alone."""
    press(page, "link", "Lägg till målområde")
    write(page, "Namn", "Trygghet")
    press(page, "button", "Lägg till")
    press(page, "link", "Lägg till Kommunfullmäktigemål")
    write(page, "Namn", "En trygg kommun")
    press(page, "button", "Lägg till")
    press(page, "link", "Lägg till Nämndmål")
    write(page, "Namn", "Alla trivs")
    press(page, "button", "Lägg till")
    press(page, "link", "Lägg till Indikator")
    choose(page, "Indikator", "Trivsel")
    press(page, "button", "Lägg till")
    press(page, "link", "Sätt ett målvärde")
    choose(page, "Utfallet ska vara", "Minst")
    write(page, "Tal (%)", "81,5")
    press(page, "button", "Spara")
    press(page, "link", "Alla trivs")
    press(page, "link", "Lägg till Aktivitet")
    write(page, "Namn", "Sätt upp lampor")
    choose(page, "Enhet som leder", "Enhet N")
    press(page, "button", "Lägg till")
    press(page, "link", "Alla trivs")
    press(page, "link", "Lägg till Risk")
    write(page, "Vad som kan hända", "Torka")
    choose(page, "Sannolikhet", "2")
    choose(page, "Konsekvens", "1")
    press(page, "button", "Lägg till")


def assert_planned() -> None:
    shared, plan = (Scope.objects.get(key=key) for key in ("kommunen", "parknamnden/2025"))
    assert [goal.name for scope in (shared, plan) for goal in GOALS.all_in(scope)] == [
        "Trygghet", "En trygg kommun", "Alla trivs",
    ]  # fmt: skip
    assert [link.indicator_id for link in IndicatorLink.objects.all()] == ["trivsel"]
    assert [str(target.amount.value) for target in targets_in(plan)] == ["81.5"]
    assert [(each.name, each.led_by) for each in ACTIVITIES.all_in(plan)] == [("Sätt upp lampor", "norr")]
    assert [(each.title, each.likelihood, each.consequence) for each in RISKS.all_in(plan)] == [("Torka", 2, 1)]


@pytest.mark.parametrize("script", [True, False])
def test_board_is_planned_from_nothing_by_keyboard(
    browser: Any, live_server: LiveServer, bare: User, password: str, script: bool
) -> None:
    context = browser.new_context(java_script_enabled=script, viewport={"width": 1440, "height": 1000})
    page = context.new_page()
    sign_in(page, live_server, bare, password)
    page.goto(live_server.url + HOME)
    press(page, "button", "Öppna planen")
    plan_a_board(page)
    assert_planned()
    context.close()


@pytest.fixture
def full(lead: User, plan: Scope) -> User:
    """A plan with something of every kind under its first goal."""
    link_indicator(by=lead, scope=plan, goal="trivs", indicator="trivsel")
    create_commitment(by=lead, scope=plan, commitment=Commitment(key="", name="Ljus", goal="trivs"))
    for name in ("Lampor", "Bänkar"):
        create_activity(by=lead, scope=plan, activity=Activity(key="", name=name, goals=("trivs",)))
    made = create_action_plan(by=lead, scope=plan, plan=ActionPlan(key="", name="Klimat"))
    gather_activity(by=lead, key=made.key, activity="lampor")
    create_risk(by=lead, scope=plan, risk=Risk(key="", title="Torka", goal="trivs", likelihood=1, consequence=2))
    return lead


PAGES = (
    "/planera/", HOME, "/planera/kommunen/2025/", "/planera/norr/2025/", f"{HOME}mal/trivs/", f"{HOME}mal/trygghet/",
    f"{HOME}atagande/ljus/", f"{HOME}aktivitet/lampor/", f"{HOME}risk/torka/", f"{HOME}indikator/trivs/trivsel/",
    f"{HOME}malvarde/trivs/trivsel/", f"{HOME}ny/?slag=aktivitet&under=trivs", f"{HOME}mal/trivs/flytta/",
    f"{HOME}mal/trivs/kopiera/", f"{HOME}mal/trivs/avsluta/", f"{HOME}mal/trivs/enheter/",
    f"{HOME}mal/trivs/koppla-indikator/", f"{HOME}mal/trivs/koppla-pengar/", "/traden/parknamnden/2025/",
    "/traden/parknamnden/2025/?vid=aktivitet:lampor", "/planera/styrmodell/", "/planera/styrmodell/modell/",
    "/planera/styrmodell/gammal/", "/planera/styrmodell/ny/", "/planera/styrmodell/skala/bedomning/",
    "/planera/handlingsplaner/", "/planera/handlingsplaner/ny/", "/planera/handlingsplaner/klimat/",
    "/planera/handlingsplaner/klimat/avsluta/",
)  # fmt: skip


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 390), ("light", 320)])
def test_every_page_is_accessible_and_within_the_policy(
    page: Any, axe: Axe, csp_reports: list[str], live_server: LiveServer, full: User, password: str, scheme: str,
    width: int,
) -> None:  # fmt: skip
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    sign_in(page, live_server, full, password)
    found, wide = {}, []
    for address in PAGES:
        page.goto(live_server.url + address)
        page.evaluate("document.querySelectorAll('main details').forEach(fold => fold.open = true)")
        found[address] = axe(page)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(address)
    page.goto(f"{live_server.url}{HOME}ny/?slag=mal&niva=namndmal&under=trygg-kommun")
    page.get_by_role("button", name="Lägg till", exact=True).click()
    assert page.get_by_role("alert").inner_text() == "Målet saknar namn. Skriv vad det heter."
    found["refused"] = axe(page)
    assert {address: faults for address, faults in found.items() if faults} == {}
    assert csp_reports == []
    assert wide == []


def order(plan: Scope) -> list[str]:
    return [activity.name for activity in ACTIVITIES.all_in(plan)]


def test_rows_are_walked_and_moved_by_keys(
    page: Any, live_server: LiveServer, full: User, plan: Scope, password: str
) -> None:
    page.set_viewport_size({"width": 1440, "height": 1000})
    sign_in(page, live_server, full, password)
    page.goto(f"{live_server.url}{HOME}mal/trivs/")
    tab_to(page, page.locator("#nod-mal-trivs"))
    for key, at in (("ArrowDown", "indikator-trivsel"), ("End", "mal-trygga"), ("Home", "mal-trygghet"),
                    ("ArrowRight", "mal-trygg-kommun"), ("ArrowRight", "mal-trivs"), ("ArrowLeft", "mal-trygg-kommun"),
                    ("ArrowRight", "mal-trivs")):  # fmt: skip
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.id") == f"nod-{at}"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('[data-tree]')") is None
    page.locator("#nod-aktivitet-lampor").focus()
    with page.expect_navigation():
        page.keyboard.press("Alt+ArrowDown")
    assert order(plan) == ["Bänkar", "Lampor"]
    assert page.evaluate("document.activeElement.id") == "nod-aktivitet-lampor"
    with page.expect_navigation():
        page.keyboard.press("Alt+ArrowUp")
    assert order(plan) == ["Lampor", "Bänkar"]


def test_row_is_dragged_to_another_goal(
    page: Any, live_server: LiveServer, full: User, plan: Scope, password: str
) -> None:
    page.set_viewport_size({"width": 1440, "height": 1000})
    sign_in(page, live_server, full, password)
    page.goto(f"{live_server.url}{HOME}mal/trivs/")
    with page.expect_navigation():
        page.locator("[data-move='aktivitet:lampor']").drag_to(page.locator("[data-move='mal:trygga']"))
    assert ACTIVITIES.find("lampor").goals == ("trygga",)
    assert order(plan) == ["Lampor", "Bänkar"]
