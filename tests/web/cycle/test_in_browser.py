"""The wheel and the dialogues in a real browser: accessible, within the policy, by keyboard alone, on a phone."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer

from rodatraden.apps.cycle.models import PlanningYear
from rodatraden.apps.followup.models import Dialogue
from rodatraden.foundation.accounts.models import User

Axe = Callable[[Any], list[dict[str, Any]]]
pytestmark = pytest.mark.slow
AUGUST = "/ar/2025/tillfallen/augusti/"


def sign_in(page: Any, server: LiveServer, user: User, password: str) -> None:
    page.goto(f"{server.url}/logga-in/")
    page.get_by_label("E-post").fill(user.email)
    page.get_by_label("Lösenord").fill(password)
    page.locator("main").get_by_role("button", name="Logga in").click()
    page.wait_for_url(lambda address: "/logga-in/" not in address)


def addresses() -> list[str]:
    year = timezone.localdate().year
    dialogues = [f"/dialoger/{pk}/" for pk in Dialogue.objects.order_by("pk").values_list("pk", flat=True)]
    return [
        "/ar/2025/", f"/ar/{year}/", f"/ar/{year + 1}/", AUGUST, f"{AUGUST}?namnd=parknamnden", f"{AUGUST}andra/",
        f"{AUGUST}ta-bort/", f"{AUGUST}checklista/?namnd=parknamnden", f"{AUGUST}loften/", f"{AUGUST}paminnelser/",
        f"/ar/{year}/tillfallen/februari/?namnd=parknamnden", f"/ar/{year}/tillfallen/nytt/", "/ar/2025/stang/",
        f"/ar/{year + 1}/tillfallen/nytt-ar/", "/ar/anvisningar/", "/ar/anvisningar/anvisningar-2025/", "/dialoger/",
        "/dialoger/ny/", *dialogues,
    ]  # fmt: skip


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark"), (320, "light")])
def test_every_page_is_accessible_and_within_the_policy(
    page: Any, axe: Axe, csp_reports: list[str], live_server: LiveServer, people: dict[str, User], password: str,
    width: int, scheme: str,
) -> None:  # fmt: skip
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    sign_in(page, live_server, people["stina"], password)
    found, wide = {}, []
    for address in addresses():
        response = page.goto(live_server.url + address)
        assert response.status == 200, address
        page.evaluate("document.querySelectorAll('main details').forEach(fold => fold.open = true)")
        found[address] = axe(page)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(address)
    assert {address: faults for address, faults in found.items() if faults} == {}
    assert csp_reports == []
    assert wide == []


def test_the_forms_with_faults_are_accessible(
    page: Any, axe: Axe, csp_reports: list[str], live_server: LiveServer, people: dict[str, User], password: str
) -> None:
    sign_in(page, live_server, people["stina"], password)
    year = timezone.localdate().year
    faults = {}
    for address, button in (
        (f"/ar/{year}/tillfallen/nytt/", "Lägg till tillfället"),
        (f"{AUGUST}loften/", "Notera löftet"),
        ("/dialoger/ny/", "Lägg upp dialogen"),
    ):
        page.goto(live_server.url + address)
        page.get_by_role("button", name=button).click()
        assert page.get_by_role("alert").is_visible()
        faults[address] = axe(page)
    assert {address: found for address, found in faults.items() if found} == {}
    assert csp_reports == []


def test_a_year_is_laid_up_by_keyboard_alone(
    page: Any, live_server: LiveServer, people: dict[str, User], password: str
) -> None:
    sign_in(page, live_server, people["stina"], password)
    year = timezone.localdate().year + 1
    page.goto(f"{live_server.url}/ar/{year}/")
    for words in (f"Lägg upp {year}", *["Fortsätt"] * 4, "Lägg upp året"):
        _tab_to(page, words)
        with page.expect_navigation():
            page.keyboard.press("Enter")
    assert page.url == f"{live_server.url}/ar/{year}/"
    assert PlanningYear.objects.filter(year=year).exists()
    assert page.get_by_role("heading", name="Årshjulet").is_visible()


def _tab_to(page: Any, words: str) -> None:
    for _press in range(600):  # A day has four stops.
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == words:
            return
    raise AssertionError(f"Never came to {words}")


def test_what_is_written_in_a_dialogue_is_saved_without_script(
    browser: Any, live_server: LiveServer, people: dict[str, User], password: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    sign_in(page, live_server, people["frida"], password)
    first = Dialogue.objects.order_by("pk")[0]
    page.goto(f"{live_server.url}/dialoger/{first.pk}/")
    page.get_by_label("Anteckningar").fill("Vi ses igen i maj.")
    page.get_by_role("button", name="Spara", exact=True).click()
    page.get_by_label("Vad ska göras?").fill("Ring leverantören")
    page.get_by_label("Klart senast").fill(timezone.localdate().isoformat())
    page.get_by_label("Ansvarig").select_option(label="Love Lekchef")
    page.get_by_role("button", name="Lägg till", exact=True).click()
    page.get_by_role("button", name="Avsluta dialogen").click()
    assert page.get_by_text("Hållen", exact=True).is_visible()
    first.refresh_from_db()
    assert (first.notes, first.is_held, first.agreed.get().text) == ("Vi ses igen i maj.", True, "Ring leverantören")
    context.close()
