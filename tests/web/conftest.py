"""The board of the fixtures in the database, its plan published, its report a draft."""

from collections.abc import Iterator

import pytest

from rodatraden.connectors.planfile.load import load
from rodatraden.connectors.planfile.parse import parse
from rodatraden.documents.actions import (
    DecisionFacts,
    accept_findings,
    decide_document,
    open_documents,
    publish_document,
)
from rodatraden.documents.models import Document
from rodatraden.documents.queries import review
from rodatraden.foundation.accounts.models import User
from rodatraden.web.ui import remembered
from tests.documents.board import FIXTURES
from tests.documents.conftest import facts

FILES = ("kommun.yaml", "plan.yaml", "report.yaml")
__all__ = ["facts"]


@pytest.fixture(autouse=True)
def forgetful() -> Iterator[None]:
    """Nothing read in one test is remembered in the next."""
    remembered.forget()
    yield
    remembered.forget()


@pytest.fixture
def documents(development_lead: User) -> dict[str, Document]:
    """The plan and the report, opened, by kind."""
    load([parse((FIXTURES / name).read_bytes(), name) for name in FILES], by=development_lead)
    return {document.kind: document for document in open_documents(by=development_lead)}


@pytest.fixture
def report(documents: dict[str, Document]) -> Document:
    """The interim report, a draft."""
    return documents["interim_early"]


@pytest.fixture
def published(development_lead: User, documents: dict[str, Document], facts: DecisionFacts) -> Document:
    """The plan, decided and published."""
    plan = documents["plan"]
    found = review(plan)
    if found:
        accept_findings(by=development_lead, document=plan, findings=found, reason="Provat.")
    decide_document(by=development_lead, document=plan, facts=facts)
    publish_document(by=development_lead, document=plan)
    return plan
