"""The ways in which replacing a scope's content is refused."""

from __future__ import annotations

from rodatraden.core.prose import ProseError
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


class OccasionUnknown(Refusal):
    """The year has no such occasion."""

    def __init__(self, year: int, occasion: str) -> None:
        """Name both."""
        super().__init__(f"Tillfället ”{occasion}” finns inte {year}. Lägg till det i årshjulet först.")


class StatusUnknown(Refusal):
    """A status or reason that is not on the municipality's scales."""

    def __init__(self, what: str) -> None:
        """Name it."""
        super().__init__(f"”{what}” finns inte bland kommunens lägen och orsaker. Välj i listan.")


class TextUnreadable(Refusal):
    """A text whose figure, reference or link is not written as one."""

    def __init__(self, text: str, error: ProseError) -> None:
        """Say what is wrong, and in which line."""
        line = text.count("\n", 0, error.offset) + 1
        super().__init__(f"Rad {line}: {error.sentence}. Inget är sparat.")
