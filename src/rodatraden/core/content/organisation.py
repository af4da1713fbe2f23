"""The municipality: its organisation, vision, laws, processes, years and scales."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rodatraden.core.content.occasions import Ask, SlotInstruction, Stage
from rodatraden.core.document.inline import StatusMeaning


class OrganisationKind(StrEnum):
    """What an organisation is."""

    COUNCIL = "council"
    EXECUTIVE_BOARD = "executive_board"
    BOARD = "board"
    ADMINISTRATION = "administration"
    SERVICE_AREA = "service_area"
    UNIT = "unit"
    COMPANY = "company"
    JOINT_AUTHORITY = "joint_authority"
    EXTERNAL_PARTY = "external_party"


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A part of the municipality, or an external party, with validity.

    `serves` are the boards an administration or unit works for; `predecessors` what it replaced.
    """

    key: str
    name: str
    kind: OrganisationKind
    code: str = ""
    parent: str = ""
    serves: tuple[str, ...] = ()
    predecessors: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CoreValue:
    """A core value (kärnvärde) and what it means."""

    key: str
    name: str
    meaning: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vision:
    """The council's vision, valid for the years of one steering model."""

    key: str
    title: str
    text: str = ""
    horizon: int | None = None
    long_term_document: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LawReference:
    """A law with validity: data, never text in code. `provision` is chapter and section.

    `governs` are the boards it governs; none named means all.
    """

    key: str
    name: str
    abbreviation: str = ""
    number: str = ""
    provision: str = ""
    governs: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """A process that risks and controls may be tied to."""

    key: str
    name: str
    owner: str = ""


class YearState(StrEnum):
    """The state of a planning year."""

    NEXT = "next"
    ORDINARY = "ordinary"
    CLOSED = "closed"


class OccasionKind(StrEnum):
    """What kind of report an occasion gives; the last three prepare the council's budget."""

    PLAN = "plan"
    MONTHLY = "monthly"
    INTERIM_EARLY = "interim_early"
    INTERIM_FULL = "interim_full"
    ANNUAL = "annual"
    CONDITIONS = "planning_conditions"
    DIRECTION = "direction_case"
    OPINION = "opinion"


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """A reporting occasion: what the document shows and as of when, what is asked of whom, and its stages.

    `units` and `roles` are those that report; none means all. `asks` none means what its kind asks for.
    """

    key: str
    name: str
    kind: OccasionKind
    as_of: date | None = None
    opens: date | None = None
    deadline: date | None = None
    asks: tuple[Ask, ...] = ()
    units: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    rule_pack: str = ""
    stages: tuple[Stage, ...] = ()
    instructions: tuple[SlotInstruction, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanningYear:
    """A year, its steering model and its occasions."""

    year: int
    steering_model: str
    state: YearState = YearState.ORDINARY
    occasions: tuple[Occasion, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusLabel:
    """A municipality's own word for a status; the meaning is what the system understands."""

    key: str
    label: str
    meaning: StatusMeaning


class ReasonMeaning(StrEnum):
    """Why a status is what it is."""

    ON_PLAN = "on_plan"
    LATE = "late"
    REPLANNED = "replanned"
    WAITING_FOR_DECISION = "waiting_for_decision"
    NO_LONGER_RELEVANT = "no_longer_relevant"
    DONE = "done"
    NOT_STARTED = "not_started"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonCode:
    """A municipality's own word for a reason."""

    key: str
    label: str
    meaning: ReasonMeaning


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentLevel:
    """A step on the municipality's scale for how far a goal was reached; 0 is lowest."""

    key: str
    label: str
    order: int
    meaning: StatusMeaning
    criterion: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskScaleLevel:
    """An anchored step of likelihood or consequence."""

    dimension: str
    value: int
    label: str
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskZone:
    """From which risk value a zone starts, and what it proposes."""

    key: str
    from_value: int
    label: str
    proposal: str
