"""What in a document refers to what: only keys that are referred to become places to link to."""

from collections import Counter
from collections.abc import Iterator

from rodatraden.core.document.inline import Line, Reference
from rodatraden.core.document.table import Table, TextCell
from rodatraden.core.document.tree import (
    Document,
    ItemList,
    KeyFigures,
    Node,
    Paragraph,
    StatusList,
    walk,
)


def targets(document: Document) -> frozenset[str]:
    """Keys that something in the document refers to, and that stand for one node only."""
    nodes = list(walk(document))
    keys = Counter(node.key for node in nodes)
    for node in nodes:
        if isinstance(node, StatusList):
            keys.update(item.key for item in node.items)
    wanted = {
        run.target
        for node in nodes
        for line in lines_of(node)
        for run in line
        if isinstance(run, Reference) and run.inside
    }
    return frozenset(key for key in wanted if keys[key] == 1)


def lines_of(node: Node) -> Iterator[Line]:
    """Every line of text in a node itself, not below it."""
    match node:
        case Paragraph(runs=runs):
            yield runs
        case ItemList(items=items):
            yield from items
        case StatusList(items=entries):
            for entry in entries:
                yield from entry.paragraphs
        case KeyFigures(items=figures):
            yield from (figure.compare for figure in figures)
        case Table(rows=rows, notes=notes):
            yield from (note.text for note in notes)
            for row in rows:
                for cell in row.cells:
                    if isinstance(cell, TextCell):
                        yield from cell.lines
        case _:
            return
