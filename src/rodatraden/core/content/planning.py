"""The steering model and what hangs on it: goals, work, commitments, activities and reports.

Texts named `text`, `description`, `comment`, `background` … are prose in the form that
`rodatraden.core.prose` describes.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rodatraden.core.content.preparing import Origin


class LevelMeaning(StrEnum):
    """What a level of a steering model is."""

    AREA = "area"
    GOAL = "goal"
    BOARD_GOAL = "board_goal"
    COMMITMENT = "commitment"
    ACTIVITY = "activity"
    WORK = "work"


class Carries(StrEnum):
    """What things on a level may carry."""

    INDICATORS = "indicators"
    TARGETS = "targets"
    WORK = "work"
    COMMITMENTS = "commitments"
    ACTIVITIES = "activities"
    FUNDING = "funding"
    RISKS = "risks"
    ASSESSMENT = "assessment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One level: its Swedish names, its meaning and what it may carry."""

    key: str
    name: str
    plural: str
    meaning: LevelMeaning
    carries: tuple[Carries, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SteeringModel:
    """A municipality's steering model for some years, levels from the top."""

    key: str
    name: str
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A goal on any level. `sort` is a finer word, as "strategiskt mål"; `dimension` the sustainability dimension.

    `not_reported_at` are occasions where it is worked on but not reported; `origin` is the section of the
    year's council budget that it comes from.
    """

    key: str
    level: str
    name: str
    parent: str = ""
    owner: str = ""
    sort: str = ""
    dimension: str = ""
    description: str = ""
    introduction: str = ""
    not_reported_at: tuple[str, ...] = ()
    origin: Origin | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkItem:
    """Planned work to reach a goal."""

    key: str
    goal: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorLink:
    """That a goal (on any level that may carry indicators) is followed with an indicator.

    `name_marks` are note marks a source prints on the name.
    """

    goal: str
    indicator: str
    name_marks: tuple[str, ...] = ()


class CommitmentReach(StrEnum):
    """The board's own, or laid on all boards."""

    BOARD = "board"
    MUNICIPALITY = "municipality"


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """A time-limited, followable commitment (utvecklingsåtagande) on one goal."""

    key: str
    name: str
    goal: str
    reach: CommitmentReach = CommitmentReach.BOARD
    background: str = ""
    text: str = ""
    owner: str = ""
    starts: date | None = None
    ends: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """An activity: the first goal is where it stands, it may serve several goals and commitments.

    `led_by` is an organisation key; `starts_text` holds words as "hösten" where no date is known;
    `merged_into` is the commitment that has taken it over.
    """

    key: str
    name: str
    goals: tuple[str, ...]
    commitments: tuple[str, ...] = ()
    description: str = ""
    led_by: str = ""
    responsible: str = ""
    starts: date | None = None
    ends: date | None = None
    starts_text: str = ""
    merged_into: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusReport:
    """Status of one thing at an occasion: label and reason are keys of the municipality's scales.

    `of` is the key of an activity or commitment. `assessment` is the joint judgement of a
    commitment in words, `all_on_plan` whether it says that all its activities are on plan.
    """

    of: str
    status: str = ""
    reason: str = ""
    comment: str = ""
    assessment: str = ""
    all_on_plan: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalAssessment:
    """How far a goal was reached: a level of the municipality's scale and the grounds."""

    goal: str
    level: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImprovementArea:
    """What the board must improve to reach its goals."""

    key: str
    text: str
    goal: str = ""
