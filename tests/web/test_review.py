"""Answers to the findings of the review."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from rodatraden.config.generating.generate import generate
from rodatraden.config.generating.size import Size
from rodatraden.documents.finding_key import finding_key
from rodatraden.documents.models import AcceptedFinding, Document
from rodatraden.documents.queries import review
from rodatraden.foundation.accounts.models import User
from rodatraden.web.documents.findings import A_PAGE

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


def test_long_review_is_read_page_by_page_with_numbers_that_stay(db: None, signed_in: SignIn) -> None:
    size = Size(boards=1, units=2, users=10, things=90, indicators=30, years=2, risks=4)
    generate(size, seed=1, password="en lång lösenfras", say=lambda line: None)
    client = signed_in(User.objects.get(email="person-0004@exempelby.example"))
    every = review(Document.objects.select_related("scope", "template").get(key="namnd-01-2026-augusti"))
    assert len(every) > 2 * A_PAGE
    address, shown, marked = "?", [], {}
    for page in range(1, 2 + (len(every) - 1) // A_PAGE):
        body = client.get(f"/dokument/namnd-01-2026-augusti/granskning/{address}").content.decode()
        numbers = [int(number) for number in re.findall(r'id="anm-(\d+)"', body)]
        assert len(numbers) <= A_PAGE
        shown += numbers
        marked |= {(page, int(n)): at for at, n in re.findall(r'href="([^"#]*)#anm-(\d+)"', body)}
        following = re.search(r'href="(\?sida=\d+)">Nästa', body)
        address = following[1] if following else ""
    assert not address
    assert shown == list(range(1, len(every) + 1))
    assert marked
    for (page, number), at in marked.items():
        home = (number - 1) // A_PAGE + 1
        assert at == ("" if home == page else f"?sida={home}")
