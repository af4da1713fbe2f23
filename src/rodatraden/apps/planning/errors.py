"""The ways in which writing in plans and reports is refused."""

from __future__ import annotations

from rodatraden.apps.cycle.errors import TextUnreadable
from rodatraden.foundation.errors import Refusal

__all__ = ["LevelMissing", "NotInPlan", "SlotMissing", "TextUnreadable"]


class SlotMissing(Refusal):
    """A new text that does not say where it belongs."""

    def __init__(self, key: str) -> None:
        """Name the text."""
        super().__init__(f"Texten ”{key}” finns inte. Välj i vilket avsnitt den ska stå.")


class NotInPlan(Refusal):
    """Something was reported that the board's plan does not have."""

    def __init__(self, key: str) -> None:
        """Name it."""
        super().__init__(f"”{key}” finns inte i nämndens plan för året.")


class LevelMissing(Refusal):
    """A goal was assessed without a level of the scale."""

    def __init__(self) -> None:
        """Ask for it."""
        super().__init__("Välj hur långt ni har nått.")
