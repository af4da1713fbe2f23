"""The occasions at which the council's budget is prepared: which section each writes, and who does."""

from collections.abc import Mapping

from rodatraden.core.content.organisation import OccasionKind, OrganisationKind
from rodatraden.core.content.preparing import Origin

PREPARES: Mapping[OccasionKind, Origin] = {
    OccasionKind.CONDITIONS: Origin.PLANNING_CONDITIONS,
    OccasionKind.DIRECTION: Origin.DIRECTION,
    OccasionKind.OPINION: Origin.OPINION,
}
"""The section of the council's budget that an occasion writes."""
ORIGIN_NAMES: Mapping[Origin, str] = {
    Origin.PLANNING_CONDITIONS: "Planeringsförutsättningar",
    Origin.DIRECTION: "Inriktningsärende",
    Origin.OPINION: "Yttrande",
}
COMES_FROM: Mapping[Origin, str] = {
    Origin.PLANNING_CONDITIONS: "planeringsförutsättningarna",
    Origin.DIRECTION: "inriktningsärendet",
    Origin.OPINION: "nämndens yttrande",
}
"""As in "Kommer från inriktningsärendet"."""
_WRITERS: Mapping[Origin, frozenset[OrganisationKind]] = {
    Origin.PLANNING_CONDITIONS: frozenset({OrganisationKind.EXECUTIVE_BOARD}),
    Origin.DIRECTION: frozenset({OrganisationKind.EXECUTIVE_BOARD}),
    Origin.OPINION: frozenset({OrganisationKind.BOARD}),
}


def writes(kind: OccasionKind, body: OrganisationKind) -> bool:
    """Whether such a body writes at such an occasion.

    The executive board prepares the planning conditions and the direction case; the boards say what
    they think of it.
    """
    origin = PREPARES.get(kind)
    return origin is not None and body in _WRITERS[origin]


def text_key(origin: Origin, board: str) -> str:
    """The key of the text in the council's budget: one for the whole, or of an opinion one a board."""
    return f"{origin.value}-{board}" if origin is Origin.OPINION else origin.value
