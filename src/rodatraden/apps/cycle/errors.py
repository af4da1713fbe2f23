"""The ways in which replacing a scope's content is refused."""

from __future__ import annotations

from rodatraden.foundation.errors import Refusal


class ScopeClosed(Refusal):
    """The scope's document has been decided."""


class ScopeChangedByPerson(Refusal):
    """Someone has changed the scope since its file was last brought in."""


class ReasonMissing(Refusal):
    """Something that needs a reason was asked for without one."""


class NothingInScope(Refusal):
    """Nothing has been brought in for the scope."""

    def __init__(self, scope: str) -> None:
        """Name the scope."""
        super().__init__(f"Det finns inget innehåll för {scope}: kontrollera nämnd, år och tillfälle.")
