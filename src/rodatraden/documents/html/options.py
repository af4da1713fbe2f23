"""What the one who asks for HTML decides about it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

Cell = tuple[str, str, str]
"""The key of a node, of a row in it and of a column; the last two may be empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A number beside a place, linked to what is said about it (a finding of the review)."""

    number: int
    href: str
    label: str


def no_page(target: str) -> str:
    """No page of ours shows `target`: the address is empty, and no link is made."""
    return ""


def same_page(key: str) -> str:
    """The node stands on this very page."""
    return f"#{key}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a document is drawn.

    `page_of` gives the address of the page that shows a thing (`goal:…`, `observation:…`), "" for
    none; `node_href` the address of a node of the document, which may be on another page;
    `marks` are drawn beside nodes, rows and cells; `compare` shows our value beside a stated one
    where they differ; `depth` is the level of the outermost heading; `prefix` starts the ids of
    sources and table heads, for a page that holds several renderings.
    """

    page_of: Callable[[str], str] = no_page
    node_href: Callable[[str], str] = same_page
    marks: Mapping[Cell, tuple[Mark, ...]] = field(default_factory=dict)
    compare: bool = False
    depth: int = 2
    prefix: str = ""
