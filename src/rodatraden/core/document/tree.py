"""The nodes of a document. Keys come from what a node shows, never from its place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from rodatraden.core.document.figure import Figure, Mode
from rodatraden.core.document.inline import Line, Status
from rodatraden.core.document.table import Table


class SectionRole(StrEnum):
    """What a section is about, so that a renderer can dress it."""

    PLAIN = "plain"
    GOAL_AREA = "goal_area"
    COUNCIL_GOAL = "council_goal"
    BOARD_GOAL = "board_goal"
    WORK = "work"
    APPENDIX = "appendix"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Running text; `lead` is the larger opening paragraph, `tag` a word in the margin."""

    key: str
    runs: Line
    lead: bool = False
    tag: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemList:
    """A list of short texts."""

    key: str
    items: tuple[Line, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A Vega-Lite spec with its text alternative and the same data as a table.

    Colours in the spec are placeholders (`#00ac01` accent … `#00ac07` paper) that each renderer
    swaps for its theme. `wide` charts use the margin column too.
    """

    key: str
    caption: str
    spec: Mapping[str, Any]
    alt: str
    data: Table
    source: str = ""
    wide: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigure:
    """A large figure with its label, a line of comparison and a status."""

    key: str
    label: str
    figure: Figure
    unit: str
    compare: Line = ()
    status: Status | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigures:
    """Three to six large figures on a page."""

    key: str
    items: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusItem:
    """A commitment, activity or treatment with status, scope line and text."""

    key: str
    title: str
    status: Status | None
    scope: str
    paragraphs: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusList:
    """Things with a status, one under the other."""

    key: str
    items: tuple[StatusItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that belongs to the document; hashed with its edition."""

    key: str
    title: str
    filename: str
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with what stands under it. `kicker` is the small line above the heading."""

    key: str
    heading: str
    children: tuple["Node", ...]
    role: SectionRole = SectionRole.PLAIN
    kicker: str = ""
    numbered: bool = True


Node = Section | Paragraph | ItemList | Table | Chart | KeyFigures | StatusList | Attachment


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Who decided, when, and under which paragraph of the minutes."""

    body: str
    date: date
    paragraph: str
    case_number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """What the cover and the running head say. `notice` is printed on the cover and each web page.

    `log_head` is where the log of changes ended at the decision: a later change of it shows.
    """

    title: str
    subtitle: str
    kind: str
    municipality: str
    organisation: str
    year: int
    language: str = "sv"
    as_of: date | None = None
    case_number: str = ""
    edition: str = "draft"
    edition_label: str = "Utkast"
    decision: Decision | None = None
    description: str = ""
    keywords: tuple[str, ...] = ()
    notice: str = ""
    template: str = ""
    accent: str = "#17545c"
    log_head: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole document: the one input of every renderer.

    `thread` bundles measures by goal and area for the cover's lines: one tuple an area, in it one
    number a goal.
    """

    key: str
    mode: Mode
    meta: Meta
    children: tuple[Section, ...]
    thread: tuple[tuple[int, ...], ...] = ()


def walk(node: Document | Node) -> Iterator[Node]:
    """Every node below `node` in reading order, sections before what stands under them."""
    children: tuple[Node, ...] = node.children if isinstance(node, Document | Section) else ()
    for child in children:
        yield child
        yield from walk(child)
