"""Risks, treatments, audits and systematic controls, and the follow-up of providers."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from rodatraden.core.content.indicators import Comparator
from rodatraden.core.content.preparing import Origin


class RiskDecision(StrEnum):
    """What the management group decided about a risk."""

    ACCEPT = "accept"
    SELF_MONITORING = "self_monitoring"
    BOARD_PLAN = "board_plan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Treatment:
    """A measure against a risk."""

    key: str
    text: str
    responsible: str = ""
    ends: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """A risk tied to a goal (key) or a process (key), with the decision about it.

    `subject` is the heading a source groups it under when that is neither goal nor process.
    `also_affects` names goals or areas in words; `origin` is the section of the year's council budget that
    it comes from.
    """

    key: str
    title: str
    goal: str = ""
    process: str = ""
    subject: str = ""
    background: str = ""
    effects: str = ""
    conditions: str = ""
    also_affects: tuple[str, ...] = ()
    likelihood: int | None = None
    consequence: int | None = None
    decision: RiskDecision | None = None
    decision_reason: str = ""
    treatments: tuple[Treatment, ...] = ()
    origin: Origin | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """What an audit recommended, and the board's measure."""

    key: str
    text: str = ""
    measure: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """An audit or other external review."""

    key: str
    title: str
    year: int | None = None
    auditor: str = ""
    case_number: str = ""
    conclusion: str = ""
    recommendations: tuple[Recommendation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SystematicControl:
    """A systematic control: what, why, for which goal or process, by whom, how, how often.

    `for_all_boards` marks the ones the executive board carries out once for everybody;
    `guards` is an indicator with its guide value; `each_unit` demands something of every unit.
    """

    key: str
    what: str
    why: str = ""
    goal: str = ""
    process: str = ""
    subject: str = ""
    owner: str = ""
    performed_by: str = ""
    method: str = ""
    frequency: str = ""
    for_all_boards: bool = False
    guards: str = ""
    guide_comparator: Comparator | None = None
    guide_value: Decimal | None = None
    each_unit: bool = False
    reported_in: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlReport:
    """Status at an occasion of a treatment, a recommendation's measure or a control.

    `unit` is the unit that says it for itself, of a control that each unit carries out; "" is the whole.
    """

    of: str
    status: str = ""
    reason: str = ""
    comment: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InternalControlJudgement:
    """The board's judgement of the year's internal control, with grounds."""

    sufficient: bool
    grounds: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """A performer, in-house or external."""

    key: str
    name: str
    in_house: bool = False
    service: str = ""
    form: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderFollowUp:
    """A planned follow-up of a provider in one of the plan's years; `outcome` when done."""

    key: str
    provider: str
    year: int
    kind: str
    outcome: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpPlan:
    """The plan for follow-up and insight: three years, revised yearly."""

    key: str
    title: str
    first_year: int | None = None
    last_year: int | None = None
    law: str = ""
    programme: str = ""
    serves: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    attachment: str = ""
    follow_ups: tuple[ProviderFollowUp, ...] = ()
