"""Bookmarks: every heading has one, and whatever else the text refers to."""

from collections.abc import Iterator

from rodatraden.core.document.inline import Line, Reference
from rodatraden.core.document.table import Table, TextCell
from rodatraden.core.document.tree import Document, ItemList, KeyFigures, Node, Paragraph, StatusList, walk
from rodatraden.documents.word.contents import Heading


def anchors(document: Document, found: tuple[Heading, ...]) -> dict[str, str]:
    """The bookmark of every key that something in the document refers to, and that exists."""
    keys = dict.fromkeys(key for node in walk(document) for key in _keys(node))
    of_headings: dict[str, str] = {}
    for heading in found:
        of_headings.setdefault(heading.section.key, heading.anchor)
    wanted = {
        inline.target
        for node in walk(document)
        for line in lines_of(node)
        for inline in line
        if isinstance(inline, Reference) and inline.inside
    }
    return {key: of_headings.get(key, f"_Ref{number:09d}") for number, key in enumerate(keys, 1) if key in wanted}


def _keys(node: Node) -> Iterator[str]:
    yield node.key
    if isinstance(node, StatusList):
        yield from (item.key for item in node.items)


def lines_of(node: Node) -> Iterator[Line]:
    """Every line of text in a node itself, not in what stands under it."""
    match node:
        case Paragraph(runs=runs):
            yield runs
        case ItemList(items=items):
            yield from items
        case StatusList(items=entries):
            yield from (line for entry in entries for line in entry.paragraphs)
        case KeyFigures(items=figures):
            yield from (figure.compare for figure in figures)
        case Table(rows=rows, notes=notes):
            yield from (note.text for note in notes)
            cells = (cell for row in rows for cell in row.cells)
            yield from (line for cell in cells if isinstance(cell, TextCell) for line in cell.lines)
        case _:
            return
