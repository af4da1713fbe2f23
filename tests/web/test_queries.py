"""A list asks the same number of questions whether it has one row or three; a page read before asks few."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from rodatraden.apps.cycle.models import Scope
from rodatraden.documents.models import Document

LISTS = {"/dokument/": 2, "/namnder/": 1, "/om/oppna-data/": 1}


def copies(document: Document, number: int) -> None:
    """More published documents like this one, of later years."""
    edition = document.editions.get()
    for place in range(1, number + 1):
        scope = Scope.objects.get(pk=document.scope_id)
        scope.pk, scope.key, scope.year = None, f"copy-{place}", 2030 + place
        scope.save()
        made = Document.objects.create(
            key=f"copy-{place}", scope=scope, template=document.template, title=f"Plan {place}", kind=document.kind
        )
        edition.pk, edition.document = None, made
        edition.save()


@pytest.mark.parametrize(("address", "questions"), LISTS.items())
@pytest.mark.parametrize("rows", [1, 3])
def test_list_asks_as_often_for_three_rows_as_for_one(
    client: Client,
    published: Document,
    django_assert_num_queries: DjangoAssertNumQueries,
    address: str,
    questions: int,
    rows: int,
) -> None:
    copies(published, rows - 1)
    with django_assert_num_queries(questions):
        client.get(address)


def test_page_read_before_asks_few_questions(
    client: Client, published: Document, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    pages = {f"/dokument/{published.key}/": 3, "/namnder/omsorgsnamnden/2024/": 3, "/": 5}
    for address, questions in pages.items():
        client.get(address)
        with django_assert_num_queries(questions):
            assert client.get(address).wsgi_request.user == AnonymousUser()
