"""What goals and risks come from, told at them, and at the section of the council's budget they come from."""

from rodatraden.core.content.preparing import Origin
from rodatraden.core.cycle.preparing import COMES_FROM
from rodatraden.core.document.inline import Line, Text
from rodatraden.core.document.tree import ItemList, Node, Paragraph
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.assembly.running_text import line


def origin_line(origin: Origin) -> Line:
    """Where something comes from, as a line of its own."""
    return (Text(text=f"Kommer från {COMES_FROM[origin]}.", emphasis=True),)


def origin_told(origin: Origin | None, key: str) -> list[Node]:
    """Where something comes from, as a paragraph; nothing where it does not say."""
    return [] if origin is None else [Paragraph(key=f"{key}/origin", runs=origin_line(origin))]


def come_from(material: Material, slot: str) -> list[Node]:
    """The goals and risks of the document that come from its section with this slot, leading to where they stand."""
    if slot not in {origin.value for origin in Origin}:
        return []
    goals = [goal for goal in material.goals.values() if goal.origin == slot and goal.key in material.relevant]
    risks = [risk for risk in material.plan.risks if risk.origin == slot]
    items = [
        *(line(material, f"Mål: [[goal:{goal.key}]]") for goal in goals),
        *(line(material, f"Risk: [[risk:{risk.key}]]") for risk in risks),
    ]
    if not items:
        return []
    return [
        Paragraph(key=f"origin/{slot}/told", runs=(Text(text="Härifrån kommer:"),)),
        ItemList(key=f"origin/{slot}/items", items=tuple(items)),
    ]
