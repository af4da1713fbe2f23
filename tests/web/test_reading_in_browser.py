"""Every page in a real browser: accessible, within the policy, usable from the keyboard."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from pytest_django.live_server_helper import LiveServer

from rodatraden.documents.models import Document
from rodatraden.foundation.accounts.models import User

BOARD = "/namnder/omsorgsnamnden/2024/"
Axe = Callable[[Any], list[dict[str, Any]]]
pytestmark = pytest.mark.slow


def every_page(published: Document, report: Document) -> list[str]:
    """The address of each kind of page."""
    client = Client()
    board = client.get(BOARD).content.decode()
    goal = board.split(f'href="{BOARD}mal/')[1].split('"')[0]
    indicator = board.split(f'href="{BOARD}indikatorer/')[1].split('"')[0]
    document = f"/dokument/{published.key}/"
    return [
        "/", "/namnder/", BOARD, f"{BOARD}mal/{goal}", f"{BOARD}indikatorer/{indicator}", "/dokument/", document,
        f"{document}granskning/", f"{document}utgavor/", f"/dokument/{report.key}/",
        f"/dokument/{report.key}/granskning/",
        "/om/tillganglighet/", "/om/uppgifterna/", "/om/oppna-data/", "/galleri/", "/finns-inte/",
    ]  # fmt: skip


def sign_in(page: Any, server: LiveServer, user: User, password: str) -> None:
    page.goto(f"{server.url}/logga-in/")
    page.get_by_label("E-post").fill(user.email)
    page.get_by_label("Lösenord").fill(password)
    page.locator("main").get_by_role("button", name="Logga in").click()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_every_page_is_accessible_and_within_the_policy(
    page: Any, axe: Axe, csp_reports: list[str], live_server: LiveServer, reader: User, password: str,
    published: Document, report: Document, scheme: str, width: int,
) -> None:  # fmt: skip
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{live_server.url}/logga-in/")
    found = {"/logga-in/": axe(page)}
    sign_in(page, live_server, reader, password)
    wide = []
    for address in every_page(published, report):
        page.goto(live_server.url + address)
        page.evaluate("document.querySelectorAll('main details').forEach(fold => fold.open = true)")
        found[address] = axe(page)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(address)
    assert {address: faults for address, faults in found.items() if faults} == {}
    assert csp_reports == []
    assert wide == []


def test_no_page_scrolls_sideways_at_320_pixels(
    page: Any, live_server: LiveServer, published: Document, report: Document, reader: User, password: str
) -> None:
    sign_in(page, live_server, reader, password)
    page.set_viewport_size({"width": 320, "height": 640})
    wide = []
    for address in every_page(published, report):
        page.goto(live_server.url + address)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(address)
    assert wide == []


def test_document_is_walked_with_the_keyboard(
    page: Any, axe: Axe, live_server: LiveServer, published: Document
) -> None:
    page.goto(f"{live_server.url}/dokument/{published.key}/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "ds-skip-link"
    link = page.locator(".rt-toc.rt-broad a").last
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    figure = page.locator(".rt-fig").first
    figure.focus()
    page.keyboard.press("Enter")
    popover = page.locator(".rt-prov:popover-open")
    assert popover.get_by_text("Stäng").is_visible()
    assert axe(page) == []
    page.keyboard.press("Escape")
    assert popover.count() == 0
    assert page.evaluate("document.activeElement.className") == "rt-fig"


def test_document_is_whole_without_script(browser: Any, live_server: LiveServer, published: Document) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/dokument/{published.key}/")
    page.locator(".rt-download summary").click()
    assert page.locator(".rt-download").get_by_role("link", name="PDF").is_visible()
    page.locator(".rt-fig").first.click()
    assert page.locator(".rt-prov").first.is_visible()
    context.close()


def test_finding_is_answered_with_the_keyboard(
    page: Any, axe: Axe, csp_reports: list[str], live_server: LiveServer, development_lead: User, password: str,
    lacking: str,
) -> None:  # fmt: skip
    sign_in(page, live_server, development_lead, password)
    page.goto(live_server.url + lacking)
    finding = page.locator("#anm-1")
    finding.locator(".rt-answer > summary").focus()
    for key in ("Enter", "Tab"):
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement.name") == "motivering"
    for key in ("Tab", "Enter"):
        page.keyboard.press(key)
    refusal = finding.get_by_text("Skriv varför anmärkningen godtas.")
    refusal.wait_for()
    assert page.evaluate("document.activeElement.name") == "motivering"
    assert axe(page) == []
    page.keyboard.type("Leverantören svarar i maj.")
    for key in ("Tab", "Enter"):
        page.keyboard.press(key)
    refusal.wait_for(state="detached")
    assert finding.get_by_text("Leverantören svarar i maj.").is_visible()
    assert finding.locator("form").count() == 0
    assert axe(page) == []
    assert csp_reports == []
