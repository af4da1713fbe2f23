"""What the council lays on the boards, what they answer, and action plans across them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class DirectiveKind(StrEnum):
    """What the council says to its boards beside goals."""

    DIRECTIVE = "directive"
    PRIORITY = "priority"
    ASSIGNMENT = "assignment"
    CONDITION = "condition"


@dataclass(frozen=True, slots=True, kw_only=True)
class Directive:
    """A directive, priority, assignment or planning condition; `boards` none means all.

    `occasion` is where an assignment is to be answered, `due` by when; `decision` what it rests on.
    """

    key: str
    kind: DirectiveKind
    name: str
    text: str = ""
    goal: str = ""
    boards: tuple[str, ...] = ()
    decision: str = ""
    occasion: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A board's frame in the council's budget, net, in `unit`."""

    board: str
    amount: Decimal
    unit: str
    text: str = ""
    decision: str = ""


class AnswerKind(StrEnum):
    """How a board's plan answers what the council laid on it."""

    OWN_GOAL = "own_goal"
    CORE_MISSION = "core_mission"
    COMMITMENT = "commitment"
    NOT_CONCERNED = "not_concerned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A board's answer to a council goal or a directive (`of` is its key).

    `by` is the key of the goal or commitment that answers; a board that is not concerned says why in `text`.
    """

    of: str
    kind: AnswerKind
    by: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionPlan:
    """An action plan: a tree of its own (`parent`), its activities are those of the boards' plans.

    `boards` are those it spans; none means the one whose plan it stands in, or all.
    """

    key: str
    name: str
    parent: str = ""
    boards: tuple[str, ...] = ()
    description: str = ""
    decision: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    activities: tuple[str, ...] = ()
