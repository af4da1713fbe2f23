"""A text as its reader sees it: with its figures, beside another text, and as it will stand in the document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.cycle.queries.scopes import as_content
from rodatraden.core.content.text import TextSection
from rodatraden.core.prose import (
    Block,
    FigureMark,
    Inline,
    ItemList,
    Link,
    Paragraph,
    ProseError,
    ReferenceMark,
    Words,
    marks,
    parse_prose,
    write_prose,
)
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.assembly.running_text import told
from rodatraden.documents.html import Options, render_nodes
from rodatraden.documents.live_text import Surroundings
from rodatraden.documents.models import Document
from rodatraden.documents.texts import as_it_will_stand
from rodatraden.web.ui import remembered

LONGEST = 160
"""How many characters of a text a list shows."""


def material_for(scope: Scope, document: Document | None) -> Material | None:
    """What the texts of a scope draw their figures from; None while there is no municipality."""
    if document is not None:
        return remembered.material(document, remembered.version_of(document))
    return Surroundings(as_content(scope)).material


def has_marks(prose: str) -> bool:
    """Whether a text has figures or references; one that cannot be read has none."""
    try:
        return next(iter(marks(prose)), None) is not None
    except ProseError:
        return False


def reader(material: Callable[[], Material | None]) -> Callable[[str], str]:
    """A function from a text to its words: figures as they stand, lists with dashes, no marks.

    The material is asked for only when a text needs it.
    """

    def words(prose: str) -> str:
        try:
            blocks = parse_prose(prose)
        except ProseError:
            return prose
        around = material() if has_marks(prose) else None
        return "\n\n".join(_block(block, around) for block in blocks)

    return words


def _block(block: Block, material: Material | None) -> str:
    if not isinstance(block, ItemList):
        return _line(Paragraph(inlines=block.inlines), material)
    signs = (f"{number}." if block.ordered else "–" for number in range(1, len(block.items) + 1))
    lines = (_line(Paragraph(inlines=item), material) for item in block.items)
    return "\n".join(f"{sign} {line}" for sign, line in zip(signs, lines, strict=True))


def _line(block: Paragraph, material: Material | None) -> str:
    if material is not None:
        return told(material, write_prose((block,)))
    return "".join(_without_material(inline) for inline in block.inlines)


def _without_material(inline: Inline) -> str:
    """The words of a run; "…" stands for a figure, or for what is only referred to."""
    match inline:
        case Words() | Link():
            return inline.text
        case ReferenceMark():
            return inline.words or "…"
        case FigureMark():
            return inline.options.stated or "…"


def first_words(prose: str) -> str:
    """The beginning of a text for a list, cut between words."""
    text = " ".join(reader(lambda: None)(prose).split())
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def preview(material: Material, text: TextSection, *, document: str) -> str:
    """The text as it will stand in the document, as HTML; "" when the document has no place for it."""
    key = document or "forhandsvisning"
    tree, nodes = as_it_will_stand(replace(material), text, key=key)
    return render_nodes(tree, nodes, Options(depth=2, prefix="fv-")) if nodes else ""
