"""The simple lists: processes, laws, core values and visions."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from rodatraden.foundation.accounts.models import User
from rodatraden.web.registers.listings import LISTINGS

SignedIn = Callable[[User], Client]
HOME = "/grunduppgifter/"
NEW = {
    "processer": {"name": "Upphandling", "owner": "Ekonomichefen"},
    "lagrum": {"name": "kommunallagen", "abbreviation": "KL", "number": "2017:725", "valid_from": "2018-01-01"},
    "vardegrund": {"name": "Mod", "meaning": "vi vågar pröva"},
    "vision": {"title": "Världens bästa kommun", "text": "Här vill man bo.", "horizon": "2030"},
}


@pytest.fixture
def client_(development_lead: User, signed_in: SignedIn) -> Client:
    return signed_in(development_lead)


def token(client: Client, address: str) -> str:
    found = re.search(r'name="marke" value="([^"]*)"', client.get(address).content.decode())
    assert found is not None
    return found[1]


@pytest.mark.parametrize("slug", LISTINGS)
def test_thing_is_added_changed_and_ended(client_: Client, slug: str) -> None:
    listing, at = LISTINGS[slug], f"{HOME}{slug}/"
    assert "Tomt än så länge" in client_.get(at).content.decode()
    empty = client_.post(f"{at}ny/", {listing.kind.name: ""})
    assert (empty.status_code, "saknar namn" in empty.content.decode()) == (422, True)
    assert client_.post(f"{at}ny/", NEW[slug]).headers["Location"] == at
    (made,) = listing.things()
    for name, value in NEW[slug].items():
        assert str(getattr(made, name)) == value
    here = f"{at}rad/{made.key}/"
    begun = token(client_, here)
    assert client_.post(here, {**NEW[slug], listing.kind.name: "Annat", "marke": begun}).status_code == 302
    late = client_.post(here, {**NEW[slug], listing.kind.name: "Tredje", "marke": begun})
    assert (late.status_code, "Står nu:" in late.content.decode()) == (409, True)
    assert listing.name_of(listing.things()[0]) == "Annat"
    assert client_.post(f"{here}avsluta/").status_code == 302
    assert listing.things() == []
    assert client_.get(here).status_code == 404


def test_list_is_put_in_order(client_: Client) -> None:
    for name in ("A", "B", "C"):
        client_.post(f"{HOME}processer/ny/", {"name": name})
    client_.post(f"{HOME}processer/rad/c/plats/", {"hur": "upp"})
    assert [thing.name for thing in LISTINGS["processer"].things()] == ["A", "C", "B"]


def test_unreadable_day_names_the_field(client_: Client) -> None:
    answer = client_.post(f"{HOME}lagrum/ny/", {**NEW["lagrum"], "valid_to": "sommaren"})
    assert "Gäller till och med: skriv ett datum" in answer.content.decode()


def test_reader_reads_the_list_without_forms(reader: User, client_: Client, signed_in: SignedIn) -> None:
    client_.post(f"{HOME}processer/ny/", NEW["processer"])
    html = signed_in(reader).get(f"{HOME}processer/").content.decode().split("<main")[1].split("</main>")[0]
    assert ("Upphandling" in html, "<form" in html, "Lägg till" in html) == (True, False, False)


@pytest.mark.parametrize("number", [1, 3])
def test_number_of_questions_does_not_grow(
    client_: Client, django_assert_num_queries: Callable[..., object], number: int
) -> None:
    for each in range(number):
        client_.post(f"{HOME}processer/ny/", {"name": f"Process {each}"})
    client_.get(f"{HOME}processer/")
    with django_assert_num_queries(5):
        client_.get(f"{HOME}processer/")
