"""References from running text to goals, activities, tables, sections and laws.

While a document is put together nobody knows yet what will stand in it. A reference is therefore
first made by what it names, and turned to its place when the whole is there.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from rodatraden.core.document.inline import Reference
from rodatraden.core.document.table import Table
from rodatraden.core.document.tree import Document, Node, Section, walk
from rodatraden.core.prose.blocks import ReferenceMark
from rodatraden.documents.assembly.material import Material

IN_DOCUMENT = ("table", "section")
"""What only exists in an assembled document."""
T = TypeVar("T")


def reference_of(material: Material, mark: ReferenceMark) -> Reference:
    """The reference by what it names ("goal:KEY"); `placed` turns it to its place."""
    return Reference(target=f"{mark.kind}:{mark.key}", text=mark.words or _name(material, mark), inside=False)


def _name(material: Material, mark: ReferenceMark) -> str:
    """The name of what is named; "" for a table or section, which `placed` names."""
    key = mark.key
    match mark.kind:
        case "goal":
            return material.goals[key].name if key in material.goals else key
        case "activity":
            return material.activities[key].name if key in material.activities else key
        case "commitment":
            return material.commitments[key].name if key in material.commitments else key
        case "indicator":
            indicator = material.indicators.get(key)
            return (indicator.short_name or indicator.name) if indicator else key
        case "risk":
            return next((risk.title for risk in material.plan.risks if risk.key == key), key)
        case "law":
            return next((law.name for law in material.municipality.laws if law.key == key), key)
        case "table" | "section":
            return ""
    return key


def place_of(material: Material, kind: str, key: str, nodes: Mapping[str, Node]) -> str:
    """The key of the node where a thing is told in this document; "" when it is not in it."""
    return next((place for place in _places(material, kind, key) if place in nodes), "")


def _places(material: Material, kind: str, key: str) -> tuple[str, ...]:
    match kind:
        case "goal" | "commitment":
            return (f"section:{kind}/{key}",)
        case "activity":
            activity = material.activities.get(key)
            return tuple(f"activities:{goal}" for goal in activity.goals[:1]) if activity else ()
        case "indicator":
            return tuple(f"indicators:{x.goal}" for x in material.plan.indicator_links if x.indicator == key)
        case "risk":
            risk = next((risk for risk in material.plan.risks if risk.key == key), None)
            return ("risks", f"risks:{risk.goal or risk.process or 'ovrigt'}") if risk else ()
        case "table":
            return (key,)
        case "section":
            return (f"section:{key}",)
    return ()


def placed(material: Material, document: Document) -> Document:
    """The document with every reference turned to where it leads.

    To a node where what it names stands in this document, else to our page of it. A table or
    section that does not stand in the document keeps a target that no node has: the review finds it.
    """
    nodes = {node.key: node for node in walk(document)}

    def place(reference: Reference) -> Reference:
        if reference.inside:
            return reference
        kind, _, key = reference.target.partition(":")
        home = place_of(material, kind, key, nodes)
        if not home and kind not in IN_DOCUMENT:
            return reference
        target = home or _places(material, kind, key)[0]
        return Reference(target=target, text=reference.text or _heading(nodes.get(home), key))

    return _mapped(document, place)


def _heading(node: Node | None, key: str) -> str:
    if isinstance(node, Section):
        return node.heading
    return node.caption if isinstance(node, Table) else key


def _mapped(value: T, place: Any) -> T:
    """The value with every reference in it exchanged; itself when there is none."""
    if isinstance(value, Reference):
        return cast("T", place(value))
    if isinstance(value, tuple):
        items = tuple(_mapped(item, place) for item in value)
        return cast("T", items) if any(a is not b for a, b in zip(items, value, strict=True)) else value
    if is_dataclass(value) and not isinstance(value, type):
        found = {field.name: getattr(value, field.name) for field in fields(value)}
        new = {name: _mapped(below, place) for name, below in found.items() if isinstance(below, tuple)}
        changed = {name: below for name, below in new.items() if below is not found[name]}
        return replace(value, **changed) if changed else value
    return value
