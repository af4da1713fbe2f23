"""The search page: who finds what, and where it leads."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from rodatraden.apps.org.enums import RoleKind
from rodatraden.apps.planning.models import Goal
from rodatraden.documents.models import Document, Edition, EditionFile
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.search.models import SearchEntry

Look = Callable[[], None]
SignIn = Callable[[User], Client]


def page(client: Client, query: str) -> str:
    response = client.get("/sok/", {"q": query})
    assert response.status_code == 200
    return response.content.decode()


def titles(html: str) -> list[str]:
    return [re.sub(r"<[^>]+>", "", found).strip() for found in re.findall(r"<h3>(.*?)</h3>", html, re.DOTALL)]


def links(html: str) -> list[str]:
    return re.findall(r'<h3><a href="([^"]+)"', html)


def test_everybody_finds_what_is_published(client: Client, indexed: None) -> None:
    html = page(client, "hemtjänst")
    assert "Hemtjänsten är trygg och känns igen" in titles(html)
    assert "<mark>Hemtjänsten</mark> är trygg" in html
    assert "Nämndmål · Omsorgsnämnden 2024" in html
    assert "/namnder/omsorgsnamnden/2024/mal/on-kvalitet/" in links(html)


@pytest.mark.parametrize("inside", [False, True])
def test_every_hit_leads_to_a_page(client: Client, reader: User, indexed: None, inside: bool) -> None:
    if inside:
        client.force_login(reader)
    addresses = {
        link
        for query in ("omsorgsnämnden", "2024", "hemtjänst", "trygg", "plan")
        for link in links(page(client, query))
    }
    assert len(addresses) > 5
    assert {address: client.get(address).status_code for address in addresses} == dict.fromkeys(addresses, 200)


def test_a_council_goal_leads_to_the_councils_own_page_for_those_who_read_it(
    reader: User, client: Client, indexed: None
) -> None:
    query = "Omsorgen håller god kvalitet"
    assert links(page(client, query))[0] == "/namnder/omsorgsnamnden/2024/mal/god-omsorg/"
    client.force_login(reader)
    (address,) = links(page(client, query))
    assert address == "/fullmaktige/2024/mal/god-omsorg/"
    assert client.get(address).status_code == 200


def test_thing_of_a_plan_without_a_document_leads_to_planning(reader: User, client: Client, indexed: None) -> None:
    EditionFile.objects.all().delete()
    Edition.objects.all().delete()
    Document.objects.all().delete()
    client.force_login(reader)
    addresses = links(page(client, "2024"))
    assert "/planera/omsorgsnamnden/2024/mal/on-fordon/" in addresses
    assert {a.split("/")[4] for a in addresses if a.startswith("/planera/")} >= {"mal", "aktivitet", "risk"}
    of_plans = [address for address in addresses if not address.startswith("/dokument/")]
    assert {address: client.get(address).status_code for address in of_plans} == dict.fromkeys(of_plans, 200)


def test_draft_is_found_by_those_inside_only(client: Client, signed_in: SignIn, reader: User, indexed: None) -> None:
    assert "Delår" not in " ".join(titles(page(client, "delår")))
    assert any("Delår" in title for title in titles(page(signed_in(reader), "delår")))


def test_each_reads_the_words_of_the_edition_they_may_see(
    client: Client, signed_in: SignIn, reader: User, person_with: Callable[..., User], look_again: Look
) -> None:
    Goal.objects.filter(key="on-fordon").update(name="Bilarna går på el", changed_at=timezone.now())
    look_again()
    sideways = person_with(RoleKind.UNIT_MANAGER, "kommunstyrelsen")
    own = person_with(RoleKind.UNIT_MANAGER, "omsorgsforvaltningen")
    for reads_now, someone in (
        (False, client),
        (True, signed_in(reader)),
        (False, signed_in(sideways)),
        (True, signed_in(own)),
    ):
        assert ("Bilarna går på el" in titles(page(someone, "bilarna"))) is reads_now
        assert ("Fordonen är fossilfria" in titles(page(someone, "fordonen"))) is not reads_now


def test_closed_account_finds_what_everybody_finds(reader: User, signed_in: SignIn, indexed: None) -> None:
    client = signed_in(reader)
    User.objects.filter(pk=reader.pk).update(is_active=False)
    assert "Delår" not in " ".join(titles(page(client, "delår")))


@pytest.mark.parametrize(
    ("query", "heading"),
    [
        ("", "Sök i planer och rapporter"),
        ("a", "Skriv minst två bokstäver"),
        ("xyzzy", "Inga träffar på ”xyzzy”"),
        ("<script>", "Inga träffar på ”&lt;script&gt;”"),
    ],
)
def test_nothing_to_show_teaches_how_to_search(client: Client, indexed: None, query: str, heading: str) -> None:
    html = page(client, query)
    assert f"<h1>{heading}</h1>" in html
    assert "å, ä och ö är egna bokstäver" in html
    assert "Logga in för att söka i det som inte är beslutat än" in html


def test_heading_counts_the_hits(client: Client, indexed: None) -> None:
    assert "<h1>En träff på ”fordonen”</h1>" in page(client, " fordonen ").replace("\u00a0", " ")


def test_word_inside_another_is_found_when_none_begins_so(client: Client, indexed: None) -> None:
    html = page(client, "kontinuitet")
    assert "Personalkontinuitet i hemtjänsten" in titles(html)
    assert "Inget ord börjar så" in html


def many(number: int) -> None:
    """So many more goals that everybody may see."""
    SearchEntry.objects.bulk_create(
        SearchEntry(
            source="published", kind="goal", key=f"k{n}", place="omsorgsnamnden", is_public=True, year=2024,
            title=f"Kvarn {n}", label="Nämndmål", detail="Mala säd.", target="on-fordon", homes=["omsorgsnamnden/2024"],
            folded_title=f" kvarn {n}", folded=f" kvarn {n} mala säd", sort_key=f"{n:04}",
        )
        for n in range(1, number + 1)
    )  # fmt: skip


def test_twenty_of_a_kind_and_the_rest_page_by_page(client: Client, indexed: None) -> None:
    many(120)
    html = page(client, "kvarn")
    assert titles(html) == [f"Kvarn {n}" for n in range(1, 21)]
    assert "De 20 första av 120" in html
    assert '<a href="/sok/?q=kvarn&amp;slag=goal">Visa alla 120 mål</a>' in html
    last = client.get("/sok/", {"q": "kvarn", "slag": "goal", "sida": 3}).content.decode()
    assert titles(last) == [f"Kvarn {n}" for n in range(101, 121)]
    assert "101–120 av 120" in last
    assert "sida=2" in last
    assert "sida=4" not in last


@pytest.mark.parametrize(
    "odd", [{"slag": "nonsense"}, {"slag": "goal", "sida": "x"}, {"slag": "risk"}, {"q": "å" * 5000}, {"q": "\0 \0ab"}]
)
def test_odd_addresses_are_answered(client: Client, indexed: None, odd: dict[str, str]) -> None:
    assert client.get("/sok/", {"q": "fordonen"} | odd).status_code == 200


@pytest.mark.parametrize("inside", [False, True])
def test_page_asks_as_often_for_many_hits_as_for_one(client: Client, reader: User, indexed: None, inside: bool) -> None:
    if inside:
        client.force_login(reader)
        SearchEntry.objects.filter(key="on-fordon", is_public=False).update(folded=" kvarn")
    many(1)
    asked = []
    for number in (0, 60):
        SearchEntry.objects.filter(key__startswith="k", sort_key__gt="0001").delete()
        if number:
            SearchEntry.objects.filter(key="k1").delete()
            many(number)
        with CaptureQueriesContext(connection) as queries:
            page(client, "kvarn")
        asked.append(len(queries))
    assert asked[0] == asked[1]
    assert asked[0] <= 10, asked


def test_search_stands_in_the_header_of_every_page(client: Client, indexed: None) -> None:
    for address in ("/", "/namnder/", "/dokument/", "/om/tillganglighet/"):
        assert 'id="snabbsok"' in client.get(address).content.decode()
    assert 'id="snabbsok"' not in page(client, "")
