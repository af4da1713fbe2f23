"""The comparison in a real browser: accessible, by keyboard, narrow, without script and on paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pytest_django.live_server_helper import LiveServer

from rodatraden.documents.models import Document
from rodatraden.foundation.accounts.models import User

Axe = Callable[[Any], list[dict[str, Any]]]
pytestmark = pytest.mark.slow


@pytest.fixture
def addresses(
    page: Any, live_server: LiveServer, signed_in: Any, reader: User, published: Document, report: Document
) -> list[str]:
    """The picking page, a comparison and the whole of it, for a reader who has signed in."""
    client = signed_in(reader)
    session = next(iter(client.cookies.values()))
    page.context.add_cookies([{"name": session.key, "value": session.value, "url": live_server.url}])
    both = f"{live_server.url}/jamfor/?a={published.key}@1&b={report.key}"
    return [f"{live_server.url}/jamfor/?namnd=omsorgsnamnden", both, f"{both}&allt="]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390, 320])
def test_pages_have_nothing_to_remark(
    page: Any, axe: Axe, csp_reports: list[str], addresses: list[str], scheme: str, width: int
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    for address in addresses:
        page.goto(address)
        for fold in page.locator("main details > summary").all():
            fold.click()
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert csp_reports == []


def test_two_are_picked_with_the_keyboard(page: Any, addresses: list[str], published: Document) -> None:
    page.goto(addresses[0])
    page.locator("#a").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/jamfor/?a=*&b=*")
    assert page.locator("h1").inner_text() != ""
    assert page.locator(".rt-cmp-sides dd").count() == 2


def test_sides_stand_one_above_the_other_on_a_phone(page: Any, addresses: list[str]) -> None:
    def places() -> list[dict[str, float]]:
        cells = page.locator(".rt-cmp tbody tr:not([data-row]) td")
        return [cells.nth(number).bounding_box() for number in (0, 1)]

    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(addresses[1])
    first, second = places()
    assert first["y"] == second["y"]
    page.set_viewport_size({"width": 390, "height": 900})
    first, second = places()
    assert first["x"] == second["x"]
    assert first["y"] < second["y"]


def test_paper_has_no_controls(page: Any, addresses: list[str]) -> None:
    page.goto(addresses[1])
    page.emulate_media(media="print")
    for part in (".rt-cmp-again", ".rt-cmp-ways", ".rt-actions", ".rt-top"):
        assert not page.locator(part).first.is_visible()
    assert page.locator(".rt-cmp").first.is_visible()
