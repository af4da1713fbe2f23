"""What an occasion asks for, its stages, and the year's instructions as rules."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Ask(StrEnum):
    """What is to be reported at an occasion."""

    ACTIVITIES = "activities"
    COMMITMENTS = "commitments"
    TREATMENTS = "treatments"
    CONTROLS = "controls"
    INDICATORS = "indicators"
    FORECAST = "forecast"
    GOALS = "goals"
    TEXTS = "texts"


class StageKind(StrEnum):
    """What happens with a document before, at and after its decision."""

    ADMINISTRATION = "administration"
    UNION_COOPERATION = "union_cooperation"
    DRAFTING_COMMITTEE = "drafting_committee"
    NOTICE = "notice"
    BOARD = "board"
    EXECUTIVE_BOARD = "executive_board"
    COUNCIL = "council"
    ADJUSTMENT = "adjustment"
    PUBLICATION = "publication"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A stage of an occasion with its day. From the notice on, the board's members read the proposal."""

    key: str
    name: str
    kind: StageKind
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotInstruction:
    """What is said at one occasion to those who write in a slot: beside the template's words, or instead of them."""

    slot: str
    text: str
    replaces: bool = False


class RuleSeverity(StrEnum):
    """How grave it is when a rule does not hold: a fault stops the decision."""

    FAULT = "fault"
    QUESTION = "question"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One of the year's instructions: a condition that the system knows, and the municipality's own words."""

    key: str
    condition: str
    severity: RuleSeverity
    instruction: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RulePack:
    """The instructions that occasions share."""

    key: str
    name: str
    rules: tuple[Rule, ...] = ()
