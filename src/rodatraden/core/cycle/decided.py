"""Which stage of an occasion a decision and a publication are: by what the stage means, never by its name."""

from collections.abc import Iterable, Mapping

from rodatraden.core.content.occasions import Stage, StageKind
from rodatraden.core.content.organisation import OrganisationKind

DECIDES: Mapping[OrganisationKind, tuple[StageKind, ...]] = {
    OrganisationKind.COUNCIL: (StageKind.COUNCIL,),
    OrganisationKind.EXECUTIVE_BOARD: (StageKind.BOARD, StageKind.EXECUTIVE_BOARD),
    OrganisationKind.BOARD: (StageKind.BOARD,),
}
"""What the stage means at which a document of each kind of body is decided, the nearest first.

The executive board decides on its own document as any board does. Documents of units and
administrations are decided by no stage of the occasion.
"""


def decided_at(body: OrganisationKind, stages: Iterable[Stage]) -> Stage | None:
    """The stage that a decision on the body's document is; None where the occasion has none such."""
    found = tuple(stages)
    wanted = (stage for kind in DECIDES.get(body, ()) for stage in found if stage.kind is kind)
    return next(wanted, None)


def published_at(stages: Iterable[Stage]) -> Stage | None:
    """The stage that publication is; None where the occasion has none such."""
    return next((stage for stage in stages if stage.kind is StageKind.PUBLICATION), None)
