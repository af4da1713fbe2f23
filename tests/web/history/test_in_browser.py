"""The history in a real browser: accessible, within the policy, by keyboard, and without script."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from pytest_django.live_server_helper import LiveServer

from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.actions import seal
from tests.web.history.conftest import KIND, Write

ADDRESS = f"/historik/{KIND}/ett/"
Axe = Callable[[Any], list[dict[str, Any]]]
SignIn = Callable[[User], Client]
BODY = """Under perioden har enheterna arbetat med att korta väntetiderna. Två av fem enheter planerar tillsammans.

Sjukfrånvaron har minskat men är fortfarande högre än målet. Arbetet fortsätter under hösten."""


@pytest.fixture
def written(write: Write) -> None:
    """A note that was made, renamed, rewritten and emptied."""
    write(name="Kortare väntetider", body=BODY, responsible="Enhetschefen", starts="2024-01-01",
          ends="2024-12-31", goal="Trygg vardag", share="50 %")  # fmt: skip
    write(name="Kortare väntetider för alla")
    seal()
    write(body=BODY.replace("Två av fem", "Fyra av fem").replace("högre än målet", "över målet") + " Läs mer.")
    write(responsible="")


def signed_in_page(page: Any, server: LiveServer, client: Client) -> None:
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": server.url}])


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390, 320])
def test_history_is_accessible_and_within_the_policy(
    page: Any, axe: Axe, csp_reports: list[str], live_server: LiveServer, signed_in: SignIn, development_lead: User,
    written: None, screenshots: Path, scheme: str, width: int,
) -> None:  # fmt: skip
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    signed_in_page(page, live_server, signed_in(development_lead))
    page.goto(f"{live_server.url}{ADDRESS}?fran=/dokument/")
    page.screenshot(path=screenshots / f"historik-{scheme}-{width}.png", full_page=True)
    page.evaluate("document.querySelectorAll('main details').forEach(fold => fold.open = true)")
    page.screenshot(path=screenshots / f"historik-{scheme}-{width}-oppen.png", full_page=True)
    assert axe(page) == []
    assert csp_reports == []
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_wording_is_put_back_by_keyboard_without_script(
    browser: Any, live_server: LiveServer, signed_in: SignIn, development_lead: User, written: None
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    signed_in_page(page, live_server, signed_in(development_lead))
    page.goto(live_server.url + ADDRESS)
    page.locator("summary", has_text="Hela lydelsen före ändringen").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("status").get_by_text("Lydelsen är återställd.").wait_for()
    newest = page.locator("article").first
    assert newest.get_by_role("heading").inner_text() == "Urban Utvecklingsledare ändrade"
    assert newest.locator("ins").first.inner_text().split() == ["Tillagt:", "Två", "."]
    context.close()


def test_history_of_an_account_with_its_form_is_accessible(
    page: Any, axe: Axe, csp_reports: list[str], live_server: LiveServer, signed_in: SignIn, administrator: User,
    reader: User, screenshots: Path,
) -> None:  # fmt: skip
    page.set_viewport_size({"width": 320, "height": 900})
    signed_in_page(page, live_server, signed_in(administrator))
    page.goto(f"{live_server.url}/historik/account/{reader.pk}/")
    page.evaluate("document.querySelectorAll('main details').forEach(fold => fold.open = true)")
    page.screenshot(path=screenshots / "historik-konto-320.png", full_page=True)
    assert axe(page) == []
    page.set_viewport_size({"width": 1280, "height": 900})
    page.screenshot(path=screenshots / "historik-konto.png", full_page=True)
    page.get_by_label("Varför raderas de?").fill("Begäran")
    page.get_by_role("button", name="Radera personuppgifterna").click()
    page.get_by_role("status").get_by_text("Personuppgifterna är raderade ur historiken.").wait_for()
    assert axe(page) == []
    assert csp_reports == []
