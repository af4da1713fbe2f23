"""The page where two documents are held together: who may, what it says, how it is cut."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from rodatraden.documents.models import Document
from rodatraden.foundation.accounts.models import User

SignIn = Callable[[User], Client]
Reload = Callable[[str, str], None]
OLD = "indicator: sjukfranvaro, term: interim, year: 2024, comparator: at_most, amount: {value: 6.5}"
NEW = "indicator: sjukfranvaro, term: interim, year: 2024, comparator: at_most, amount: {value: 6.0}"


def address(first: str, second: str, more: str = "") -> str:
    return f"/jamfor/?a={first}&b={second}{more}"


@pytest.mark.django_db
def test_page_is_shown_when_there_is_nothing_to_compare(client: Client) -> None:
    assert "Inget att jämföra än" in client.get("/jamfor/").content.decode()


def test_what_may_not_be_read_is_not_there(client: Client, published: Document, report: Document) -> None:
    key = published.key
    found = {
        address(f"{key}@1", f"{key}@1"): 200,
        address(key, f"{key}@1"): 404,
        address(f"{key}@1", report.key): 404,
        address(f"{key}@2", f"{key}@1"): 404,
        address("finns-inte", f"{key}@1"): 404,
        "/jamfor/?namnd=finns-inte": 404,
        f"/jamfor/?a={report.key}": 404,
        address(f"{key}@1", f"{key}@1", "&format=xlsx"): 404,
        address(f"{key}@1", f"{key}@1", "&grupp=finns-inte"): 404,
    }
    assert {page: client.get(page).status_code for page in found} == found


def test_lists_hold_only_what_may_be_read(
    client: Client, signed_in: SignIn, reader: User, published: Document, report: Document
) -> None:
    page, inside = (c.get("/jamfor/?namnd=omsorgsnamnden").content.decode() for c in (client, signed_in(reader)))
    assert f'value="{published.key}@1"' in page
    assert f'value="{published.key}"' not in page
    assert report.key not in page
    assert f'value="{report.key}"' in inside
    assert "Plan mot rapport" in inside


def test_edition_held_against_itself_says_that_nothing_differs(client: Client, published: Document) -> None:
    page = client.get(address(f"{published.key}@1", f"{published.key}@1")).content.decode()
    assert "Inget skiljer" in page
    assert "<tbody>" not in page


def test_changed_target_is_told_with_both_values(
    signed_in: SignIn, reader: User, published: Document, reload_plan: Reload
) -> None:
    reload_plan(OLD, NEW)
    page = signed_in(reader).get(address(f"{published.key}@1", published.key)).content.decode()
    assert "En uppgift skiljer sig" in page.replace("\u00a0", " ")
    assert "Ett måltal har ändrats." in page.replace("\u00a0", " ")
    assert page.index("6,5\u00a0%") < page.index("6,0\u00a0%") < page.index("−0,5\u00a0procentenheter")


def test_changed_words_are_marked_and_said(
    signed_in: SignIn, reader: User, published: Document, reload_plan: Reload
) -> None:
    reload_plan("mer än året före", "mer än i fjol")
    page = signed_in(reader).get(address(f"{published.key}@1", published.key)).content.decode()
    assert '<del><span class="ds-sr-only">[borttaget: </span>året före<span class="ds-sr-only">]</span></del>' in page
    assert '<ins><span class="ds-sr-only">[nytt: </span>i fjol<span class="ds-sr-only">]</span></ins>' in page


def test_plan_and_report_fill_the_groups(
    signed_in: SignIn, reader: User, published: Document, report: Document
) -> None:
    client = signed_in(reader)
    here = address(f"{published.key}@1", report.key)
    page = client.get(here).content.decode()
    assert 'id="work"' in page
    assert len(page) < 300_000
    one = client.get(f"{here}&grupp=work").content.decode()
    assert 'id="work"' in one
    assert 'id="figures"' not in one
    whole = client.get(f"{here}&allt=").content.decode()
    assert "Visa bara skillnader" in whole
    assert whole.count("<tr") > page.count("<tr")


@pytest.mark.slow
def test_appendix_is_fetched_as_pdf_and_word(client: Client, published: Document) -> None:
    here = address(f"{published.key}@1", f"{published.key}@1")
    for form, start in (("pdf", b"%PDF"), ("docx", b"PK")):
        response = client.get(f"{here}&format={form}")
        assert response.content.startswith(start)
        assert f"jamforelse-{published.key}-{published.key}.{form}" in response["Content-Disposition"]


def test_frozen_sides_ask_as_often_whatever_they_hold(
    client: Client, published: Document, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    here = address(f"{published.key}@1", f"{published.key}@1")
    client.get(here)
    with django_assert_num_queries(9):
        client.get(here)


def test_page_only_reads(client: Client, published: Document) -> None:
    assert client.post("/jamfor/").status_code == 405
