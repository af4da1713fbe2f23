"""A text in a list, and as it will stand in the document."""

from __future__ import annotations

from dataclasses import replace

from rodatraden.core.content.text import TextSection
from rodatraden.core.prose import ProseError, Table, Words, parse_prose
from rodatraden.core.prose.tables import is_a_number
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.html import Options, render_nodes
from rodatraden.documents.texts import as_it_will_stand
from rodatraden.web.ui.told import reader

LONGEST = 160
"""How many characters of a text a list shows."""


def has_lone_number(prose: str) -> bool:
    """Whether a cell of a table in the text, under its head, is nothing but a number."""
    try:
        tables = [block for block in parse_prose(prose) if isinstance(block, Table)]
    except ProseError:
        return False
    cells = (cell for table in tables for row in table.rows[1:] for cell in row)
    return any(
        is_a_number("".join(inline.text for inline in cell if isinstance(inline, Words)))
        for cell in cells
        if all(isinstance(inline, Words) for inline in cell)
    )


def first_words(prose: str) -> str:
    """The beginning of a text for a list, cut between words."""
    text = " ".join(reader(lambda: None)(prose).split())
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def preview(material: Material, text: TextSection, *, document: str) -> str:
    """The text as it will stand in the document, as HTML; "" when the document has no place for it."""
    key = document or "forhandsvisning"
    tree, nodes = as_it_will_stand(replace(material), text, key=key)
    return render_nodes(tree, nodes, Options(depth=2, prefix="fv-")) if nodes else ""
