"""Tables: typed columns with one or two header levels, row kinds, cells and notes."""

from dataclasses import dataclass
from enum import StrEnum

from rodatraden.core.document.figure import Figure
from rodatraden.core.document.inline import Line, Status, Trend


class ColumnKind(StrEnum):
    """What a column holds; the first column is always the row header (`LABEL`)."""

    LABEL = "label"
    TEXT = "text"
    NUMBER = "number"
    STATUS = "status"
    TREND = "trend"
    CODE = "code"


class RowKind(StrEnum):
    """A plain line, the heading of a group, a subtotal or a total."""

    LINE = "line"
    GROUP = "group"
    SUBTOTAL = "subtotal"
    TOTAL = "total"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column. `group` names the header above it (the upper header level) when there are two.

    `focus` marks the column of the year the document is about; `role` says what the review
    may expect there: "outcome", "interim_target", "long_term_target", "budget", "forecast",
    "variance", "corrective", …; `marks` are note marks on the header.
    """

    key: str
    label: str
    kind: ColumnKind
    group: str = ""
    focus: bool = False
    preliminary: bool = False
    role: str = ""
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TextCell:
    """Text in a cell: one or several short paragraphs."""

    lines: tuple[Line, ...] = ()
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureCell:
    """A figure in a cell."""

    figure: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusCell:
    """A status in a cell."""

    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendCell:
    """A trend in a cell."""

    trend: Trend


@dataclass(frozen=True, slots=True, kw_only=True)
class EmptyCell:
    """A cell that holds nothing by design (a heading row, a sum that makes no sense)."""


Cell = TextCell | FigureCell | StatusCell | TrendCell | EmptyCell


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row; `cells` has one cell a column, the first the row header (a `TextCell`).

    A `GROUP` row has its heading in the first cell and spans the table.
    """

    key: str
    kind: RowKind
    cells: tuple[Cell, ...]


class NoteMeaning(StrEnum):
    """What a note explains; the review uses it to find notes in the wrong kind of column."""

    MISSING_OUTCOME = "missing_outcome"
    MISSING_TARGET = "missing_target"
    TARGET_RULE = "target_rule"
    SURVEY = "survey"
    METHOD = "method"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note right under its table; `mark` is "" for a note on the whole table."""

    mark: str
    text: Line
    meaning: NoteMeaning = NoteMeaning.OTHER


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with caption, unit, notes and source line of its own.

    `of` names what it shows ("indicators", "income_statement", "operating_statement", …).
    """

    key: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    of: str = ""
    unit: str = ""
    notes: tuple[Note, ...] = ()
    source: str = ""
