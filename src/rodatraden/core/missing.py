"""Missing is a value of its own: never zero, always with a reason."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class MissingReason(StrEnum):
    """Why there is no number."""

    NOT_MEASURED = "not_measured"
    TOO_FEW_ANSWERS = "too_few_answers"
    NEW_MEASURE = "new_measure"
    NOT_PUBLISHED = "not_published"
    NOT_DECIDED = "not_decided"
    DECIDED_BY_OTHER_PLAN = "decided_by_other_plan"
    NOT_APPLICABLE = "not_applicable"
    SUPPRESSED = "suppressed"
    NOT_STATED = "not_stated"


HIDING = frozenset({MissingReason.SUPPRESSED, MissingReason.TOO_FEW_ANSWERS})
"""The reasons that say there is a number, which is not shown."""
HIDDEN_WORD = "dolt"
"""What is printed in the place of such a number: neither a dash, which also says that there is none, nor zero."""

REASON_TEXT: dict[MissingReason, str] = {
    MissingReason.NOT_MEASURED: "Mäts inte.",
    MissingReason.TOO_FEW_ANSWERS: "Färre än tio svar. Talet visas inte.",
    MissingReason.NEW_MEASURE: "Nytt mått utan resultat än.",
    MissingReason.NOT_PUBLISHED: "Ännu inte publicerat.",
    MissingReason.NOT_DECIDED: "Beslutas senare.",
    MissingReason.DECIDED_BY_OTHER_PLAN: "Fastställs i en annan plan.",
    MissingReason.NOT_APPLICABLE: "Inte tillämpligt.",
    MissingReason.SUPPRESSED: "Visas inte, så att ingen kan kännas igen.",
    MissingReason.NOT_STATED: "Uppgift saknas.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """The absence of a number: the reason, when it is expected and what the source says."""

    reason: MissingReason
    expected: date | None = None
    text: str = ""

    def explain(self) -> str:
        """One Swedish sentence for a note under a table."""
        sentence = self.text or REASON_TEXT[self.reason]
        return f"{sentence} Väntas {self.expected:%Y-%m-%d}." if self.expected else sentence
