"""Setting up a municipality in a real browser: from an empty database, without script, accessible on a phone too."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytest_django.live_server_helper import LiveServer

from rodatraden.apps.control.actions.risk_scale import risk_scale
from rodatraden.apps.cycle.queries.organisation import municipality_facts, organisations
from rodatraden.apps.org.enums import RoleKind
from rodatraden.apps.planning.models import Goal
from rodatraden.foundation.accounts.models import User
from tests.documents.board import FIXTURES

Axe = Callable[[Any], list[dict[str, Any]]]
HOME = "/grunduppgifter/"
pytestmark = pytest.mark.slow


@pytest.fixture
def lead(development_lead: User, grant: Callable[..., None]) -> User:
    """One who both sets up and looks after accounts, as in a small municipality."""
    grant(development_lead, RoleKind.ADMINISTRATOR)
    return development_lead


def sign_in(page: Any, server: LiveServer, user: User, password: str) -> None:
    page.goto(f"{server.url}/logga-in/")
    page.get_by_label("E-post").fill(user.email)
    page.get_by_label("Lösenord").fill(password)
    page.locator("main").get_by_role("button", name="Logga in").click()


def press(page: Any, name: str) -> None:
    """Go to a button or link by Tab, and press Enter."""
    wanted = page.locator("main").locator("a, button", has_text=name).first
    for _press in range(150):
        if wanted.evaluate("element => element === document.activeElement"):
            break
        page.keyboard.press("Tab")
    else:
        pytest.fail(f"The keyboard does not reach {name}")
    with page.expect_navigation():
        page.keyboard.press("Enter")


def looked(page: Any, axe: Axe) -> None:
    """Nothing for axe, and nothing wider than the screen, at both widths."""
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 900})
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{page.url} at {width}"
    page.set_viewport_size({"width": 1280, "height": 900})


def test_municipality_is_set_up_by_keyboard_alone(
    page: Any, live_server: LiveServer, lead: User, password: str, axe: Axe, csp_reports: list[str], screenshots: Path
) -> None:
    sign_in(page, live_server, lead, password)
    page.goto(f"{live_server.url}{HOME}")
    looked(page, axe)
    press(page, "Fortsätt: Kommunens uppgifter")
    page.keyboard.press("Tab")
    page.get_by_label("Kommunens namn").focus()
    page.keyboard.type("Åstads kommun")
    page.keyboard.press("Tab")
    page.keyboard.type("0126")
    looked(page, axe)
    press(page, "Spara")
    looked(page, axe)
    press(page, "Lägg till den första")
    page.get_by_label("Namn").focus()
    page.keyboard.type("Parknämnden")
    looked(page, axe)
    press(page, "Lägg till och skriv en till")
    page.get_by_label("Namn").focus()
    page.keyboard.type("Parkförvaltningen")
    page.get_by_label("Slag").focus()
    page.keyboard.press("ArrowDown")
    page.get_by_label("Parknämnden").focus()
    page.keyboard.press("Space")
    press(page, "Lägg till")
    assert municipality_facts().name == "Åstads kommun"
    assert [(each.key, each.serves) for each in organisations()] == [
        ("parknamnden", ()), ("parkforvaltningen", ("parknamnden",))
    ]  # fmt: skip
    looked(page, axe)
    page.screenshot(path=screenshots / "organisationen.png", full_page=True)
    press(page, "Parkförvaltningen")
    looked(page, axe)
    press(page, "Avsluta …")
    looked(page, axe)
    page.goto(f"{live_server.url}{HOME}riskskala/")
    looked(page, axe)
    press(page, "Rita matrisen")
    press(page, "Spara")
    assert len(risk_scale().steps) == 8
    for slug in ("processer", "lagrum", "vardegrund", "vision"):
        page.goto(f"{live_server.url}{HOME}{slug}/")
        looked(page, axe)
        press(page, "Lägg till")
        looked(page, axe)
    page.goto(f"{live_server.url}{HOME}")
    looked(page, axe)
    page.screenshot(path=screenshots / "grunduppgifter.png", full_page=True)
    assert csp_reports == []


def test_files_are_brought_in_without_script(
    browser: Any, live_server: LiveServer, lead: User, password: str, axe: Axe
) -> None:
    context = browser.new_context(java_script_enabled=False, locale="sv-SE")
    page = context.new_page()
    sign_in(page, live_server, lead, password)
    page.goto(f"{live_server.url}{HOME}las-in/")
    page.get_by_label("Planfiler").set_input_files([FIXTURES / "plan.yaml"])
    page.get_by_role("button", name="Visa vad filerna ändrar").click()
    assert "plan.yaml, rad" in page.get_by_role("alert").inner_text()
    page.get_by_label("Planfiler").set_input_files([FIXTURES / "kommun.yaml", FIXTURES / "plan.yaml"])
    page.get_by_role("button", name="Visa vad filerna ändrar").click()
    assert page.locator("h1").inner_text() == "Det här skulle filerna ändra"
    assert Goal.objects.count() == 0
    page.get_by_role("button", name="Ja, läs in").click()
    assert "Filerna är inlästa" in page.locator("main").inner_text()
    assert Goal.objects.exists()
    page.goto(f"{live_server.url}{HOME}hamta/")
    with page.expect_download() as taken:
        page.get_by_role("link", name="Hela kommunen").click()
    assert taken.value.suggested_filename == "kommunen.yaml"
    context.close()


def test_every_state_of_bringing_in_is_accessible(
    page: Any, live_server: LiveServer, lead: User, password: str, axe: Axe
) -> None:
    sign_in(page, live_server, lead, password)
    page.goto(f"{live_server.url}{HOME}las-in/")
    looked(page, axe)
    page.get_by_role("button", name="Visa vad filerna ändrar").click()
    looked(page, axe)
    page.get_by_label("Planfiler").set_input_files([FIXTURES / "kommun.yaml"])
    page.get_by_role("button", name="Visa vad filerna ändrar").click()
    looked(page, axe)
    page.get_by_role("button", name="Ja, läs in").click()
    page.goto(f"{live_server.url}{HOME}hamta/")
    looked(page, axe)
