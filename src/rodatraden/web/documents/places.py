"""The places of a document that a person can point at: sections, paragraphs, tables and their rows."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from rodatraden.core.document.inline import Line, Text
from rodatraden.core.document.table import Table, TextCell
from rodatraden.core.document.tree import Document as Tree
from rodatraden.core.document.tree import Node, Paragraph, Section, walk

LONGEST_NAME = 70
MAX_PLACES = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place: `value` is its node, and its row after "~" in a table."""

    value: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """The places of one chapter."""

    name: str
    places: tuple[Place, ...]


def chapters_with_places(tree: Tree, only: Section | None = None) -> list[Chapter]:
    """The places by chapter; of one chapter alone when the page shows one."""
    left = MAX_PLACES
    found = []
    for chapter in tree.children if only is None else (only,):
        places = tuple(place for node in walk(chapter) for place in _of(node))[:left]
        left -= len(places)
        if places:
            found.append(Chapter(name=chapter.heading, places=places))
    return found


def _of(node: Node) -> Iterator[Place]:
    if isinstance(node, Section) and node.heading:
        yield Place(value=node.key, name=_shortened(node.heading))
    elif isinstance(node, Paragraph):
        words = _words(node.runs)
        if words:
            yield Place(value=node.key, name=_("”%(words)s”") % {"words": _shortened(words)})
    elif isinstance(node, Table):
        yield Place(value=node.key, name=_("Tabell: %(name)s") % {"name": _shortened(node.caption)})
        for row in node.rows:
            first = row.cells[0] if row.cells else None
            if isinstance(first, TextCell):
                name = _("Tabell: %(name)s, %(row)s") % {
                    "name": _shortened(node.caption, 30),
                    "row": _shortened(" ".join(_words(line) for line in first.lines)),
                }
                yield Place(value=f"{node.key}~{row.key}", name=name)


def _words(line: Line) -> str:
    return "".join(run.text for run in line if isinstance(run, Text))


def _shortened(words: str, longest: int = LONGEST_NAME) -> str:
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "…"
