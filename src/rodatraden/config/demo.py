"""The content of the demo."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources import files

from rodatraden.connectors.planfile.load import load
from rodatraden.connectors.planfile.parse import ParsedFile, parse
from rodatraden.documents.actions import (
    DecisionFacts,
    decide_document,
    open_documents,
    publish_document,
)
from rodatraden.documents.models import Document
from rodatraden.documents.queries import document_by_key
from rodatraden.foundation.accounts.models import User

FOLDER = files("rodatraden.config") / "demo_files"


@dataclass(frozen=True, slots=True)
class _Decision:
    """What was decided about a document of the demo. Case numbers and paragraphs are made up, and look so."""

    document: str
    body: str
    decided_on: date
    paragraph: str
    case_number: str
    published: bool = True

    def facts(self) -> DecisionFacts:
        """What the decision prints."""
        return DecisionFacts(
            body=self.body, decided_on=self.decided_on, paragraph=self.paragraph, case_number=self.case_number
        )


SOCIAL, PARK = "Socialnämnden", "Parknämnden (påhittad)"
DECISIONS = (
    _Decision("socialnamnden-2019-delar-1", SOCIAL, date(2019, 4, 24), "§ 0 (exempel)", "Exempel 2019/0000"),
    _Decision("socialnamnden-2022-verksamhetsplan", SOCIAL, date(2021, 12, 15), "§ 0 (exempel)", "Exempel 2021/0000"),
    _Decision("parknamnden-2025-verksamhetsplan", PARK, date(2024, 12, 10), "§ 91", "Exempel 2024/0000"),
    _Decision("parknamnden-2025-mars", PARK, date(2025, 4, 23), "§ 22", "Exempel 2025/0001"),
    _Decision("parknamnden-2025-maj", PARK, date(2025, 6, 12), "§ 41", "Exempel 2025/0002"),
    _Decision("parknamnden-2025-augusti", PARK, date(2025, 9, 25), "§ 63", "Exempel 2025/0003", published=False),
)
"""In the order of the decisions; the annual report is left as a draft."""


def demo_files() -> Iterator[ParsedFile]:
    """The demo's plan files, read and checked."""
    for file in sorted(FOLDER.iterdir(), key=lambda found: found.name):
        if file.name.endswith(".yaml"):
            yield parse(file.read_bytes(), file.name)


def load_demo(*, by: User, say: Callable[[str], None]) -> None:
    """Fill an empty database; `say` gets one line for each thing that is done.

    A real board's plan and report and a fictive board's whole year: most documents published,
    one decided and one still a draft, so that a visitor meets every stage.
    """
    report = load(list(demo_files()), by=by)
    say(f"Läste in {len(report.files)} planfiler.")
    open_documents(by=by)
    say(f"Öppnade {Document.objects.count()} dokument.")
    for decision in DECISIONS:
        document = document_by_key(decision.document)
        decide_document(by=by, document=document, facts=decision.facts())
        if decision.published:
            publish_document(by=by, document=document)
        say(f"{'Publicerade' if decision.published else 'Beslutade'} {document.title}, {decision.body}.")
