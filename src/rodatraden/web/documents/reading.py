"""A document as one reader is shown it, and how it is cut into pages."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import quote

from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.urls import reverse

from rodatraden.core.document.figure import Mode
from rodatraden.core.document.figures import all_figures
from rodatraden.core.document.table import Table
from rodatraden.core.document.tree import Document as Tree
from rodatraden.core.document.tree import Section, walk
from rodatraden.documents.errors import DocumentUnknown
from rodatraden.documents.html import Mark, Options, Parts, render_parts
from rodatraden.documents.html.options import Cell
from rodatraden.documents.models import Document
from rodatraden.documents.queries import Shown, document_for
from rodatraden.documents.rendering import chart_svgs
from rodatraden.web.ui import remembered
from rodatraden.web.ui.pages_of import pages_of

if TYPE_CHECKING:
    from rodatraden.foundation.accounts.models import User

_GOAL = "section:goal/"
WHOLE_ROWS, WHOLE_FIGURES = 150, 150
"""A document with more table rows or figures than this is shown a chapter at a time."""


def _node(place: str) -> str:
    """The key of the node that a place (node, row and column) is in."""
    return place.partition("~")[0]


@dataclass(frozen=True)
class Reading:
    """A document and what of it stands on this page."""

    document: Document
    shown: Shown
    wanted: str
    address: str
    version: remembered.Version

    @property
    def tree(self) -> Tree:
        """The document tree."""
        return self.shown.tree

    @cached_property
    def by_chapter(self) -> bool:
        """Whether the document is too long for one page."""
        rows = sum(len(node.rows) for node in walk(self.tree) if isinstance(node, Table))
        return rows > WHOLE_ROWS or sum(1 for _ in all_figures(self.tree)) > WHOLE_FIGURES

    @cached_property
    def chapter(self) -> Section | None:
        """The chapter on this page: the one that holds the wanted node; nothing when all of them are here."""
        if not self.by_chapter or not self.tree.children:
            return None
        home = self._chapters.get(_node(self.wanted), "")
        return next((section for section in self.tree.children if section.key == home), self.tree.children[0])

    @cached_property
    def neighbours(self) -> tuple[Section | None, Section | None]:
        """The chapters before and after this one."""
        if self.chapter is None:
            return None, None
        place = self.tree.children.index(self.chapter)
        before = self.tree.children[place - 1] if place else None
        after = self.tree.children[place + 1] if place + 1 < len(self.tree.children) else None
        return before, after

    @cached_property
    def _chapters(self) -> Mapping[str, str]:
        """The chapter that each node stands in."""
        homes = {section.key: section.key for section in self.tree.children}
        for section in self.tree.children:
            homes.update({node.key: section.key for node in walk(section)})
        return homes

    def href(self, node: str) -> str:
        """Where a node (or a row or cell in it) can be read."""
        home = self._chapters.get(_node(node), "")
        if not self.by_chapter or (self.chapter is not None and home == self.chapter.key):
            return f"#{node}"
        return f"{self.address}?vid={quote(node)}#{node}" if home else self.address

    def parts(self, *, compare: bool = False, marks: Mapping[Cell, tuple[Mark, ...]] | None = None) -> Parts:
        """The parts of the page."""
        options = Options(page_of=self._page_of(), node_href=self.href, compare=compare, marks=marks or {})
        return render_parts(
            self.tree, chart_svgs(self._on_page()), options, chapter=self.chapter.key if self.chapter else ""
        )

    def _on_page(self) -> Tree:
        if self.chapter is None:
            return self.tree
        return replace(self.tree, children=(self.chapter,))

    def _page_of(self) -> Callable[[str], str]:
        """Pages of ours for what the document names: its own indicators and goals."""
        nodes = list(walk(self.tree))
        goals = {
            node.key.removeprefix(_GOAL) for node in nodes if isinstance(node, Section) and node.key.startswith(_GOAL)
        }
        indicators = {
            row.key for node in nodes if isinstance(node, Table) and node.of == "indicators" for row in node.rows
        }
        scope = self.document.scope
        return pages_of(str(scope.board_id), int(scope.year or 0), frozenset(indicators), frozenset(goals))

    @property
    def is_published(self) -> bool:
        """Whether the document prints what its source stated."""
        return self.tree.mode is Mode.PUBLISHED


def open_document(user: "User | AnonymousUser", key: str, wanted: str, view: str = "read") -> Reading:
    """The document for a reader, opened at a node in a view of it.

    `Http404` both when it is missing and when it is not for them.
    """
    try:
        document = document_for(key, user)
    except DocumentUnknown as unknown:
        raise Http404 from unknown
    at = remembered.version_of(document)
    shown = remembered.shown(document, user, at)
    return Reading(document, shown, wanted, reverse(f"documents:{view}", args=(key,)), at)
