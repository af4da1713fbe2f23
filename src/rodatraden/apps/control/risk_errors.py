"""The ways in which editing risks is refused."""

from __future__ import annotations

from rodatraden.foundation.errors import Refusal


class OffTheScale(Refusal):
    """A likelihood or consequence that the municipality's scale does not have."""

    def __init__(self, what: str, value: int) -> None:
        """Name what and which."""
        super().__init__(f"{what} {value} finns inte på kommunens skala. Välj ett steg som finns.")


class DecisionWithoutReason(Refusal):
    """A decision about a risk without grounds."""

    def __init__(self) -> None:
        """Ask for them."""
        super().__init__("Skriv varför ledningsgruppen beslutar så om risken.")


class ProcessUnknown(Refusal):
    """A process that is not there."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("Processen finns inte. Välj en ur listan.")
