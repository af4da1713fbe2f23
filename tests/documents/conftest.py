"""The board of the fixtures in the database, with its documents."""

from collections.abc import Callable
from datetime import date

import pytest

from rodatraden.connectors.planfile.load import load
from rodatraden.connectors.planfile.parse import parse
from rodatraden.documents.actions import DecisionFacts, open_documents
from rodatraden.documents.models import Document
from rodatraden.foundation.accounts.models import User
from tests.documents.board import FIXTURES

FILES = ("kommun.yaml", "plan.yaml", "report.yaml")


@pytest.fixture
def documents(development_lead: User) -> dict[str, Document]:
    """The plan and the report of the fixtures, opened, by kind."""
    load([parse((FIXTURES / name).read_bytes(), name) for name in FILES], by=development_lead)
    return {document.kind: document for document in open_documents(by=development_lead)}


@pytest.fixture
def plan(documents: dict[str, Document]) -> Document:
    """The plan of the fixtures."""
    return documents["plan"]


@pytest.fixture
def facts() -> DecisionFacts:
    """A decision."""
    return DecisionFacts(
        body="Omsorgsnämnden", decided_on=date(2023, 12, 14), paragraph="§ 112", case_number="ON-2023/0101"
    )


@pytest.fixture
def reload_plan(development_lead: User) -> Callable[[str, str], None]:
    """Import the plan again with one text replaced by another, although it is decided."""

    def change(old: str, new: str) -> None:
        data = (FIXTURES / "plan.yaml").read_text("utf-8")
        assert old in data
        parsed = parse(data.replace(old, new).encode(), "plan.yaml")
        load([parsed], by=development_lead, replace_reason="Ny uppgift efter beslutet")

    return change


@pytest.fixture
def bring_in_annual(documents: dict[str, Document], development_lead: User) -> Document:
    """An annual report of the same year, with nothing but a text."""
    data = (
        "schema: rodatraden/plan/1\n"
        "scope: {level: board_occasion, board: omsorgsnamnden, year: 2024, occasion: helar}\n"
        "report:\n"
        "  texts:\n"
        "    - {key: on-helar-text, slot: overview, body: Ett år till ända.}\n"
    )
    load([parse(data.encode(), "helar.yaml")], by=development_lead)
    (opened,) = open_documents(by=development_lead)
    return opened
