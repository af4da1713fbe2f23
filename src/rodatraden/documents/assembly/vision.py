"""What the board's goals rest on: vision, goals of the council, core values."""

from rodatraden.core.content.planning import LevelMeaning
from rodatraden.core.document.inline import Reference, Text
from rodatraden.core.document.tree import ItemList, Node, Paragraph, Section
from rodatraden.documents.assembly.cells import words
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.assembly.running_text import blocks, line


def vision(material: Material) -> list[Node]:
    """The council's vision."""
    nodes: list[Node] = []
    for found in material.municipality.visions:
        children = blocks(material, found.text, f"vision/{found.key}")
        if not children:
            children = [Paragraph(key=f"vision/{found.key}/title", runs=words(found.title))]
        nodes.append(Section(key=f"section:vision/{found.key}", heading=found.title, children=tuple(children)))
    return nodes


def core_values(material: Material) -> list[Node]:
    """The core values, each with its meaning."""
    values = material.municipality.core_values
    if not values:
        return []
    items = tuple(
        (Text(text=v.name, strong=True), *((Text(text=": "), *line(material, v.meaning)) if v.meaning.strip() else ()))
        for v in values
    )
    children = (ItemList(key="core-values", items=items),)
    return [Section(key="section:core_values", heading="Kärnvärden", children=children)]


def goal_overview(material: Material) -> list[Node]:
    """The goals above the board's, those the board answers with a link to their section."""
    tops = [g for g in material.children("") if material.meaning(g) is not LevelMeaning.BOARD_GOAL]
    if not tops:
        return []
    items = []
    for goal in tops:
        told = f" ({goal.sort})" if goal.sort else ""
        if goal.key in material.relevant:
            reference = Reference(target=f"section:goal/{goal.key}", text=goal.name)
            items.append((reference, *words(told)) if told else (reference,))
        else:
            items.append(words(goal.name + told))
    return [ItemList(key="goal-overview", items=tuple(items))]


def not_reported(material: Material) -> list[Node]:
    """The goals that are worked on but not reported at this occasion."""
    silent = [g for g in material.goals.values() if material.occasion in g.not_reported_at]
    if not silent:
        return []
    items = tuple(words(goal.name) for goal in silent)
    return [
        Section(
            key="section:not_reported",
            heading="Delmål som inte rapporteras nu",
            numbered=False,
            children=(ItemList(key="not-reported", items=items),),
        )
    ]
