"""The ways in which changing a definition or a value is refused."""

from __future__ import annotations

from rodatraden.foundation.errors import Refusal


class DefinitionUnclear(Refusal):
    """A definition that contradicts itself or names what is not there."""


class MeaningChangedWithoutReason(Refusal):
    """Unit, decimals or direction of an indicator in use that change without anyone saying why."""

    def __init__(self, what: str) -> None:
        """Say what changes."""
        super().__init__(
            f"{what} ändras för en indikator som används. Skriv varför, så att den som läser gamla tal förstår."
        )


class ObservationExists(Refusal):
    """A second value for the same period, organisation and group."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__("Det finns redan ett värde för samma period, organisation och grupp. Rätta det i stället.")


class ObservationGone(Refusal):
    """A value that is not there any more."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("Värdet finns inte längre. Läs om sidan.")


class ObservationUnclear(Refusal):
    """A value that is no value, or that says something impossible."""


class CorrectedWithoutReason(Refusal):
    """A value that changes, or goes, without anyone saying why."""

    def __init__(self) -> None:
        """Ask why."""
        super().__init__("Skriv varför värdet ändras. Skälet står i historiken.")
