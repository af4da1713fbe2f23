"""Whole documents as HTML."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from rodatraden.core.document.tree import Document, Node
from rodatraden.documents.html import blocks
from rodatraden.documents.html.contents import contents
from rodatraden.documents.html.cover import cover
from rodatraden.documents.html.drawing import start
from rodatraden.documents.html.markup import attributes, text
from rodatraden.documents.html.options import Options, same_page

_STYLE = "standalone.css"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """A document in the parts a page lays out: its cover, its contents and its sections."""

    cover: str
    contents: str
    body: str


def render_parts(
    document: Document,
    charts: Mapping[str, str],
    options: Options | None = None,
    *,
    chapter: str = "",
    levels: int = 2,
) -> Parts:
    """The parts of a document; with `chapter` (the key of an outermost section) only that section.

    `charts` maps the key of a chart to its SVG. The same tree and options give the same bytes.
    """
    chosen = options or Options()
    drawing = start(document, charts, chosen)
    sections = [section for section in document.children if not chapter or section.key == chapter]
    body = "".join(blocks.section(drawing, section, chosen.depth) for section in sections)
    return Parts(
        cover=cover(document), contents=contents(document, chosen.node_href, levels=levels, here=chapter), body=body
    )


def render_nodes(document: Document, nodes: Sequence[Node], options: Options | None = None) -> str:
    """Some nodes of a document by themselves (a table on another page), with their sources after them."""
    drawing = start(document, {}, options or Options())
    return "".join(blocks.node(drawing, given, drawing.options.depth + 1) for given in nodes) + drawing.written()


def render_html(document: Document, charts: Mapping[str, str], *, standalone: bool) -> str:
    """A document as HTML: an `article` for a page, or one whole file that needs nothing else."""
    parts = render_parts(document, charts, Options(node_href=same_page))
    article = (
        f"<article{attributes(class_='rt-paper', lang=document.meta.language)}>{parts.cover}"
        f'<nav class="rt-contents" aria-labelledby="innehall-rubrik"><h2 id="innehall-rubrik">Innehåll</h2>'
        f"{parts.contents}</nav>{parts.body}</article>"
    )
    return _whole_file(document, article) if standalone else article


def _whole_file(document: Document, article: str) -> str:
    meta = document.meta
    described = meta.description or f"{meta.kind}, {meta.organisation}, {meta.municipality}"
    return (
        f'<!DOCTYPE html>\n<html lang="{text(meta.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="description" content="{text(described)}">\n'
        f"<title>{text(meta.title)} · {text(meta.organisation)}</title>\n"
        f"<style>\n{_style()}</style>\n</head>\n<body>\n<main>\n{article}\n</main>\n</body>\n</html>\n"
    )


@cache
def _style() -> str:
    return resources.files(__package__).joinpath(_STYLE).read_text(encoding="utf-8")
