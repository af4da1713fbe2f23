"""The board of the fixtures in the database, its plan published, its report a draft."""

from collections.abc import Callable, Iterator

import pytest

from rodatraden.apps.org.enums import RoleKind
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
from rodatraden.foundation.accounts.actions import system_user
from rodatraden.foundation.accounts.models import User
from rodatraden.web.ui import remembered
from tests.documents.board import FIXTURES
from tests.documents.conftest import facts, reload_plan
from tests.harness.people import make_person
from tests.web.stored import StoredStates

FILES = ("kommun.yaml", "plan.yaml", "report.yaml")
NAMES = {
    RoleKind.READER: "Lena Läsare",
    RoleKind.DEVELOPMENT_LEAD: "Urban Utvecklingsledare",
}
__all__ = ["facts", "reload_plan"]
_states = StoredStates()


@pytest.fixture(autouse=True)
def forgetful() -> Iterator[None]:
    """Nothing read in one test is remembered in the next."""
    remembered.forget()
    yield
    remembered.forget()


@pytest.fixture
def stored(request: pytest.FixtureRequest, db: None, facts: DecisionFacts) -> None:
    """The people, and as much of the board as the test asks for."""
    asked = set(request.fixturenames)

    def people() -> User:
        system = system_user()
        for role, name in NAMES.items():
            make_person(system, role, name)
        return User.objects.get(email="development_lead@kommun.example")

    def opened() -> User:
        lead = people()
        load([parse((FIXTURES / name).read_bytes(), name) for name in FILES], by=lead)
        open_documents(by=lead)
        return lead

    def published() -> None:
        lead = opened()
        plan = Document.objects.get(kind="plan")
        found = review(plan)
        if found:
            accept_findings(by=lead, document=plan, findings=found, reason="Provat.")
        decide_document(by=lead, document=plan, facts=facts)
        publish_document(by=lead, document=plan)

    makers: dict[str, Callable[[], object]] = {"published": published, "documents": opened}
    state = next((name for name in makers if name in asked), "people")
    _states.restore(state, makers.get(state, people))


@pytest.fixture
def system(stored: None) -> User:
    """The system as an actor."""
    return system_user()


@pytest.fixture
def reader(stored: None) -> User:
    """May read what is not decided."""
    return User.objects.get(email="reader@kommun.example")


@pytest.fixture
def development_lead(stored: None) -> User:
    """May bring in, edit, review, decide and publish."""
    return User.objects.get(email="development_lead@kommun.example")


@pytest.fixture
def documents(stored: None) -> dict[str, Document]:
    """The plan and the report, opened, by kind."""
    return {document.kind: document for document in Document.objects.all()}


@pytest.fixture
def report(documents: dict[str, Document]) -> Document:
    """The interim report, a draft."""
    return documents["interim_early"]


@pytest.fixture
def published(documents: dict[str, Document]) -> Document:
    """The plan, decided and published."""
    return documents["plan"]


@pytest.fixture
def lacking(development_lead: User, report: Document) -> str:
    """The address of the review of the report, in which an activity lacks its status."""
    lines = (FIXTURES / "report.yaml").read_text("utf-8").splitlines(keepends=True)
    without = "".join(line for line in lines if "of: on-akt-2" not in line)
    load([parse(without.encode(), "report.yaml")], by=development_lead)
    return f"/dokument/{report.key}/granskning/"
