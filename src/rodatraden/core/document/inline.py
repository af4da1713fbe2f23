"""What a line of text is made of."""

from dataclasses import dataclass
from enum import StrEnum

from rodatraden.core.document.figure import Figure


class StatusMeaning(StrEnum):
    """What a status means, whatever a municipality calls it; the shape follows the meaning."""

    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    OFF_TRACK = "off_track"
    DONE = "done"
    NOT_STARTED = "not_started"
    CANCELLED = "cancelled"
    INFORMATION = "information"
    NONE = "none"


class TrendDirection(StrEnum):
    """Good or bad, not up or down; without polarity increased, decreased, unchanged."""

    POSITIVE = "positive"
    UNCHANGED = "unchanged"
    NEGATIVE = "negative"
    INCREASED = "increased"
    DECREASED = "decreased"


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A run of text in one style."""

    text: str
    strong: bool = False
    emphasis: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRun:
    """A live figure in running text."""

    figure: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A link to something in the document (a node's key) or to a page of ours (`goal:…`).

    `inside` says whether `target` is a node of this very document.
    """

    target: str
    text: str
    inside: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link out of the document."""

    url: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """A status as shape and word."""

    meaning: StatusMeaning
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """A trend as shape and word; `stated` is the source's own word."""

    direction: TrendDirection
    label: str
    stated: str | None = None


Inline = Text | FigureRun | Reference | Link | Status | Trend
Line = tuple[Inline, ...]
