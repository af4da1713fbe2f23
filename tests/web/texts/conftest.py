"""People in browsers of their own, each signed in and on the page of a text."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from pytest_django.live_server_helper import LiveServer

from rodatraden.apps.org.enums import RoleKind
from rodatraden.documents.models import Document
from rodatraden.foundation.accounts.models import User

PLAN = "/texter/omsorgsnamnden/2024/"
TEXT = f"{PLAN}avsnitt/on-ansvar/"
SURFACE = ".rt-write"
_REPORT = """
addEventListener('securitypolicyviolation', event => console.error('CSP ' + event.effectiveDirective + ' ' +
  event.blockedURI + ' ' + event.sample));
"""
OpenFor = Callable[..., Any]


@pytest.fixture
def colleague(documents: dict[str, Document], person_with: Callable[..., User]) -> User:
    """Another person who may write in the same plan."""
    return person_with(RoleKind.UNIT_MANAGER, "omsorgsnamnden", "Eva Holm")


@pytest.fixture
def faults() -> list[str]:
    """What the pages said in their consoles and tripped on; ought to stay empty."""
    return []


@pytest.fixture
def open_for(browser: Any, live_server: LiveServer, faults: list[str]) -> Iterator[OpenFor]:
    """Open an address in a browser of a person's own: `open_for(user, address, **context)` gives the page."""
    contexts: list[Any] = []

    def open_page(user: User, address: str = TEXT, **how: Any) -> Any:
        client = Client()
        client.force_login(user)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
        context = browser.new_context(locale="sv-SE", timezone_id="Europe/Stockholm", **how)
        contexts.append(context)
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
        context.add_init_script(_REPORT)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(f"error {error}"))
        page.on("console", lambda said: faults.append(said.text) if said.text.startswith("CSP") else None)
        page.goto(live_server.url + address)
        if how.get("java_script_enabled", True) and "/avsnitt/" in address:
            page.locator("[data-prose][data-ready]").wait_for()
        return page

    yield open_page
    for context in contexts:
        context.close()


def write(page: Any, text: str) -> None:
    """Write last in the text, as a person does."""
    page.locator(SURFACE).click()
    page.keyboard.press("Control+End")
    page.keyboard.type(text)


def saved(page: Any) -> None:
    """Wait until the page says that what was written is kept."""
    page.locator("[data-autosave-status]", has_text="Sparat").wait_for()
