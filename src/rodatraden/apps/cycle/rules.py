"""Who may bring in plans, and what stops a file from replacing a scope."""

from __future__ import annotations

from rodatraden.apps.cycle.errors import ScopeChangedByPerson, ScopeClosed
from rodatraden.apps.cycle.models import Scope
from rodatraden.foundation.accounts.rules import is_development_lead
from rodatraden.foundation.permissions import define

IMPORT_CONTENT = define("planfile.import", is_development_lead, to="läsa in planfiler")
CLOSE_SCOPE = define("cycle.close_scope", is_development_lead, to="låsa det som är beslutat")


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
