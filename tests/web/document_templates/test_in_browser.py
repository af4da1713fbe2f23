"""Templates in a real browser: built by keyboard alone without script; accessible and within the policy."""

from collections.abc import Callable
from typing import Any

import pytest
from pytest_django.live_server_helper import LiveServer

from rodatraden.core.document.slots import instructions_of
from rodatraden.core.document.template_edit import section_in
from rodatraden.documents.actions.template_choices import choose_template
from rodatraden.documents.actions.templates import copy_template, release_template, remove_section
from rodatraden.documents.chosen_template import usual_choices
from rodatraden.documents.models import Document, OwnTemplate
from rodatraden.documents.template_data import template_from_data
from rodatraden.documents.template_words import token_of_template
from rodatraden.foundation.accounts.models import User
from tests.web.planning.test_in_browser import press, sign_in, write

Axe = Callable[[Any], list[dict[str, Any]]]
HOME = "/grunduppgifter/mallar/"
pytestmark = pytest.mark.slow


def test_a_template_is_built_by_keyboard_without_script(
    browser: Any, live_server: LiveServer, development_lead: User, documents: dict[str, Document], password: str
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1440, "height": 1000})
    page = context.new_page()
    sign_in(page, live_server, development_lead, password)
    page.goto(f"{live_server.url}{HOME}delarsrapport-tidig/")
    write(page, "Vad ska er mall heta?", "Vår rapport")
    press(page, "button", "Kopiera mallen")
    press(page, "link", "Läget i korthet")
    write(page, "Rubrik", "Läget ")
    write(page, "Anvisning till den som skriver", "Kort! ")
    press(page, "button", "Spara")
    press(page, "link", "Gör en version")
    write(page, "Vad är nytt, med era ord?", "Allt")
    press(page, "button", "Gör version 1")
    page.goto(f"{live_server.url}{HOME}val/")
    page.get_by_label("Delårsrapport, tidig, nämnd").select_option("var-rapport")
    press(page, "button", "Spara")
    page.goto(f"{live_server.url}/dokument/{documents['interim_early'].key}/")
    press(page, "link", "Se vad som ändras")
    press(page, "button", "Följ den mallen")
    context.close()
    template = template_from_data(OwnTemplate.objects.get(key="var-rapport").content)
    section = section_in(template, "overview")
    assert section is not None
    assert section.heading == "Läget"
    assert instructions_of(template)["overview"].startswith("Kort! Det viktigaste")
    assert list(usual_choices().values()) == ["var-rapport"]
    assert Document.objects.get(kind="interim_early").template.key == "var-rapport"


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 390), ("light", 320)])
def test_every_page_is_accessible_and_within_the_policy(
    page: Any,
    axe: Axe,
    csp_reports: list[str],
    live_server: LiveServer,
    development_lead: User,
    documents: dict[str, Document],
    password: str,
    scheme: str,
    width: int,
) -> None:
    own = copy_template(by=development_lead, key="delarsrapport-tidig", name="Vår rapport")
    template = template_from_data(own.content)
    release_template(by=development_lead, key=own.key, token=token_of_template(template))
    remove_section(by=development_lead, key=own.key, token=token_of_template(template), slot="summary")
    choose_template(by=development_lead, kind=template.kind, level=template.level, template=own.key)
    document = documents["interim_early"]
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    sign_in(page, live_server, development_lead, password)
    occasion = f"{document.scope.year}/{document.scope.occasion}"
    of_own = ("", "uppgifter/", "version/", "forhandsvisning/", "anvisningar/", "nytt-avsnitt/", "avsnitt/overview/")
    addresses = [HOME, f"{HOME}val/", f"{HOME}anvisningar/{occasion}/", f"{HOME}verksamhetsplan/"]
    addresses += [*(f"{HOME}{own.key}/{page_}" for page_ in of_own), f"/dokument/{document.key}/mall/"]
    found = {}
    for address in addresses:
        page.goto(f"{live_server.url}{address}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        page.evaluate("document.querySelectorAll('main details').forEach(fold => fold.open = true)")
        found[address] = axe(page)
    page.goto(f"{live_server.url}{HOME}{own.key}/avsnitt/overview/")
    page.get_by_label("Rubrik", exact=True).fill("")
    page.locator("main").get_by_role("button", name="Spara").click()
    found["refused"] = axe(page)
    assert {address: faults for address, faults in found.items() if faults} == {}
    assert csp_reports == []
