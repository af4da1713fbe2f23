"""One occasion end to end in a real browser: reported, returned, reported again, approved, seen in the document."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from pytest_django.live_server_helper import LiveServer

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.followup.enums import PartState
from rodatraden.apps.followup.models import Part
from rodatraden.apps.planning.models import StatusReport
from rodatraden.documents.models import Document
from rodatraden.foundation.accounts.models import User
from tests.apps.followup.park import BOARD, OFFICE, PLAY

Axe = Callable[[Any], list[dict[str, Any]]]
People = dict[str, User]
PART = f"/rapportera/{BOARD}/2025/augusti/{PLAY}/"
LAGET = f"/laget/{BOARD}/2025/augusti/"
ACTIVITIES = ("pn-a1", "pn-a2", "pn-a3")
CONTROL = "input[name=controls-pn-k2-status]"
pytestmark = pytest.mark.slow


def sign_in(page: Any, server: LiveServer, user: User, password: str) -> None:
    page.goto(f"{server.url}/logga-in/")
    page.get_by_label("E-post").fill(user.email)
    page.get_by_label("Lösenord", exact=True).fill(password)
    page.locator("main").get_by_role("button", name="Logga in").click()
    page.wait_for_url("**/min-sida/")


def open_as(browser: Any, server: LiveServer, user: User, password: str, **options: Any) -> Any:
    """A page in a context of its own, signed in."""
    context = browser.new_context(locale="sv-SE", **options)
    page = context.new_page()
    sign_in(page, server, user, password)
    return page


def states(scope: Scope) -> dict[str, str]:
    rows = Part.objects.filter(scope=scope, organisation=PLAY).order_by("pk")
    return dict(rows.values_list("section", "state"))


def fill(page: Any, *, more: bool) -> None:
    """Say how every activity goes, one of them off plan, the control every unit makes, and the unit's own words."""
    for about in ACTIVITIES[1:]:
        page.locator(f"input[name=activities-{about}-status][value=blir-klart-i-ar]").check()
    page.locator(f"{CONTROL}[value=blir-klart-i-ar]").check()
    page.locator("input[name=activities-pn-a1-status][value=ej-klart-i-ar]").check()
    page.locator("#activities-pn-a1-reason").select_option("forsenad")
    if more:
        page.locator("#activities-pn-a1-comment").fill("Fem av sju stråk lyser.")
    page.locator(f"#texts-{PLAY}-body").fill("Vi har lyst upp fem stråk. Två återstår.")


@pytest.mark.parametrize("script", [True, False])
def test_occasion_is_reported_returned_and_approved(
    browser: Any, live_server: LiveServer, people: People, scope: Scope, password: str, script: bool
) -> None:
    unit = open_as(browser, live_server, people["play"], password, java_script_enabled=script)
    assert unit.get_by_role("heading", level=1).inner_text() == "Tre\xa0saker väntar på dig"
    unit.get_by_role("link", name=re.compile(r"^Rapportera ?: Tre\saktiviteter")).click()
    fill(unit, more=False)
    unit.get_by_role("button", name="Klarmarkera", exact=True).click()
    summary = unit.locator(".ds-error-summary")
    assert "en\xa0sak saknas" in summary.inner_text()
    summary.get_by_role("link").click()
    assert unit.url.endswith("#activities-pn-a1-comment")
    unit.locator("#activities-pn-a1-comment").fill("Det går sådär.")
    unit.get_by_role("button", name="Klarmarkera", exact=True).click()
    unit.wait_for_url("**/min-sida/")
    assert unit.get_by_role("heading", level=1).inner_text() == "Inget väntar på dig"
    assert set(states(scope).values()) == {PartState.READY}

    head = open_as(browser, live_server, people["head"], password, java_script_enabled=script)
    head.goto(live_server.url + PART)
    activities = head.locator("#activities")
    activities.locator("summary", has_text="Lämna tillbaka").click()
    activities.get_by_label("Vad ska enheten ändra?").fill("Hur många stråk lyser?")
    activities.get_by_role("button", name="Lämna tillbaka").click()
    assert "tillbaka hos enheten" in head.locator(".rt-messages").inner_text()

    unit.goto(live_server.url + "/min-sida/")
    assert "Hur många stråk lyser?" in unit.locator(".rt-tasks").inner_text()
    unit.get_by_role("link", name=re.compile(r"^Rätta ?: Tre\saktiviteter")).click()
    unit.locator("#activities-pn-a1-comment").fill("Fem av sju stråk lyser.")
    unit.get_by_role("button", name="Klarmarkera", exact=True).click()
    unit.wait_for_url("**/min-sida/")

    head.goto(live_server.url + LAGET)
    for name in ("Aktiviteter", "Kontroller", "Egna ord"):
        head.get_by_label(re.compile(f"Godkänn {name}, Enheten för lek och trygghet")).check()
    head.get_by_role("button", name="Godkänn valda").click()
    assert "Tre\xa0delar är godkända." in head.locator(".rt-messages").inner_text()
    assert set(states(scope).values()) == {PartState.APPROVED}

    document = Document.objects.get(scope=scope)
    head.goto(f"{live_server.url}/dokument/{document.key}/?vid=section:units")
    assert "Vi har lyst upp fem stråk. Två återstår." in head.locator("main").inner_text()
    assert "Enheten har inte rapporterat." in head.locator("main").inner_text()


def test_part_is_reported_with_the_keyboard_alone(
    page: Any, axe: Axe, csp_reports: list[str], live_server: LiveServer, people: People, scope: Scope, password: str
) -> None:
    sign_in(page, live_server, people["play"], password)
    page.get_by_role("link", name=re.compile(r"^Rapportera ?: Enhetens egna ord")).focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{PART}*")

    def tab_to(selector: str) -> None:
        for _ in range(120):
            page.keyboard.press("Tab")
            if page.evaluate("s => document.activeElement.matches(s)", selector):
                return
        raise AssertionError(f"{selector} is not reached by the keyboard")

    page.locator("#innehall").focus()
    for about in ACTIVITIES:
        tab_to(f"input[name=activities-{about}-status]")
        page.keyboard.press("Space")
        assert page.locator(f"input[name=activities-{about}-status][value=blir-klart-i-ar]").is_checked()
    tab_to(CONTROL)
    page.keyboard.press("Space")
    tab_to(f"#texts-{PLAY}-body")
    page.keyboard.type("Allt går bra.")
    tab_to("button[name=gor][value=klar]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/min-sida/")
    assert set(states(scope).values()) == {PartState.READY}
    assert axe(page) == []
    assert csp_reports == []


def test_what_is_left_follows_the_writer(
    page: Any, axe: Axe, csp_reports: list[str], live_server: LiveServer, people: People, scope: Scope, password: str
) -> None:
    sign_in(page, live_server, people["play"], password)
    page.goto(live_server.url + PART)
    box, note = page.locator("#kvar-ruta"), page.locator("#activities-pn-a1-reason-kvar")
    assert "Kvar att fylla i: fem\xa0saker" in box.inner_text()
    page.locator("input[name=activities-pn-a1-status][value=ej-klart-i-ar]").check()
    note.get_by_text("Läget är ”Ej klart i år” men orsak och kommentar saknas.").wait_for()
    assert axe(page) == []
    page.locator("#activities-pn-a1-reason").select_option("forsenad")
    page.locator("#activities-pn-a1-comment-kvar").get_by_text("men kommentar saknas.").wait_for()
    assert note.inner_text() == ""
    page.locator("#activities-pn-a1-comment").fill("Lampan gick sönder.")
    box.get_by_text("Kvar att fylla i: fyra\xa0saker").wait_for()
    assert page.locator("#activities-pn-a1-comment-kvar").inner_text() == ""
    assert not StatusReport.objects.filter(scope=scope).exists()
    assert csp_reports == []


def test_what_is_written_is_kept_when_the_page_is_left(
    page: Any, live_server: LiveServer, people: People, scope: Scope, password: str
) -> None:
    sign_in(page, live_server, people["play"], password)
    page.goto(live_server.url + PART)
    page.locator("#activities-pn-a1-comment").fill("Halvt skrivet")
    page.locator("[data-autosave-status]", has_text="Sparat").wait_for()
    page.goto(live_server.url + "/min-sida/")
    for _ in range(50):
        if StatusReport.objects.filter(scope=scope, of="pn-a1").exists():
            break
        page.wait_for_timeout(100)
    page.goto(live_server.url + PART)
    assert page.locator("#activities-pn-a1-comment").input_value() == "Halvt skrivet"


def test_summary_of_errors_takes_focus_and_leads_to_the_field(
    page: Any, axe: Axe, csp_reports: list[str], live_server: LiveServer, people: People, scope: Scope, password: str
) -> None:
    sign_in(page, live_server, people["head"], password)
    page.goto(f"{live_server.url}/rapportera/{BOARD}/2025/augusti/{OFFICE}/")
    page.locator("details:has(#indicators-pn-09-value) > summary").click()
    page.locator("#indicators-pn-09-value").fill("många")
    page.get_by_role("button", name="Spara", exact=True).click()
    page.locator(".ds-error-summary").wait_for()
    assert page.evaluate("document.activeElement.className") == "ds-error-summary rt-mt5"
    assert axe(page) == []
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "indicators-pn-09-value"
    assert csp_reports == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_pages_of_reporting_are_accessible_and_within_the_policy(
    page: Any, axe: Axe, csp_reports: list[str], live_server: LiveServer, people: People, scope: Scope, password: str,
    scheme: str, width: int,
) -> None:  # fmt: skip
    part = Part.objects.get(scope=scope, organisation=PLAY, section="activities")
    part.state = PartState.READY
    part.save()
    returned = Part.objects.get(scope=scope, organisation=OFFICE, section="activities")
    returned.state, returned.comment = PartState.RETURNED, "Skriv mer."
    returned.save()
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    sign_in(page, live_server, people["head"], password)
    found, wide = {}, []
    pages = [
        "/min-sida/", PART, f"/rapportera/{BOARD}/2025/augusti/{OFFICE}/", LAGET, "/laget/",
        f"/min-sida/lamna-over/{returned.pk}/",
    ]  # fmt: skip
    for address in pages:
        page.goto(live_server.url + address)
        page.evaluate("document.querySelectorAll('main details').forEach(fold => fold.open = true)")
        found[address] = axe(page)
        page.set_viewport_size({"width": 320, "height": 900} if width == 390 else {"width": width, "height": 900})
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(address)
        page.set_viewport_size({"width": width, "height": 900})
    assert {address: faults for address, faults in found.items() if faults} == {}
    assert wide == []
    assert csp_reports == []
