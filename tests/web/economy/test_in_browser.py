"""The economy in a real browser: figures typed by keyboard and pasted, accessible and within the policy."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from pytest_django.live_server_helper import LiveServer

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.economy.actions.forms import add_delivered
from rodatraden.apps.economy.actions.lists import add_listed
from rodatraden.apps.economy.actions.statements import create_statement, type_figures
from rodatraden.apps.economy.actions.volumes import create_volume
from rodatraden.apps.economy.queries.figures import typed_texts
from rodatraden.apps.economy.queries.tables import forms, statements_in
from rodatraden.core.content.economy import (
    Allocation,
    CorrectiveMeasure,
    Investment,
    Statement,
    VolumeColumn,
    VolumeRow,
    VolumeTable,
)
from rodatraden.foundation.accounts.models import User

Axe = Callable[[Any], list[dict[str, Any]]]
HOME = "/ekonomi/parknamnden/2025/"
PLAN = f"{HOME}plan/"
REPORT = f"{HOME}augusti/"
FORMS = "/grunduppgifter/ekonomi/"
pytestmark = pytest.mark.slow


def sign_in(page: Any, server: LiveServer, user: User, password: str) -> None:
    page.goto(f"{server.url}/logga-in/")
    page.get_by_label("E-post").fill(user.email)
    page.get_by_label("Lösenord").fill(password)
    page.locator("main").get_by_role("button", name="Logga in").click()
    page.wait_for_url(lambda address: "/logga-in/" not in address)


def now(scope: Scope) -> dict[str, str]:
    return typed_texts(statements_in(scope, {form.key: form for form in forms()})[0])


@pytest.fixture
def full(office: User, controller: User, plan: Scope, report: Scope, operations: Statement) -> User:
    """One of everything; the controller of the whole municipality sees it all."""
    key = operations.key
    type_figures(
        by=controller, scope=plan, statement=key, values={"gemensamt.budget": "5"}, base={"gemensamt.budget": ""}
    )
    allocation = Allocation(key="", text="Belysta stråk", amount=Decimal(1), unit="mnkr")
    add_listed(by=controller, scope=plan, kind="allocation", thing=allocation)
    add_listed(by=controller, scope=plan, kind="investment", thing=Investment(key="", name="Lekplats"))
    volume = VolumeTable(
        key="",
        title="Mark",
        unit="hektar",
        columns=(VolumeColumn(key="ar", label="2025"),),
        rows=(VolumeRow(key="skog", label="Skog", values={}),),
    )
    create_volume(by=controller, scope=plan, table=volume)
    add_delivered(by=office, key="driftredovisning-uppfoljning")
    create_statement(by=controller, scope=report, form="driftredovisning-uppfoljning", caption="Drift")
    measure = CorrectiveMeasure(key="", text="Vakant tjänst", unit="tkr")
    add_listed(by=controller, scope=report, kind="measure", thing=measure)
    return office


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 390), ("light", 320)])
def test_every_page_is_accessible_and_within_the_policy(
    page: Any,
    axe: Axe,
    csp_reports: list[str],
    live_server: LiveServer,
    full: User,
    operations: Statement,
    password: str,
    scheme: str,
    width: int,
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    sign_in(page, live_server, full, password)
    statement = f"{PLAN}rakning/{operations.key}/"
    found, wide = {}, []
    for address in (
        HOME, REPORT, statement, f"{statement}rader/", f"{statement}rad/gemensamt/", f"{PLAN}rakning/ny/",
        f"{PLAN}rakning/{operations.key}/avsluta/", f"{PLAN}satsning/ny/", f"{PLAN}satsning/belysta-strak/",
        f"{PLAN}investering/ny/", f"{PLAN}tabell/investering/", f"{PLAN}tabell/bidrag/", f"{PLAN}bidrag/ny/",
        f"{PLAN}volym/ny/", f"{PLAN}volym/mark/", f"{REPORT}atgard/vakant-tjanst/", f"{REPORT}villkorad-intakt/ny/",
        FORMS, f"{FORMS}ny/", f"{FORMS}driftredovisning/", f"{FORMS}driftredovisning/avsluta/",
    ):  # fmt: skip
        response = page.goto(live_server.url + address)
        assert response.status == 200, address
        page.evaluate("document.querySelectorAll('main details').forEach(fold => fold.open = true)")
        found[address] = axe(page)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(address)
    page.goto(live_server.url + statement)
    page.get_by_label("Ofördelat, Budget 2025").fill("tolv")
    page.get_by_role("button", name="Spara", exact=True).click()
    page.get_by_role("alert").wait_for()
    found["refused"] = axe(page)
    assert {address: faults for address, faults in found.items() if faults} == {}
    assert csp_reports == []
    assert wide == []


def test_figures_are_typed_by_keyboard_and_sums_follow(
    page: Any, live_server: LiveServer, controller: User, plan: Scope, operations: Statement, password: str
) -> None:
    sign_in(page, live_server, controller, password)
    page.goto(f"{live_server.url}{PLAN}rakning/{operations.key}/")
    page.get_by_label("Nämnd och ledning, Budget 2024").focus()
    for keys in (["100", "ArrowDown"], ["200", "ArrowRight"], ["300", "ArrowUp"], ["400", "Enter"]):
        page.keyboard.type(keys[0])
        page.keyboard.press(keys[1])
    assert page.evaluate("document.activeElement.name") == "gemensamt.budget"
    page.locator("[data-sum='summa.budget']").get_by_text("700").wait_for()
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("document.activeElement.name") == "gemensamt.budget_forra"
    page.keyboard.press("Shift+Enter")
    assert page.evaluate("document.activeElement.name") == "namnd_och_ledning.budget_forra"
    with page.expect_navigation():
        page.get_by_role("button", name="Spara", exact=True).press("Enter")
    kept = now(plan)
    names = [f"{row}.{column}" for row in ("namnd_och_ledning", "gemensamt") for column in ("budget_forra", "budget")]
    assert [kept[name] for name in names] == ["100", "400", "200", "300"]


PASTE = """
([name, text]) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  const cell = document.querySelector(`[name="${name}"]`);
  cell.focus();
  cell.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
}
"""


def test_block_from_a_spreadsheet_is_pasted_where_it_starts(
    page: Any, live_server: LiveServer, controller: User, plan: Scope, operations: Statement, password: str
) -> None:
    sign_in(page, live_server, controller, password)
    page.goto(f"{live_server.url}{PLAN}rakning/{operations.key}/")
    rows = ("1 000,5\t10", "\u22122\t20", "(3)\t30", '"4"\t40', "5\t50", "999\t999")
    page.evaluate(PASTE, ["namnd_och_ledning.budget_forra", "\r\n".join(rows) + "\r\n"])
    page.locator("[data-sum='summa.budget_forra']").get_by_text("1\u00a0005").wait_for()
    page.locator("[data-sum='summa.budget']").get_by_text("150").wait_for()
    with page.expect_navigation():
        page.get_by_role("button", name="Spara", exact=True).click()
    kept = now(plan)
    rows_ = ("namnd_och_ledning", "gemensamt", "egen_verksamhet", "kopt_verksamhet", "ofordelat")
    assert [kept[f"{row}.budget_forra"] for row in rows_] == ["1 000,5", "\u22122", "\u22123", "4", "5"]
    assert [kept[f"{row}.budget"] for row in rows_] == ["10", "20", "30", "40", "50"]


def test_budget_is_begun_typed_and_saved_without_script(
    browser: Any, live_server: LiveServer, office: User, controller: User, plan: Scope, password: str
) -> None:
    add_delivered(by=office, key="driftredovisning")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    sign_in(page, live_server, controller, password)
    page.goto(f"{live_server.url}{HOME}")
    page.get_by_role("link", name="Lägg till räkning").click()
    page.get_by_role("button", name="Lägg till", exact=True).click()
    page.get_by_label("Gemensamma kostnader, Budget 2025").fill("1 250")
    page.get_by_role("button", name="Räkna om").click()
    assert page.locator("[data-sum='summa.budget']").inner_text() == "1\u00a0250"
    page.get_by_text("Klistra in från Excel").click()
    page.get_by_label("Block").fill("7\n8")
    page.get_by_label("Börja i").select_option("egen_verksamhet.budget")
    page.get_by_role("button", name="Lägg i tabellen").click()
    page.get_by_role("button", name="Spara", exact=True).click()
    kept = now(plan)
    rows = ("gemensamt", "egen_verksamhet", "kopt_verksamhet")
    assert [kept[f"{row}.budget"] for row in rows] == ["1 250", "7", "8"]
    context.close()
