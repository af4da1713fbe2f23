"""The pages of templates: copied, changed, given versions, chosen, taken by a document; and the year's instructions."""

import json
import re
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rodatraden.apps.cycle.queries.years import planning_years
from rodatraden.core.document.slots import instructions_of, sections_of
from rodatraden.core.document.template import Part, Template
from rodatraden.core.document.template_edit import section_in
from rodatraden.documents.chosen_template import usual_choices
from rodatraden.documents.models import Document, OwnTemplate, TemplateChoice, TemplateVersion
from rodatraden.documents.template_data import template_from_data
from rodatraden.foundation.accounts.models import User

SignedIn = Callable[[User], Client]
HOME = "/grunduppgifter/mallar/"


@pytest.fixture
def lead(development_lead: User, signed_in: SignedIn) -> Client:
    return signed_in(development_lead)


def html(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode().split("<main")[1]


def content(key: str) -> Template:
    return template_from_data(OwnTemplate.objects.get(key=key).content)


def token(client: Client, address: str) -> str:
    found = re.search(r'name="marke" value="([^"]*)"', html(client, address))
    assert found is not None
    return found[1]


def test_a_delivered_template_is_read_and_copied(lead: Client, documents: dict[str, Document]) -> None:
    page = html(lead, f"{HOME}verksamhetsplan/")
    assert "Följer med systemet" in page
    assert "/avsnitt/" not in page
    made = lead.post(f"{HOME}verksamhetsplan/", {"gor": "kopiera", "namn": "Vår plan"})
    assert made.headers["Location"] == f"{HOME}var-plan/"
    assert "Ingen version än" in html(lead, f"{HOME}var-plan/")
    unnamed = lead.post(f"{HOME}verksamhetsplan/", {"gor": "kopiera", "namn": ""})
    assert (unnamed.status_code, "Skriv vad mallen heter." in unnamed.content.decode()) == (422, True)


def test_a_section_is_changed_in_its_form(lead: Client, own: str) -> None:
    address = f"{HOME}{own}/avsnitt/overview/"
    sent = {
        "marke": token(lead, address),
        "rubrik": "Läget",
        "visar": ["", "key_figures", "texts", "påhittat"],
        "anvisning": "Högst en sida.",
        "alltid": "1",
        "tom": "Inget att säga.",
    }
    assert lead.post(address, sent).headers["Location"] == f"{HOME}{own}/#overview"
    section = section_in(content(own), "overview")
    assert section is not None
    assert (section.heading, section.parts, section.required, section.empty) == (
        *("Läget", (Part.KEY_FIGURES, Part.TEXTS)),
        *(True, "Inget att säga."),
    )
    assert instructions_of(content(own))["overview"] == "Högst en sida."
    stale = lead.post(address, sent | {"rubrik": "Sen"})
    assert (stale.status_code, 'value="Sen"' in stale.content.decode()) == (422, True)


def test_what_another_section_shows_is_not_offered_and_more_rows_are(lead: Client, own: str) -> None:
    page = html(lead, f"{HOME}{own}/avsnitt/overview/")
    assert 'value="key_figures"' in page
    assert 'value="risks"' not in page
    more = lead.post(f"{HOME}{own}/avsnitt/overview/", {"gor": "rad", "rubrik": "A", "visar": ["texts"] * 5})
    assert more.content.decode().count('name="visar"') == 3


def test_a_section_is_moved_taken_away_and_added_again(lead: Client, own: str) -> None:
    address = f"{HOME}{own}/"
    moved = lead.post(address, {"marke": token(lead, address), "gor": "up:vision"})
    assert moved.headers["Location"] == f"{address}#vision"
    assert content(own).sections[0].slot == "vision"
    lead.post(address, {"marke": token(lead, address), "gor": "bort:units"})
    assert section_in(content(own), "units") is None
    new = f"{address}nytt-avsnitt/"
    assert 'value="units"' in html(lead, new)
    lead.post(new, {"marke": token(lead, new), "levererat": "units", "efter": "vision"})
    lead.post(new, {"marke": token(lead, new), "rubrik": "Barnets bästa", "efter": "income"})
    order = [(depth, one.slot) for depth, one in sections_of(content(own))]
    assert order[:2] == [(0, "vision"), (0, "units")]
    assert (1, "barnets-basta") in order
    twice = lead.post(new, {"marke": token(lead, new), "rubrik": " "})
    assert (twice.status_code, "Skriv avsnittets rubrik." in twice.content.decode()) == (422, True)
    assert lead.post(address, {"gor": "sidledes:vision"}).status_code == 404


def test_name_title_and_demands_are_changed(lead: Client, own: str) -> None:
    address = f"{HOME}{own}/uppgifter/"
    assert 'value="Delårsrapport per {per}"' in html(lead, address)
    sent = {"marke": token(lead, address), "namn": "Vår", "titel": "Läget {per} {år}", "krav": "forecast_reported"}
    assert lead.post(address, sent).status_code == 302
    assert (content(own).title, content(own).rules) == ("Läget {as_of} {year}", ("forecast_reported",))
    wrong = lead.post(address, sent | {"marke": token(lead, address), "titel": "Läget {0}"})
    assert (wrong.status_code, "inom klamrar" in wrong.content.decode()) == (422, True)


def test_a_version_tells_what_is_new_and_a_document_takes_it(
    lead: Client, own: str, documents: dict[str, Document]
) -> None:
    address = f"{HOME}{own}/"
    lead.post(f"{address}version/", {"marke": token(lead, address), "nytt": "Ny mall"})
    lead.post(address, {"marke": token(lead, address), "gor": "bort:summary"})
    assert "Borttaget" in html(lead, f"{address}version/")
    lead.post(f"{address}version/", {"marke": token(lead, address), "nytt": "Utan sammanfattning"})
    assert [row.note for row in TemplateVersion.objects.filter(key=own).order_by("version")] == [
        "Ny mall",
        "Utan sammanfattning",
    ]
    lead.post(f"{HOME}val/", {"marke": token(lead, f"{HOME}val/"), "val-interim_early-board": own})
    assert list(usual_choices().values()) == [own]
    key = documents["interim_early"].key
    assert "Se vad som ändras" in html(lead, f"/dokument/{key}/")
    page = html(lead, f"/dokument/{key}/mall/")
    assert "Utan sammanfattning" in page
    assert "Faller bort" in page
    assert "En text får ingen plats" in page
    taken = lead.post(f"/dokument/{key}/mall/", {"mall": own, "version": "2"})
    assert taken.headers["Location"] == f"/dokument/{key}/"
    assert "Sammanfattning av nämndens resultat" not in html(lead, f"/dokument/{key}/")
    again = lead.post(f"/dokument/{key}/mall/", {"mall": own, "version": "x"})
    assert (again.status_code, "följer redan" in again.content.decode()) == (422, True)


def test_a_decided_document_says_that_it_keeps_its_template(lead: Client, published: Document) -> None:
    page = html(lead, f"/dokument/{published.key}/mall/")
    assert "behåller sin mall" in page
    assert 'name="mall"' not in page


def test_an_exception_is_made_and_taken_away(lead: Client, own: str) -> None:
    lead.post(f"{HOME}{own}/version/", {"marke": token(lead, f"{HOME}{own}/")})
    address = f"{HOME}val/"
    nowhere = lead.post(address, {"gor": "undantag", "mall": own})
    assert (nowhere.status_code, "organisation eller tillfälle" in nowhere.content.decode()) == (422, True)
    lead.post(address, {"gor": "undantag", "mall": own, "organisation": "omsorgsnamnden"})
    row = TemplateChoice.objects.get()
    assert (row.organisation, row.level, row.template) == ("omsorgsnamnden", "board", own)
    assert f'value="bort:{row.pk}"' in html(lead, address)
    lead.post(address, {"gor": f"bort:{row.pk}"})
    assert not TemplateChoice.objects.exists()


def test_the_preview_is_of_what_is_written_now_and_saves_nothing(
    lead: Client, own: str, documents: dict[str, Document]
) -> None:
    address = f"{HOME}{own}/avsnitt/overview/"
    lead.post(address, {"marke": token(lead, address), "rubrik": "Läget just nu", "visar": ["texts", "key_figures"]})
    page = html(lead, f"{HOME}{own}/forhandsvisning/")
    assert "Läget just nu" in page
    assert "kapitel=section%3A" in page
    documents["interim_early"].refresh_from_db()
    assert documents["interim_early"].template.key == "delarsrapport-tidig"


def test_a_template_goes_out_as_a_file_and_comes_in_again(lead: Client, own: str) -> None:
    data = lead.get(f"{HOME}{own}/fil/").content
    sent = lead.post(HOME, {"fil": SimpleUploadedFile("mall.json", data)})
    assert sent.headers["Location"] == f"{HOME}{own}-2/"
    there, back = content(own), content(f"{own}-2")
    assert {**json.loads(data), "key": back.key} == {**json.loads(data), "key": f"{own}-2"}
    assert (there.sections, there.instructions, there.rules) == (back.sections, back.instructions, back.rules)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "välj en fil"),
        (b"{", "går inte att läsa som JSON"),
        (b'{"key": "a"}', "saknas eller har ett okänt värde"),
        (b" " * 200_001, "större än en mall kan vara"),
    ],
)
def test_a_file_that_is_no_template_is_refused(
    lead: Client, documents: dict[str, Document], data: bytes, sentence: str
) -> None:
    response = lead.post(HOME, {"fil": SimpleUploadedFile("mall.json", data)} if data else {})
    assert (response.status_code, sentence in response.content.decode()) == (422, True)
    assert not OwnTemplate.objects.exists()


def test_the_years_instructions_stand_beside_the_fields(lead: Client, own: str, documents: dict[str, Document]) -> None:
    scope = documents["interim_early"].scope
    address = f"{HOME}anvisningar/{scope.year}/{scope.occasion}/"
    page = html(lead, address)
    assert "Det viktigaste för den som bara läser en sida" in page
    lead.post(
        address,
        {
            "marke": token(lead, address),
            "anvisning-overview": "Nämn pandemin.",
            "anvisning-summary": "Högst tre meningar.",
            "hur-overview": "ersatt",
        },
    )
    told = next(o.instructions for y in planning_years() for o in y.occasions if o.key == scope.occasion)
    assert [(one.slot, one.replaces) for one in told] == [("overview", True), ("summary", False)]
    texts = html(lead, f"/texter/{scope.key}/").split("Läget i korthet")[1]
    key = re.findall(r"/avsnitt/([^/]*)/", texts)[0]
    editor = html(lead, f"/texter/{scope.key}/avsnitt/{key}/")
    assert "Nämn pandemin." in editor
    assert "Det viktigaste för den" not in editor
    stale = lead.post(address, {"marke": "gammalt", "anvisning-overview": "Annat."})
    assert (stale.status_code, "Annat." in stale.content.decode()) == (422, True)


def test_a_reader_reads_the_templates_but_changes_none(
    reader: User, signed_in: SignedIn, own: str, documents: dict[str, Document]
) -> None:
    client = signed_in(reader)
    assert 'name="gor"' not in html(client, f"{HOME}{own}/")
    assert [client.get(f"{HOME}{own}/{page}/").status_code for page in ("uppgifter", "version", "anvisningar")] == [
        403
    ] * 3
    assert client.post(f"{HOME}{own}/", {"gor": "avsluta"}).status_code == 403
    assert client.get(f"{HOME}okand/").status_code == 404


def test_a_list_asks_as_many_questions_of_three_templates_as_of_one(lead: Client, own: str) -> None:
    def ask() -> int:
        with CaptureQueriesContext(connection) as found:
            lead.get(HOME)
        return len(found)

    ask()
    before = ask()
    for name in ("En till", "Ännu en"):
        lead.post(f"{HOME}{own}/", {"gor": "kopiera", "namn": name})
    lead.get(HOME)
    assert ask() == before
