"""Who may see which page, and how many questions each asks the database."""

from collections.abc import Callable

import pytest
from django.test import Client

from rodatraden.documents.models import Document
from rodatraden.foundation.accounts.models import User

BOARD = "/namnder/omsorgsnamnden/2024/"
OPEN_PAGES = ["/", "/namnder/", "/dokument/", "/om/tillganglighet/", "/om/uppgifterna/", "/om/oppna-data/", "/galleri/",
              "/logga-in/"]  # fmt: skip
SignIn = Callable[[User], Client]


@pytest.mark.django_db
@pytest.mark.parametrize("address", OPEN_PAGES)
def test_open_page_is_shown_when_there_is_nothing_to_read(client: Client, address: str) -> None:
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", OPEN_PAGES)
def test_open_page_is_shown_to_anybody(client: Client, published: Document, address: str) -> None:
    assert client.get(address).status_code == 200


def addresses(document: Document) -> list[str]:
    home = f"/dokument/{document.key}/"
    return [home, f"{home}utgavor/", f"{home}filer/json/"]


def test_published_document_is_shown_to_anybody(client: Client, published: Document) -> None:
    assert [client.get(address).status_code for address in [*addresses(published), BOARD]] == [200, 200, 200, 200]


def test_undecided_document_is_not_there_for_one_without_an_account(client: Client, report: Document) -> None:
    assert [client.get(address).status_code for address in [*addresses(report), BOARD]] == [404, 404, 404, 404]


def test_undecided_document_is_shown_to_a_reader(signed_in: SignIn, reader: User, report: Document) -> None:
    client = signed_in(reader)
    assert [client.get(address).status_code for address in [*addresses(report), BOARD]] == [200, 200, 200, 200]


def test_review_is_for_those_with_an_account(
    client: Client, signed_in: SignIn, reader: User, published: Document
) -> None:
    address = f"/dokument/{published.key}/granskning/"
    assert client.get(address).status_code == 404
    assert signed_in(reader).get(address).status_code == 200


def test_missing_and_forbidden_document_look_the_same(client: Client, report: Document) -> None:
    forbidden = client.get(f"/dokument/{report.key}/")
    missing = client.get("/dokument/finns-inte/")
    assert (forbidden.status_code, missing.status_code) == (404, 404)
    assert forbidden.content.replace(report.key.encode(), b"finns-inte") == missing.content


@pytest.mark.django_db
def test_reading_in_the_open_sets_no_cookie(client: Client) -> None:
    assert not client.get("/").cookies


def test_unknown_goal_indicator_year_and_format_are_not_there(client: Client, published: Document) -> None:
    wrong = [f"{BOARD}mal/x/", f"{BOARD}indikatorer/x/", "/namnder/omsorgsnamnden/1999/",
             f"/dokument/{published.key}/filer/exe/"]  # fmt: skip
    assert [client.get(address).status_code for address in wrong] == [404, 404, 404, 404]


def test_published_file_is_the_frozen_one(client: Client, published: Document) -> None:
    edition = published.editions.get()
    frozen = bytes(edition.files.get(format="pdf").content)
    assert client.get(f"/dokument/{published.key}/filer/pdf/").content == frozen


def test_login_with_wrong_password_says_so_in_one_sentence(client: Client, reader: User) -> None:
    page = client.post("/logga-in/", {"login": reader.email, "password": "fel"})
    assert "E-post och lösenord hör inte ihop." in page.content.decode()


def test_login_leads_to_ones_own_page_and_logout_back(client: Client, reader: User, password: str) -> None:
    inside = client.post("/logga-in/", {"login": reader.email, "password": password})
    assert (inside.status_code, inside.headers["Location"]) == (302, "/min-sida/")
    assert reader.name in client.get("/").content.decode()
    assert client.post("/logga-ut/").status_code == 302
    assert reader.name not in client.get("/").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(("wanted", "kept"), [("dark", "dark"), ("light", "light"), ("auto", "auto"), ("neon", "auto")])
def test_scheme_is_kept_in_the_page(client: Client, wanted: str, kept: str) -> None:
    client.post("/utseende/", {"utseende": wanted, "tillbaka": "/"})
    assert f'data-color-scheme="{kept}"' in client.get("/").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("back", ["https://ond.example/", "//ond.example", "javascript:alert(1)"])
def test_scheme_never_leads_elsewhere(client: Client, back: str) -> None:
    assert client.post("/utseende/", {"utseende": "dark", "tillbaka": back}).headers["Location"] == "/"
