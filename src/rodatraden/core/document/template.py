"""A template: which sections a document has, what each holds, and the rules its content must meet.

Templates are data with versions. A kind of document, on a level of the organisation, has one
template; a municipality may make its own version of it.
"""

from dataclasses import dataclass
from enum import StrEnum


class DocumentKind(StrEnum):
    """The documents of a year."""

    PLAN = "plan"
    INTERIM_EARLY = "interim_early"
    INTERIM_FULL = "interim_full"
    ANNUAL = "annual"
    MONTHLY = "monthly"


class TemplateLevel(StrEnum):
    """Whose document it is."""

    MUNICIPALITY = "municipality"
    BOARD = "board"
    ADMINISTRATION = "administration"
    UNIT = "unit"


class Part(StrEnum):
    """What a section can be filled with; the assembly knows how to make each from data."""

    TEXTS = "texts"
    KEY_FIGURES = "key_figures"
    VISION = "vision"
    GOAL_OVERVIEW = "goal_overview"
    CORE_VALUES = "core_values"
    LAWS = "laws"
    PLAN_GOALS = "plan_goals"
    REPORT_GOALS = "report_goals"
    COMMITMENT_SUMMARY = "commitment_summary"
    NOT_REPORTED = "not_reported"
    GOAL_ASSESSMENTS = "goal_assessments"
    IMPROVEMENT_AREAS = "improvement_areas"
    INCOME_STATEMENT = "income_statement"
    OPERATING_STATEMENT = "operating_statement"
    OPERATIONS = "operations"
    ALLOCATIONS = "allocations"
    FUNDING = "funding"
    INVESTMENTS = "investments"
    MEASURES = "measures"
    VOLUMES = "volumes"
    RISKS = "risks"
    AUDITS = "audits"
    CONTROLS = "controls"
    CONTROL_JUDGEMENT = "control_judgement"
    FOLLOW_UP_PLAN = "follow_up_plan"
    FOLLOW_UPS = "follow_ups"
    DIRECTIVES = "directives"
    FRAMES = "frames"
    ANSWERS = "answers"
    BOARDS_TOGETHER = "boards_together"
    SOURCES = "sources"
    UNITS = "units"
    OWN_FRAME = "own_frame"
    PROMISES = "promises"


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateSection:
    """A section: its slot (which texts go here), heading, parts in order, and sections below.

    A section is left out when neither it nor anything below it has content, unless `required`:
    then it stands with the sentence `empty`. `chapters` lifts what its parts make to the level
    of the section itself (goal areas become chapters). `role` is a `SectionRole` value.
    """

    slot: str
    heading: str
    parts: tuple[Part, ...] = (Part.TEXTS,)
    sections: tuple["TemplateSection", ...] = ()
    required: bool = False
    empty: str = ""
    chapters: bool = False
    role: str = "plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Instruction:
    """What is said to those who write in a slot, beside the field: how long, about what."""

    slot: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A version of a template. `rules` are ids of content rules; `{year}`, `{as_of}` fill the title.

    `instructions` are by slot: those of its own sections, and those of `core.document.slots`.
    """

    key: str
    name: str
    kind: DocumentKind
    level: TemplateLevel
    version: int
    title: str
    subtitle: str
    sections: tuple[TemplateSection, ...]
    rules: tuple[str, ...] = ()
    instructions: tuple[Instruction, ...] = ()
