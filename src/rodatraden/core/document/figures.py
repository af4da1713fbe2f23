"""All figures of a document."""

from collections.abc import Iterator

from rodatraden.core.document.figure import Figure
from rodatraden.core.document.inline import FigureRun, Line
from rodatraden.core.document.table import FigureCell, Table, TextCell
from rodatraden.core.document.tree import (
    Chart,
    Document,
    ItemList,
    KeyFigures,
    Node,
    Paragraph,
    StatusList,
    walk,
)


def lines_of(node: Node) -> Iterator[Line]:
    """Every line of text of one node, tables and what stands below a section left out."""
    if isinstance(node, Paragraph):
        yield node.runs
    elif isinstance(node, ItemList):
        yield from node.items
    elif isinstance(node, KeyFigures):
        yield from (item.compare for item in node.items)
    elif isinstance(node, StatusList):
        for item in node.items:
            yield from item.paragraphs


def table_figures(table: Table) -> Iterator[Figure]:
    """Every figure of a table, in cells and in the text of cells."""
    for row in table.rows:
        for cell in row.cells:
            if isinstance(cell, FigureCell):
                yield cell.figure
            elif isinstance(cell, TextCell):
                for line in cell.lines:
                    yield from (run.figure for run in line if isinstance(run, FigureRun))


def all_figures(document: Document) -> Iterator[Figure]:
    """Every figure in reading order."""
    for node in walk(document):
        if isinstance(node, Table):
            yield from table_figures(node)
        elif isinstance(node, Chart):
            yield from table_figures(node.data)
        else:
            if isinstance(node, KeyFigures):
                yield from (item.figure for item in node.items)
            for line in lines_of(node):
                yield from (run.figure for run in line if isinstance(run, FigureRun))


def figures_of(document: Document) -> dict[str, Figure]:
    """The figures that have an address, by it; the first place of each counts."""
    found: dict[str, Figure] = {}
    for figure in all_figures(document):
        if figure.provenance is not None:
            found.setdefault(figure.provenance.address, figure)
    return found
