"""Answers to the findings of the review."""

from collections.abc import Callable

import pytest
from django.test import Client

from rodatraden.documents.finding_key import finding_key
from rodatraden.documents.models import AcceptedFinding, Document
from rodatraden.documents.queries import review
from rodatraden.foundation.accounts.models import User

SignIn = Callable[[User], Client]


@pytest.fixture
def answer(lacking: str, report: Document) -> dict[str, str]:
    """An answer to a finding of it."""
    return {"anmarkning": finding_key(review(report)[0]), "motivering": "Så skrev vi då."}


def test_finding_is_accepted_with_person_and_reason(
    signed_in: SignIn, development_lead: User, report: Document, lacking: str, answer: dict[str, str]
) -> None:
    client = signed_in(development_lead)
    response = client.post(lacking, answer)
    assert (response.status_code, response.headers["Location"].partition("#")[0]) == (302, lacking)
    kept = AcceptedFinding.objects.get(document=report)
    assert (kept.finding, kept.reason, kept.accepted_by) == (answer["anmarkning"], "Så skrev vi då.", development_lead)
    page = client.get(lacking).content.decode()
    assert f"Godtagen av {development_lead.name}" in page
    assert "Så skrev vi då." in page
    assert answer["anmarkning"] not in page


def test_answer_without_a_reason_is_refused_in_place(
    signed_in: SignIn, development_lead: User, lacking: str, answer: dict[str, str]
) -> None:
    page = signed_in(development_lead).post(lacking, answer | {"motivering": "  "})
    assert page.status_code == 422
    assert page.content.decode().count("Skriv varför anmärkningen godtas.") == 1
    assert page.content.decode().count('aria-invalid="true"') == 1
    assert not AcceptedFinding.objects.exists()


def test_answer_to_a_finding_that_is_gone_says_so(signed_in: SignIn, development_lead: User, lacking: str) -> None:
    page = signed_in(development_lead).post(lacking, {"anmarkning": "0" * 64, "motivering": "Därför."})
    assert page.status_code == 409
    assert "Underlaget har ändrats" in page.content.decode()


def test_reader_sees_findings_and_may_not_answer(
    signed_in: SignIn, reader: User, lacking: str, answer: dict[str, str]
) -> None:
    client = signed_in(reader)
    assert "Godta med motivering" not in client.get(lacking).content.decode()
    assert client.post(lacking, answer).status_code == 403
    assert not AcceptedFinding.objects.exists()


def test_answer_without_an_account_finds_nothing(client: Client, lacking: str, answer: dict[str, str]) -> None:
    assert client.post(lacking, answer).status_code == 404
    assert not AcceptedFinding.objects.exists()


def test_answer_from_elsewhere_is_refused(development_lead: User, lacking: str, answer: dict[str, str]) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(development_lead)
    assert client.post(lacking, answer).status_code == 403
    assert not AcceptedFinding.objects.exists()
