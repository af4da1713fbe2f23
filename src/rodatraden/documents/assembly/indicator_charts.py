"""Charts beside a goal's measures."""

from rodatraden.core.document.tree import Node
from rodatraden.documents.assembly.material import Material


def goal_charts(material: Material, goal: str) -> list[Node]:
    """Charts of a goal's measures where a reader would rather look; none in a published document."""
    return []
