"""Indicators and values in a real browser: accessible, within the policy, and whole without script."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from pytest_django.live_server_helper import LiveServer

from rodatraden.apps.indicators.actions.breaks import set_series_break
from rodatraden.apps.indicators.actions.definitions import create_source
from rodatraden.apps.indicators.actions.values import add_value
from rodatraden.core.content.amount import Amount
from rodatraden.core.content.indicators import Observation, SeriesBreak, Source
from rodatraden.core.missing import MissingReason
from rodatraden.foundation.accounts.models import User
from tests.apps.indicators.conftest import Values

Axe = Callable[[Any], list[dict[str, Any]]]
HOME = "/grunduppgifter/indikatorer/"
ONE = f"{HOME}trivsel/varden/ett/?omrade=kommunen&period=2023"
PAGES = (
    HOME,
    f"{HOME}?q=inget",
    f"{HOME}ny/",
    f"{HOME}trivsel/",
    f"{HOME}trivsel/avsluta/",
    f"{HOME}trivsel/varden/",
    f"{HOME}trivsel/varden/nytt/",
    f"{HOME}trivsel/varden/klistra-in/",
    ONE,
    f"{HOME}ljus/varden/",
    "/grunduppgifter/kallor/",
    "/grunduppgifter/kallor/ny/",
    "/grunduppgifter/kallor/kolada/",
    "/grunduppgifter/jamforelsegrupper/",
    "/grunduppgifter/jamforelsegrupper/grupp/",
)
pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def measured(lead: User) -> User:
    """The development lead, with a source, values of every sort, and a series break."""
    create_source(by=lead, source=Source(key="kolada", name="Kolada", suppression_limit=5))
    for period, amount in (
        ("2022", Amount(missing=MissingReason.NOT_MEASURED)),
        ("2023", Amount(value=Decimal("81.5"))),
    ):
        add_value(by=lead, observation=Observation(indicator="trivsel", period=period, amount=amount, preliminary=True))
    few = Observation(indicator="trivsel", period="2024", entity="norr", amount=Amount(value=Decimal(3)), persons=3)
    add_value(by=lead, observation=few)
    set_series_break(by=lead, series_break=SeriesBreak(indicator="trivsel", period="2023", reason="Ny enkät."))
    return lead


def sign_in(page: Any, server: LiveServer, user: User, password: str) -> None:
    page.goto(f"{server.url}/logga-in/")
    page.get_by_label("E-post").fill(user.email)
    page.get_by_label("Lösenord").fill(password)
    page.locator("main").get_by_role("button", name="Logga in").click()


def press(page: Any, name: str) -> None:
    with page.expect_navigation():
        page.locator("main").get_by_role("button", name=name, exact=True).first.click()


@pytest.mark.parametrize("width", [320, 1440])
def test_every_page_is_accessible_and_as_wide_as_the_screen(
    page: Any, axe: Axe, csp_reports: list[str], live_server: LiveServer, measured: User, password: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    sign_in(page, live_server, measured, password)
    for address in PAGES:
        page.goto(f"{live_server.url}{address}")
        assert (address, axe(page)) == (address, [])
        assert (address, page.evaluate("document.documentElement.scrollWidth")) == (address, width)
    assert csp_reports == []


def test_faults_and_previews_are_accessible_too(
    page: Any, axe: Axe, csp_reports: list[str], live_server: LiveServer, measured: User, password: str
) -> None:
    sign_in(page, live_server, measured, password)
    page.goto(f"{live_server.url}{HOME}ny/")
    press(page, "Lägg till")
    assert axe(page) == []
    page.goto(f"{live_server.url}{HOME}trivsel/varden/klistra-in/")
    page.get_by_label("Rutor från Excel").fill("2023\t82\n2024\tmånga")
    press(page, "Granska")
    assert page.get_by_text("Rad 2: ”många” är inget tal.").is_visible()
    assert axe(page) == []
    page.get_by_label("Rutor från Excel").fill("2023\t82\n2024\t83")
    press(page, "Granska igen")
    assert page.get_by_text("1 nya, 1 ändras och 0 är som förut.").is_visible()
    assert axe(page) == []
    assert csp_reports == []


def test_example_follows_what_is_chosen(page: Any, live_server: LiveServer, measured: User, password: str) -> None:
    sign_in(page, live_server, measured, password)
    page.goto(f"{live_server.url}{HOME}ny/")
    page.get_by_label("Enhet", exact=True).fill("dagar")
    page.get_by_label("Decimaler").select_option("2")
    assert page.locator("#exempel").inner_text().replace("\u00a0", " ") == "83,43 dagar"


def test_indicator_with_its_values_is_made_without_script(
    browser: Any, live_server: LiveServer, lead: User, password: str, values: Values
) -> None:
    page = browser.new_context(java_script_enabled=False, locale="sv-SE").new_page()
    sign_in(page, live_server, lead, password)
    page.goto(f"{live_server.url}{HOME}ny/")
    page.get_by_label("Namn", exact=True).fill("Nöjda besökare")
    page.get_by_label("Enhet", exact=True).fill("%")
    page.get_by_label("Riktning").select_option(label="Högt är bra")
    press(page, "Lägg till")
    assert page.locator("#exempel").inner_text().replace("\u00a0", " ") == "83 %"
    page.goto(f"{live_server.url}{HOME}nojda-besokare/varden/klistra-in/")
    page.get_by_label("Rutor från Excel").fill("År\tTotalt\tKvinnor\n2023\t81,5\t83\n2024\t82\t..")
    press(page, "Granska")
    press(page, "Spara värdena")
    page.locator("main").get_by_role("link", name="rätta Kommunen 2024").first.click()
    page.get_by_label("Värde (%)").fill("82,5")
    page.get_by_label("Varför rättar du värdet?").fill("Skrivfel.")
    press(page, "Rätta")
    assert values() == [
        ("", "2023", "", "81.50000"),
        ("", "2023", "gender=women", "83.00000"),
        ("", "2024", "", "82.50000"),
        ("", "2024", "gender=women", "not_stated"),
    ]
