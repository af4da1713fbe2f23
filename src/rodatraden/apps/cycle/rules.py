"""Who may bring in plans, and what stops a file from replacing a scope."""

from __future__ import annotations

from rodatraden.apps.cycle.errors import ScopeChangedByPerson, ScopeClosed
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.org.enums import RoleKind
from rodatraden.apps.org.rules import held_by
from rodatraden.foundation.permissions import define

IMPORT_CONTENT = define(
    "planfile.import", held_by(RoleKind.DEVELOPMENT_LEAD, RoleKind.CENTRAL_OFFICE), to="läsa in planfiler"
)
CLOSE_SCOPE = define(
    "cycle.close_scope",
    held_by(RoleKind.DEVELOPMENT_LEAD, RoleKind.BOARD_SECRETARY, RoleKind.CENTRAL_OFFICE),
    to="låsa det som är beslutat",
)


def refuse_if_locked(scope: Scope, reason: str) -> None:
    """Raise ScopeClosed or ScopeChangedByPerson when a file may not replace the scope without a reason."""
    if reason:
        return
    if scope.is_closed:
        raise ScopeClosed(
            f"{scope} är beslutad och ersätts inte av en fil: ange --replace med ett skäl om det ändå ska ske."
        )
    if scope.changed_by_person:
        raise ScopeChangedByPerson(
            f"{scope} har ändrats för hand sedan filen lästes in: exportera och jämför, "
            "eller ange --replace med ett skäl."
        )
