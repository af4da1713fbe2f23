"""Prose that belongs to a document, and what a published table prints of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rodatraden.core.document.table import NoteMeaning


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSection:
    """A piece of prose in a slot of the template, or about one thing.

    `slot` is a place in the template ("responsibility", "planning_conditions", "summary",
    "interpretation", "economy", "operation", "investments", "internal_control", …); `about` the
    key of what it comments (a goal, an operation row, an indicator table); `heading` may be "".
    Sections of one slot are printed in the order of the file.
    """

    key: str
    slot: str
    heading: str = ""
    about: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableNote:
    """A note a table carries, with the mark its source printed ("" for the whole table)."""

    mark: str
    text: str
    meaning: NoteMeaning = NoteMeaning.OTHER


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedTable:
    """What a table prints beside its data: caption, header words and notes.

    `table` is the table's key in the document tree. In own files notes of ours may stand here;
    in published files also the caption and column labels as printed, marks included, and in
    `cells` (by "row/column", as "total/grant") what it printed in rows that we only compute.
    """

    table: str
    caption: str = ""
    column_labels: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[TableNote, ...] = ()
    cells: Mapping[str, str] = field(default_factory=dict)
