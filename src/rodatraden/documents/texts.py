"""Running text that a person writes: that its figures and references lead somewhere, and how it will stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.cycle.queries.scopes import as_content
from rodatraden.core.content.text import TextSection
from rodatraden.core.document.tree import Document as Tree
from rodatraden.core.document.tree import Node, Section
from rodatraden.core.prose import Address, ReferenceMark, marks
from rodatraden.documents.assembly.assemble import assemble
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.errors import TextPointsNowhere
from rodatraden.documents.live_text import Surroundings

_NOUNS = {
    "goal": "målet",
    "activity": "aktiviteten",
    "commitment": "åtagandet",
    "indicator": "indikatorn",
    "risk": "risken",
    "law": "lagen",
    "table": "tabellen",
    "section": "avsnittet",
    "plan": "dokumentet",
}
_HOMES: Mapping[str, Callable[[Material], Iterable[str]]] = {
    "goal": lambda material: material.goals,
    "activity": lambda material: material.activities,
    "commitment": lambda material: material.commitments,
    "indicator": lambda material: material.indicators,
    "risk": lambda material: (risk.key for risk in material.plan.risks),
    "law": lambda material: (law.key for law in material.municipality.laws),
}


def refuse_unresolved_text(scope: Scope, body: str) -> None:
    """Raise TextPointsNowhere for the first figure or reference of a text that leads nowhere.

    A text without them costs nothing. ProseError passes through.
    """
    around = Surroundings(as_content(scope))
    for mark in marks(body):
        if not _leads_somewhere(around, mark):
            raise TextPointsNowhere(_told(mark))


def _leads_somewhere(around: Surroundings, mark: Address | ReferenceMark) -> bool:
    if isinstance(mark, ReferenceMark) and mark.kind in _HOMES:
        return around.material is None or mark.key in set(_HOMES[mark.kind](around.material))
    return around.has(mark)


def _told(mark: Address | ReferenceMark) -> str:
    if isinstance(mark, ReferenceMark):
        return f"{_NOUNS[mark.kind].capitalize()} ”{mark.key}” som texten hänvisar till"
    return f"Siffran ”{mark}”"


def as_it_will_stand(material: Material, text: TextSection, *, key: str) -> tuple[Tree, tuple[Node, ...]]:
    """The document with this text in it, and the nodes that the text becomes."""
    own = material.report or material.plan
    others = [each for each in own.texts if each.key != text.key]
    at = next((n for n, each in enumerate(own.texts) if each.key == text.key), len(others))
    texts = (*others[:at], text, *others[at:])
    if material.report is not None:
        changed = replace(material, report=replace(material.report, texts=texts))
    else:
        changed = replace(material, plan=replace(material.plan, texts=texts))
    tree = assemble(changed, key=key)
    return tree, tuple(_nodes_of(tree, text.key))


def _nodes_of(tree: Tree, key: str) -> list[Node]:
    """The outermost nodes made of a text, in order."""
    found: list[Node] = []
    left: list[Node] = list(tree.children)
    while left:
        node = left.pop(0)
        name = node.key.removeprefix("section:")
        if name == f"text/{key}" or name.startswith(f"text/{key}/"):
            found.append(node)
        elif isinstance(node, Section):
            left = [*node.children, *left]
    return found
