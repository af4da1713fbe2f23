"""The ways in which reporting an indicator is refused."""

from __future__ import annotations

from rodatraden.foundation.errors import Refusal


class IndicatorUnknown(Refusal):
    """There is no such indicator."""

    def __init__(self, key: str) -> None:
        """Name it."""
        super().__init__(f"Indikatorn ”{key}” finns inte.")


class OutcomeUnreadable(Refusal):
    """What was typed as an outcome is no number."""


class OutcomeBeyondScale(Refusal):
    """An outcome below or above what the indicator can be."""

    def __init__(self, low: str, high: str) -> None:
        """Say the scale."""
        super().__init__(f"Värdet ska ligga mellan {low} och {high}.")


class ExpectedUnreadable(Refusal):
    """What was typed as the day an outcome is expected is no day."""

    def __init__(self) -> None:
        """Show how a day is written."""
        super().__init__("Skriv dagen då värdet väntas som ett datum, till exempel 2026-02-15.")


class ReasonUnknown(Refusal):
    """A reason for a missing outcome that is not one of ours."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("Välj varför värdet saknas.")
