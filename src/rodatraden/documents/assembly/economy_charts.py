"""Charts beside the operating statement."""

from rodatraden.core.document.tree import Node
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.assembly.statements import Filled


def operation_charts(material: Material, filled: Filled) -> list[Node]:
    """Budget, forecast and outcome per operation; none in a published document."""
    return []
