"""The pages of the municipality and its organisation."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from rodatraden.apps.cycle.actions.organisation import create_organisation
from rodatraden.apps.cycle.queries.organisation import municipality_facts, organisations
from rodatraden.apps.org.models import Organisation as Row
from rodatraden.core.content.organisation import Organisation, OrganisationKind
from rodatraden.foundation.accounts.models import User

SignedIn = Callable[[User], Client]
HOME = "/grunduppgifter/organisation/"
FACTS = {"name": "Åstads kommun", "id": "0126", "county": "", "organisation_number": "", "accent": "", "notice": ""}


@pytest.fixture
def client_(administrator: User, signed_in: SignedIn) -> Client:
    return signed_in(administrator)


def token(client: Client, address: str) -> str:
    found = re.search(r'name="marke" value="([^"]*)"', client.get(address).content.decode())
    assert found is not None
    return found[1]


def add(by: User, name: str, kind: OrganisationKind = OrganisationKind.UNIT, **more: object) -> str:
    return create_organisation(by=by, organisation=Organisation(key="", name=name, kind=kind, **more)).key  # type: ignore[arg-type]


def main(client: Client, address: str) -> str:
    return client.get(address).content.decode().split("<main")[1].split("</main>")[0]


def test_empty_database_begins_with_the_municipality(client_: Client) -> None:
    assert "Vilken kommun är det?" in main(client_, HOME)
    at = f"{HOME}kommunen/"
    refused = client_.post(at, {**FACTS, "id": "1", "marke": token(client_, at)})
    assert (refused.status_code, "ska vara fyra siffror" in refused.content.decode()) == (422, True)
    assert 'value="Åstads kommun"' in refused.content.decode()
    assert client_.post(at, {**FACTS, "marke": token(client_, at)}).headers["Location"] == HOME
    assert municipality_facts().name == "Åstads kommun"
    assert "Ingen organisation än" in main(client_, HOME)


def test_municipality_changed_by_another_shows_both(client_: Client) -> None:
    at = f"{HOME}kommunen/"
    begun = token(client_, at)
    client_.post(at, {**FACTS, "name": "Deras", "marke": begun})
    answer = client_.post(at, {**FACTS, "name": "Mitt", "marke": begun})
    html = answer.content.decode()
    assert answer.status_code == 409
    assert 'value="Mitt"' in html
    assert "Deras" in html.split("Står nu:")[1][:40]
    again = re.search(r'name="marke" value="([^"]*)"', html)
    assert again is not None
    assert client_.post(at, {**FACTS, "name": "Mitt", "marke": again[1]}).status_code == 302


def test_organisation_is_laid_up_one_after_another(client_: Client) -> None:
    client_.post(f"{HOME}ny/", {"name": "Parknämnden", "kind": "board"})
    made = client_.post(
        f"{HOME}ny/", {"name": "Parkförvaltningen", "kind": "administration", "serves": ["parknamnden"]}
    )
    assert made.headers["Location"] == f"{HOME}?gren=parknamnden#o-parkforvaltningen"
    told = {"name": "Parkdriften", "kind": "unit", "parent": "parkforvaltningen", "sedan": "en-till"}
    again = client_.post(f"{HOME}ny/", told)
    assert again.headers["Location"] == f"{HOME}ny/?under=parkforvaltningen&slag=unit"
    html = main(client_, again.headers["Location"])
    assert re.search(r'<option value="parkforvaltningen" selected>', html)
    assert [(each.key, each.parent, each.serves) for each in organisations()] == [
        ("parknamnden", "", ()),
        ("parkforvaltningen", "", ("parknamnden",)),
        ("parkdriften", "parkforvaltningen", ()),
    ]


def test_organisation_is_changed_on_its_page(client_: Client, administrator: User) -> None:
    add(administrator, "Parkdriften")
    add(administrator, "Gamla parken")
    at = f"{HOME}i/parkdriften/"
    told = {
        "name": "Park och natur", "kind": "unit", "code": "PoN", "valid_from": "2026-01-01",
        "replaces": "gamla-parken", "marke": token(client_, at),
    }  # fmt: skip
    assert client_.post(at, told).status_code == 302
    changed = next(each for each in organisations() if each.key == "parkdriften")
    assert (changed.name, changed.code, str(changed.valid_from), changed.predecessors) == (
        "Park och natur", "PoN", "2026-01-01", ("gamla-parken",)
    )  # fmt: skip
    html = main(client_, at)
    assert "Säg när den upphör" in html
    unreadable = client_.post(at, {**told, "valid_to": "i morgon", "marke": token(client_, at)})
    assert (unreadable.status_code, "Gäller till och med: skriv ett datum" in unreadable.content.decode()) == (
        422,
        True,
    )


def test_organisation_ceases_or_is_taken_away(client_: Client, administrator: User) -> None:
    unit = add(administrator, "Parkdriften")
    assert client_.post(f"{HOME}i/{unit}/avsluta/", {"hur": "upphor", "dag": ""}).status_code == 422
    assert client_.post(f"{HOME}i/{unit}/avsluta/", {"hur": "upphor", "dag": "2099-12-31"}).status_code == 302
    assert "upphör 2099-12-31" in main(client_, HOME)
    below = add(administrator, "Laget", parent=unit)
    assert "Laget" in main(client_, f"{HOME}i/{unit}/avsluta/")
    assert client_.post(f"{HOME}i/{unit}/avsluta/", {"hur": "ta-bort"}).status_code == 422
    assert client_.post(f"{HOME}i/{below}/avsluta/", {"hur": "ta-bort"}).status_code == 302
    assert client_.get(f"{HOME}i/{below}/").status_code == 404


def test_organisation_is_moved_in_the_list(client_: Client, administrator: User) -> None:
    for name in ("A", "B"):
        add(administrator, name)
    client_.post(f"{HOME}i/b/plats/", {"hur": "upp"})
    assert [each.name for each in organisations()] == ["B", "A"]


def test_reader_reads_but_does_not_change(reader: User, administrator: User, signed_in: SignedIn) -> None:
    unit = add(administrator, "Parkdriften")
    client = signed_in(reader)
    html = main(client, f"{HOME}i/{unit}/")
    assert ("Parkdriften" in html, "<form" in html) == (True, False)
    assert client.post(f"{HOME}i/{unit}/", {"name": "Nej"}).status_code == 403


def test_every_change_of_an_organisation_is_in_its_history(
    central_office: User, administrator: User, client_: Client, signed_in: SignedIn
) -> None:
    unit = add(administrator, "Parkdriften")
    client_.post(f"{HOME}i/{unit}/avsluta/", {"hur": "upphor", "dag": "2099-12-31"})
    client = signed_in(central_office)
    link = re.search(r'href="(/historik/[^"]*)"', main(client, f"{HOME}i/{unit}/"))
    assert link is not None
    html = main(client, link[1].replace("&amp;", "&"))
    assert ("2099" in html, "lade till" in html) == (True, True)


@pytest.fixture
def large(client_: Client, administrator: User) -> None:
    """Four hundred units in four administrations."""
    client_.post(f"{HOME}kommunen/", {**FACTS, "marke": token(client_, f"{HOME}kommunen/")})
    Row.objects.bulk_create(
        Row(key=f"f{number}", name=f"Förvaltning {number}", kind="administration", position=number)
        for number in range(4)
    )
    Row.objects.bulk_create(
        Row(key=f"e{number}", name=f"Enhet {number}", kind="unit", parent_id=f"f{number % 4}", position=number + 10)
        for number in range(400)
    )


@pytest.mark.usefixtures("large")
def test_four_hundred_units_are_folded_and_found(client_: Client) -> None:
    folded = main(client_, HOME)
    assert (folded.count("rt-org-row"), "100 under" in folded) == (4, True)
    opened = main(client_, f"{HOME}?gren=f1")
    assert opened.count("rt-org-row") == 104
    everything = main(client_, f"{HOME}?gren=f0&gren=f1&gren=f2&gren=f3")
    assert everything.count("rt-org-row") == 200
    assert "204 rader får inte plats" in everything
    found = main(client_, f"{HOME}?q=enhet+17")
    assert (found.count("rt-org-row"), "Förvaltning 1" in found) == (14, True)


@pytest.mark.parametrize("number", [1, 3])
def test_number_of_questions_does_not_grow(
    client_: Client, administrator: User, django_assert_num_queries: Callable[..., object], number: int
) -> None:
    for each in range(number):
        add(administrator, f"Enhet {each}")
    client_.get(HOME)
    with django_assert_num_queries(QUERIES):
        client_.get(HOME)


QUERIES = 6
