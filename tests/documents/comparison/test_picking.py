"""Which sides a reader may pick."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser
from pytest_django import DjangoAssertNumQueries

from rodatraden.apps.org.enums import RoleKind
from rodatraden.documents.actions import (
    DecisionFacts,
    accept_findings,
    decide_document,
    propose_document,
    publish_document,
)
from rodatraden.documents.comparison.picking import Shelf, side_names
from rodatraden.documents.errors import DocumentUnknown
from rodatraden.documents.models import Document
from rodatraden.documents.queries import review
from rodatraden.foundation.accounts.models import User

BOARD = "omsorgsnamnden"


@pytest.fixture
def proposed(plan: Document, development_lead: User) -> Document:
    """The plan put forward."""
    found = review(plan)
    if found:
        accept_findings(by=development_lead, document=plan, findings=found, reason="Provat.")
    propose_document(by=development_lead, document=plan)
    return plan


@pytest.fixture
def published(proposed: Document, development_lead: User, facts: DecisionFacts) -> Document:
    """The plan put forward, decided and published."""
    decide_document(by=development_lead, document=proposed, facts=facts)
    publish_document(by=development_lead, document=proposed)
    return proposed


def references(user: User | AnonymousUser) -> list[str]:
    return [pick.reference for pick in Shelf(user).of_boards([BOARD])]


def test_reader_inside_picks_drafts_and_every_edition(published: Document, reader: User) -> None:
    report = Document.objects.exclude(pk=published.pk).get()
    key = published.key
    assert references(reader) == [report.key, key, f"{key}@2", f"{key}@1"]


def test_anybody_picks_what_is_published_and_nothing_else(published: Document) -> None:
    assert references(AnonymousUser()) == [f"{published.key}@2"]


@pytest.mark.parametrize("reference", ["{key}", "{key}@1", "{key}@9", "{key}@", "{key}@x", "finns-inte", "@2", ""])
def test_what_may_not_be_read_cannot_be_picked(published: Document, reference: str) -> None:
    with pytest.raises(DocumentUnknown):
        Shelf(AnonymousUser()).picked(reference.format(key=published.key))


def test_picked_side_says_what_it_is(published: Document, reader: User) -> None:
    shelf = Shelf(reader)
    picks = [shelf.picked(published.key + at) for at in ("", "@1", "@2")]
    assert [pick.state for pick in picks] == [
        "som det är nu",
        "utgåva 1, förslag",
        "utgåva 2, publicerad 2023-12-14",
    ]
    assert side_names(picks[1], picks[2]) == ("Utgåva 1, förslag", "Utgåva 2, publicerad 2023-12-14")


def test_lists_ask_as_often_for_many_documents_as_for_one(
    published: Document, reader: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    shelf = Shelf(reader)
    with django_assert_num_queries(2):
        assert len(shelf.of_boards([BOARD])) == 4
    Document.objects.exclude(pk=published.pk).delete()
    with django_assert_num_queries(2):
        assert len(shelf.of_boards([BOARD])) == 3


def test_member_of_the_board_picks_what_is_put_forward(proposed: Document, person_with: Callable[..., User]) -> None:
    member = person_with(RoleKind.BOARD_MEMBER, BOARD)
    assert references(member) == [f"{proposed.key}@1"]
