"""The decision as it is registered."""

from dataclasses import dataclass
from datetime import date

from rodatraden.core.document.tree import Decision
from rodatraden.documents.errors import DecisionIncomplete, DecisionTooLong

LONGEST = {"beslutande organ": 200, "paragraf": 50, "diarienummer": 100}
"""How long each can be: what the fields of an edition hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionFacts:
    """Who decided, when, under which paragraph, and the case number."""

    body: str
    decided_on: date | None
    paragraph: str
    case_number: str

    def complete(self) -> "DecisionFacts":
        """Itself; `DecisionIncomplete` naming what is lacking, `DecisionTooLong` what is too long."""
        given = {
            "beslutande organ": self.body,
            "beslutsdatum": self.decided_on.isoformat() if self.decided_on else "",
            "paragraf": self.paragraph,
            "diarienummer": self.case_number,
        }
        lacking = [name for name, value in given.items() if not value.strip()]
        if lacking:
            raise DecisionIncomplete(" och ".join(lacking))
        for name, longest in LONGEST.items():
            if len(given[name]) > longest:
                raise DecisionTooLong(name, len(given[name]), longest)
        return self

    def in_document(self) -> Decision:
        """The decision as the document prints it; `DecisionIncomplete` without a date."""
        if self.decided_on is None:
            raise DecisionIncomplete("beslutsdatum")
        return Decision(
            body=self.body,
            date=self.decided_on,
            paragraph=self.paragraph,
            case_number=self.case_number,
        )
