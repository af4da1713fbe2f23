"""The pages of signing in and of accounts in a real browser: accessible, within the policy, narrow, by keyboard."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from pytest_django.live_server_helper import LiveServer

from rodatraden.apps.org.enums import RoleKind
from rodatraden.apps.org.models import Organisation
from rodatraden.foundation.accounts.actions import create_without_password, invite_user
from rodatraden.foundation.accounts.models import User
from tests.web.accounts.provider import Provider

Axe = Callable[[Any], list[dict[str, Any]]]
pytestmark = pytest.mark.slow


def sign_in(page: Any, server: LiveServer, user: User, password: str) -> None:
    page.goto(f"{server.url}/logga-in/")
    page.get_by_label("E-post").fill(user.email)
    page.get_by_label("Lösenord").fill(password)
    page.locator("main").get_by_role("button", name="Logga in").click()
    page.wait_for_load_state()


def judged(page: Any, axe: Axe, address: str, folder: Path, name: str) -> list[object]:
    """What is wrong with a page, wide and narrow, light and dark."""
    wrong: list[object] = []
    for width, scheme in ((1280, "light"), (390, "dark"), (320, "light")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        assert page.goto(address).status < 500
        page.evaluate("document.querySelectorAll('main details').forEach(fold => fold.open = true)")
        wrong += [(name, width, fault) for fault in axe(page)]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wrong.append((name, width, "scrolls sideways"))
        page.screenshot(path=str(folder / f"{name}-{width}.png"), full_page=True)
    return wrong


@pytest.fixture
def crowd(system: User, person_with: Callable[..., User]) -> User:
    """A manager among others, with a unit to manage."""
    Organisation.objects.create(key="forvaltningen", name="Park- och naturförvaltningen", kind="administration")
    Organisation.objects.create(key="enheten", name="Trädenheten", kind="unit", parent_id="forvaltningen")
    for place in range(60):
        create_without_password(by=system, email=f"person{place}@kommun.example", name=f"Person {place:03}")
    return person_with(RoleKind.UNIT_MANAGER, "enheten", "Elin Enhetschef")


def test_the_pages_of_accounts_are_accessible_and_within_the_policy(
    page: Any, axe: Axe, csp_reports: list[str], live_server: LiveServer, crowd: User, administrator: User,
    password: str, provider: Provider, screenshots: Path,
) -> None:  # fmt: skip
    _user, token = invite_user(by=administrator, email="ny@kommun.example", name="Ny Person")
    doors = {"login": "/logga-in/", "forgotten": "/glomt-losenordet/", "choose": f"/valj-losenord/{token}/",
             "spent": "/valj-losenord/slut/", "failed": "/logga-in/med/kommun/svar/"}  # fmt: skip
    found = [judged(page, axe, live_server.url + address, screenshots, name) for name, address in doors.items()]
    sign_in(page, live_server, administrator, password)
    admins = {"people": "/konton/", "invite": "/konton/bjud-in/", "person": f"/konton/{crowd.pk}/"}
    found += [judged(page, axe, live_server.url + address, screenshots, name) for name, address in admins.items()]
    page.context.clear_cookies()
    sign_in(page, live_server, crowd, password)
    own = {"account": "/mitt-konto/", "password": "/mitt-konto/losenord/", "add-code": "/mitt-konto/kod/",
           "rights": "/om/rattigheter/"}  # fmt: skip
    found += [judged(page, axe, live_server.url + address, screenshots, name) for name, address in own.items()]
    assert "\n".join(str(fault) for faults in found for fault in faults) == ""
    assert csp_reports == []


def test_a_code_is_added_and_used_by_keyboard(
    page: Any, axe: Axe, csp_reports: list[str], live_server: LiveServer, reader: User, password: str,
    screenshots: Path,
) -> None:  # fmt: skip
    sign_in(page, live_server, reader, password)
    page.goto(f"{live_server.url}/mitt-konto/")
    page.get_by_role("link", name="Slå på kod").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/mitt-konto/kod/")
    page.locator("main details summary").focus()
    page.keyboard.press("Enter")
    secret = page.locator(".rt-secret").inner_text()
    page.get_by_label("Koden som appen visar").focus()
    page.keyboard.type(_code(secret))
    page.keyboard.press("Enter")
    page.wait_for_url("**/mitt-konto/reservkoder/")
    assert page.locator(".rt-codes li").count() == 10
    assert axe(page) == []
    page.screenshot(path=str(screenshots / "spare-codes.png"))
    page.context.clear_cookies()
    sign_in(page, live_server, reader, password)
    assert axe(page) == []
    page.screenshot(path=str(screenshots / "code.png"))
    page.get_by_label("Kod").fill("000000")
    page.keyboard.press("Enter")
    page.get_by_text("Koden stämmer inte").wait_for()
    assert axe(page) == []
    page.get_by_label("Kod").fill(_code(secret))
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: "/logga-in/" not in address)
    assert page.get_by_text(reader.name).first.is_visible()
    assert csp_reports == []


def _code(secret: str) -> str:
    left = 30 - time.time() % 30
    if left < 5:
        time.sleep(left + 0.1)
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def test_the_sign_on_leads_there_and_back_in_the_browser_without_script(
    browser: Any, live_server: LiveServer, reader: User, provider: Provider
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/logga-in/?next=/mitt-konto/")
    page.get_by_role("link", name="Logga in med Tallboda-id").click()
    page.wait_for_url("**/mitt-konto/")
    assert page.get_by_role("heading", name="Mitt konto").is_visible()
    assert page.get_by_text("Kopplad").is_visible()
    context.close()


def test_a_form_with_faults_is_accessible(
    page: Any, axe: Axe, live_server: LiveServer, administrator: User, password: str, screenshots: Path
) -> None:
    sign_in(page, live_server, administrator, password)
    page.goto(f"{live_server.url}/konton/bjud-in/")
    page.get_by_label("E-post").fill("inte en adress")
    page.locator("main").get_by_role("button", name="Bjud in").click()
    page.locator(".ds-validation-message").first.wait_for()
    page.screenshot(path=str(screenshots / "faults.png"), full_page=True)
    assert axe(page) == []
