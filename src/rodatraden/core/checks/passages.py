"""The running text of a document, piece by piece, with where it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rodatraden.core.document.figure import Figure, Mode
from rodatraden.core.document.inline import FigureRun, Line, Link, Reference, Status, Text, Trend
from rodatraden.core.document.table import Table, TextCell
from rodatraden.core.document.tree import Document, ItemList, Node, Paragraph, Section, StatusList
from rodatraden.core.numbers import with_unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph, an item of a list or a text in a table.

    `sections` are the sections it stands in, outermost first; `list_items` is the number of items
    of a list that follows right after it (0 when none does); `table` the key of the nearest table
    before it in its innermost section, or else after it ("" when there is none).
    """

    node: str
    text: str
    runs: Line
    sections: tuple[Section, ...]
    list_items: int = 0
    table: str = ""

    @property
    def label(self) -> str:
        """Where it stands, in Swedish words."""
        return f"Avsnitt {self.sections[-1].heading}" if self.sections else "Dokumentet"


def text_of(runs: Line, mode: Mode) -> str:
    """A line as a reader sees it, with single spaces."""
    return " ".join("".join(_run_text(run, mode) for run in runs).replace("\u00a0", " ").split())


def _run_text(run: Text | FigureRun | Reference | Link | Status | Trend, mode: Mode) -> str:
    match run:
        case Text() | Reference() | Link():
            return run.text
        case FigureRun(figure=figure):
            return with_unit(figure, mode)
        case Status() | Trend():
            return run.label


def passages_of(document: Document) -> tuple[Passage, ...]:
    """All running text of a document in reading order."""
    return tuple(passage for section in document.children for passage in _in_section(section, (), document.mode))


def _in_section(section: Section, above: tuple[Section, ...], mode: Mode) -> Iterator[Passage]:
    path = (*above, section)
    for place, node in enumerate(section.children):
        if isinstance(node, Section):
            yield from _in_section(node, path, mode)
            continue
        following = section.children[place + 1] if place + 1 < len(section.children) else None
        items = len(following.items) if isinstance(following, ItemList) else 0
        table = _nearest_table(section, place)
        for runs in _lines(node):
            text = text_of(runs, mode)
            if text:
                yield Passage(node=node.key, text=text, runs=runs, sections=path, list_items=items, table=table)


def _nearest_table(section: Section, place: int) -> str:
    before = [node.key for node in section.children[:place] if isinstance(node, Table)]
    after = [node.key for node in section.children[place:] if isinstance(node, Table)]
    return before[-1] if before else after[0] if after else ""


def _lines(node: Node) -> Iterator[Line]:
    match node:
        case Paragraph(runs=runs):
            yield runs
        case ItemList(items=items):
            yield from items
        case StatusList(items=items):
            for item in items:
                yield (Text(text=item.title),)
                yield from item.paragraphs
        case Table(rows=rows, notes=notes):
            for row in rows:
                for cell in row.cells:
                    if isinstance(cell, TextCell):
                        yield from cell.lines
            for note in notes:
                yield note.text
        case _:
            return


def figures_in(runs: Line) -> tuple[Figure, ...]:
    """The live figures of a line, in order."""
    return tuple(run.figure for run in runs if isinstance(run, FigureRun))


_ABBREVIATIONS = re.compile(
    r"(?:\b(?:t\.ex|bl\.a|m\.m|m\.fl|d\.v\.s|dvs|ca|kap|nr|kl|jfr|resp|inkl|exkl|max|min|s\.k|f\.d|fr\.o\.m|t\.o\.m)|\d)\.$",
    re.IGNORECASE,
)
_BOUNDARY = re.compile(r"(?<=[.!?:])\s+(?=[\"”“'(]?[A-ZÅÄÖ0-9])")


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text; a colon ends one too. Common abbreviations do not."""
    found: list[str] = []
    for piece in _BOUNDARY.split(text):
        if found and _ABBREVIATIONS.search(found[-1]) and not found[-1].endswith(":"):
            found[-1] = f"{found[-1]} {piece}"
        else:
            found.append(piece)
    return tuple(piece for piece in found if piece.strip())
