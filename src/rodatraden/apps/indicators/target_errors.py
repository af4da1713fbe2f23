"""The ways in which setting a target is refused."""

from __future__ import annotations

from rodatraden.foundation.errors import Refusal


class SignalHasNoTarget(Refusal):
    """A target for an indicator that only shows a way."""

    def __init__(self, name: str) -> None:
        """Name the indicator."""
        super().__init__(f"”{name}” visar bara riktning och har inga målvärden. Välj ett mått.")


class IndicatorGone(Refusal):
    """An indicator that is not there."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("Indikatorn finns inte, eller har avslutats. Läs om sidan.")


class TargetExists(Refusal):
    """A second target for the same indicator, year and owner."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__("Det finns redan ett sådant målvärde för samma år och ägare. Ändra det i stället.")


class TargetGone(Refusal):
    """A target that is not there any more."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("Målvärdet finns inte längre. Läs om sidan.")


class TargetUnclear(Refusal):
    """A rule that lacks something it needs, or a value that is no value."""


class TargetMovedWithoutReason(Refusal):
    """A target that moves, or goes, without anyone saying why."""

    def __init__(self) -> None:
        """Ask why."""
        super().__init__("Målvärdet flyttas. Skriv varför, så att den som läser sedan förstår.")
