"""Who may bring in plans, and what stops a file from replacing a scope."""

from __future__ import annotations

from rodatraden.apps.cycle.errors import ScopeChangedByPerson, ScopeClosed, TextUnreadable
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.org.enums import INSIDE, RoleKind
from rodatraden.apps.org.rules import held_by
from rodatraden.core.prose import ProseError, parse_prose
from rodatraden.foundation.editing.values import as_kept
from rodatraden.foundation.permissions import define

IMPORT_CONTENT = define(
    "planfile.import", held_by(RoleKind.DEVELOPMENT_LEAD, RoleKind.CENTRAL_OFFICE), to="läsa in planfiler"
)
CLOSE_SCOPE = define(
    "cycle.close_scope",
    held_by(RoleKind.DEVELOPMENT_LEAD, RoleKind.BOARD_SECRETARY, RoleKind.CENTRAL_OFFICE),
    to="låsa det som är beslutat",
)
OPEN_OCCASION = define(
    "cycle.open_occasion",
    held_by(RoleKind.DEVELOPMENT_LEAD, RoleKind.CENTRAL_OFFICE),
    to="öppna rapporteringen",
)
REPORT = define(
    "cycle.report",
    held_by(RoleKind.REPORTER, RoleKind.UNIT_MANAGER, RoleKind.HEAD_OF_ADMINISTRATION, RoleKind.DEVELOPMENT_LEAD),
    to="rapportera",
)


def refuse_closed(scope: Scope) -> None:
    """Raise ScopeClosed when the scope's document has been decided."""
    if scope.is_closed:
        raise ScopeClosed(f"{scope} är beslutad och går inte att ändra.")


def readable(text: str) -> str:
    """The text as it is kept; raises TextUnreadable for a figure, reference or link that is not written as one."""
    kept = as_kept(text)
    try:
        parse_prose(kept)
    except ProseError as error:
        raise TextUnreadable(kept, error) from error
    return kept


PLAN_YEAR = define(
    "cycle.plan_year",
    held_by(RoleKind.CENTRAL_OFFICE, RoleKind.DEVELOPMENT_LEAD),
    to="ändra årshjulet och anvisningarna",
)
"""For the whole municipality: ask at ""."""

READ_YEAR = define("cycle.read_year", held_by(*INSIDE, RoleKind.BOARD_MEMBER, upward=True), to="läsa årshjulet")
"""The days are no secret inside the municipality: asked without a place."""

PASS_STAGE = define(
    "cycle.pass_stage",
    held_by(RoleKind.BOARD_SECRETARY, RoleKind.DEVELOPMENT_LEAD),
    to="notera att ett steg är klart",
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
