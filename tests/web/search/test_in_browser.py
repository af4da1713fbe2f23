"""The search in a real browser: accessible in every state, from the keyboard, and without script."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytest_django.live_server_helper import LiveServer

from tests.web.search.test_page import many

Axe = Callable[[Any], list[dict[str, Any]]]
pytestmark = pytest.mark.slow
STATES = {
    "empty": "/sok/",
    "hits": "/sok/?q=hemtj%C3%A4nst",
    "nothing": "/sok/?q=xyzzy",
    "many": "/sok/?q=kvarn",
    "kind": "/sok/?q=kvarn&slag=goal&sida=2",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390, 320])
def test_every_state_is_accessible_and_fits(
    page: Any, axe: Axe, csp_reports: list[str], live_server: LiveServer, indexed: None, screenshots: Path,
    scheme: str, width: int,
) -> None:  # fmt: skip
    many(120)
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    found, wide = {}, []
    for name, address in STATES.items():
        page.goto(live_server.url + address)
        found[name] = axe(page)
        page.screenshot(path=screenshots / f"search-{name}-{scheme}-{width}.png")
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(name)
    assert {name: faults for name, faults in found.items() if faults} == {}
    assert (wide, csp_reports) == ([], [])


def test_search_from_the_keyboard(page: Any, live_server: LiveServer, indexed: None) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"{live_server.url}/")
    for _step in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "snabbsok":
            break
    page.keyboard.type("fordonen")
    page.keyboard.press("Enter")
    page.get_by_role("heading", level=1, name="En träff på").wait_for()
    link = page.get_by_role("link", name="Fordonen är fossilfria")
    link.focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", level=1, name="Fordonen är fossilfria").wait_for()


def test_search_without_script_on_a_phone(browser: Any, live_server: LiveServer, indexed: None) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(f"{live_server.url}/")
    page.locator("header").get_by_role("link", name="Sök").click()
    page.get_by_label("Sök mål").fill("fordonen")
    page.get_by_role("button", name="Sök").click()
    assert page.get_by_role("link", name="Fordonen är fossilfria").is_visible()
    context.close()
