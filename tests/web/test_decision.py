"""A document's way from draft to published, on its pages."""

from collections.abc import Callable

import pytest
from django.test import Client

from rodatraden.documents.models import Document, Edition
from rodatraden.foundation.accounts.models import User

SignIn = Callable[[User], Client]
FACTS = {"organ": "Omsorgsnämnden", "datum": "2024-04-24", "paragraf": "§ 12", "diarienummer": "ON-2024/7"}


@pytest.fixture
def lead(signed_in: SignIn, development_lead: User) -> Client:
    """The development lead's browser."""
    return signed_in(development_lead)


def test_a_report_is_put_forward_decided_and_published(lead: Client, report: Document) -> None:
    page = f"/dokument/{report.key}/beslut/"
    for data in ({"steg": "lagg-fram"}, {"steg": "faststall", **FACTS}, {"steg": "publicera"}):
        answer = lead.post(page, data)
        assert (answer.status_code, answer["Location"]) == (302, page), answer.content.decode()
    editions = Edition.objects.filter(document=report).order_by("number")
    assert [edition.state for edition in editions] == ["proposal", "published"]
    assert Client().get(f"/dokument/{report.key}/").status_code == 200


def test_a_decision_without_its_facts_says_what_is_lacking_and_keeps_what_was_written(
    lead: Client, report: Document
) -> None:
    answer = lead.post(f"/dokument/{report.key}/beslut/", {**FACTS, "paragraf": "", "steg": "faststall"})
    assert answer.status_code == 422
    assert "paragraf" in answer.content.decode()
    assert 'value="ON-2024/7"' in answer.content.decode()
    assert not Edition.objects.exists()


def test_a_day_that_is_none_is_told_in_a_sentence(lead: Client, report: Document) -> None:
    answer = lead.post(f"/dokument/{report.key}/beslut/", {**FACTS, "datum": "i går", "steg": "faststall"})
    assert answer.status_code == 422
    assert "”i går” är inget datum" in answer.content.decode()


@pytest.mark.parametrize(("step", "extra"), [("ratta", {"skal": "Fel siffra."}), ("publicera", {})])
def test_only_what_is_decided_is_corrected_and_published(
    lead: Client, report: Document, step: str, extra: dict[str, str]
) -> None:
    answer = lead.post(f"/dokument/{report.key}/beslut/", {"steg": step, **extra})
    assert answer.status_code == 422
    assert "är inte beslutad" in answer.content.decode()


def test_a_reader_sees_where_it_stands_and_decides_nothing(signed_in: SignIn, reader: User, report: Document) -> None:
    client = signed_in(reader)
    page = f"/dokument/{report.key}/beslut/"
    assert client.get(page).status_code == 200
    assert "Fastställ<" not in client.get(page).content.decode()
    assert client.post(page, {"steg": "lagg-fram"}).status_code == 403
    assert Client().get(page).status_code == 302


def test_a_comment_stands_at_its_place_until_it_is_settled(lead: Client, report: Document) -> None:
    page = f"/dokument/{report.key}/kommentarer/"
    place = lead.get(page).context["places"][0].places[0]
    answer = lead.post(page, {"plats": place.value, "kommentar": "Vilket år?"})
    assert answer.status_code == 302
    comment = report.comments.get()
    shown = lead.get(page).content.decode()
    assert "Vilket år?" in shown
    assert f'href="#kommentar-{comment.pk}"' in shown
    assert lead.post(f"{page}{comment.pk}/", {"svar": "2024."}).status_code == 302
    assert lead.post(f"{page}{comment.pk}/", {"svar": "Igen."}).status_code == 422
    assert [c.answer for c in report.comments.all()] == ["2024."]


@pytest.mark.parametrize("data", [{"plats": "finns-inte", "kommentar": "Hm."}, {"plats": "", "kommentar": "Hm."}])
def test_a_comment_on_nothing_keeps_its_text(lead: Client, report: Document, data: dict[str, str]) -> None:
    answer = lead.post(f"/dokument/{report.key}/kommentarer/", data)
    assert answer.status_code == 422
    assert "Hm." in answer.content.decode()
    assert not report.comments.exists()
