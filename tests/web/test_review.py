"""Answers to the findings of the review."""

from collections.abc import Callable

import pytest
from django.test import Client

from rodatraden.connectors.planfile.load import load
from rodatraden.connectors.planfile.parse import parse
from rodatraden.documents.finding_key import finding_key
from rodatraden.documents.models import AcceptedFinding, Document
from rodatraden.documents.queries import review
from rodatraden.foundation.accounts.models import User
from tests.documents.board import FIXTURES

SignIn = Callable[[User], Client]


@pytest.fixture
def address(development_lead: User, report: Document) -> str:
    """The review of the report, in which an activity lacks its status."""
    lines = (FIXTURES / "report.yaml").read_text("utf-8").splitlines(keepends=True)
    lacking = "".join(line for line in lines if "of: on-akt-2" not in line)
    load([parse(lacking.encode(), "report.yaml")], by=development_lead)
    return f"/dokument/{report.key}/granskning/"


@pytest.fixture
def answer(address: str, report: Document) -> dict[str, str]:
    """An answer to a finding of it."""
    return {"anmarkning": finding_key(review(report)[0]), "motivering": "Så skrev vi då."}


def test_finding_is_accepted_with_person_and_reason(
    signed_in: SignIn, development_lead: User, report: Document, address: str, answer: dict[str, str]
) -> None:
    client = signed_in(development_lead)
    response = client.post(address, answer)
    assert (response.status_code, response.headers["Location"].partition("#")[0]) == (302, address)
    kept = AcceptedFinding.objects.get(document=report)
    assert (kept.finding, kept.reason, kept.accepted_by) == (answer["anmarkning"], "Så skrev vi då.", development_lead)
    page = client.get(address).content.decode()
    assert f"Godtagen av {development_lead.name}" in page
    assert "Så skrev vi då." in page
    assert answer["anmarkning"] not in page


def test_answer_without_a_reason_is_refused_in_place(
    signed_in: SignIn, development_lead: User, address: str, answer: dict[str, str]
) -> None:
    page = signed_in(development_lead).post(address, answer | {"motivering": "  "})
    assert page.status_code == 422
    assert page.content.decode().count("Skriv varför anmärkningen godtas.") == 1
    assert page.content.decode().count('aria-invalid="true"') == 1
    assert not AcceptedFinding.objects.exists()


def test_answer_to_a_finding_that_is_gone_says_so(signed_in: SignIn, development_lead: User, address: str) -> None:
    page = signed_in(development_lead).post(address, {"anmarkning": "0" * 64, "motivering": "Därför."})
    assert page.status_code == 409
    assert "Underlaget har ändrats" in page.content.decode()


def test_reader_sees_findings_and_may_not_answer(
    signed_in: SignIn, reader: User, address: str, answer: dict[str, str]
) -> None:
    client = signed_in(reader)
    assert "Godta med motivering" not in client.get(address).content.decode()
    assert client.post(address, answer).status_code == 403
    assert not AcceptedFinding.objects.exists()


def test_answer_without_an_account_finds_nothing(client: Client, address: str, answer: dict[str, str]) -> None:
    assert client.post(address, answer).status_code == 404
    assert not AcceptedFinding.objects.exists()


def test_answer_from_elsewhere_is_refused(development_lead: User, address: str, answer: dict[str, str]) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(development_lead)
    assert client.post(address, answer).status_code == 403
    assert not AcceptedFinding.objects.exists()
