"""The ways in which economy is refused."""

from __future__ import annotations

from collections.abc import Sequence

from rodatraden.foundation.errors import Refusal


class NoForecastHere(Refusal):
    """The board's report has no row or column for the forecast."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("Raden finns inte i räkningen, eller räknas fram av andra rader. Läs om sidan.")


class AmountUnreadable(Refusal):
    """What was typed as an amount is no number."""


class FormRefused(Refusal):
    """A form of a statement that cannot be computed; the sentence names the row or column."""


class FormEmpty(Refusal):
    """A form without rows or without columns."""

    def __init__(self, what: str) -> None:
        """Say which."""
        super().__init__(f"Uppställningen har inga {what}. Lägg till minst en.")


class FormInUse(Refusal):
    """A change of a form that would turn the meaning of figures already given in it."""

    def __init__(self, name: str, what: str, statements: Sequence[str]) -> None:
        """Name the form, what would change, and the statements."""
        super().__init__(
            f"{what} i ”{name}” kan inte ändras. Den används i {', '.join(statements)}. "
            "Gör en ny uppställning i stället."
        )


class RowHoldsFigures(Refusal):
    """A row or column that would go, with figures in it."""

    def __init__(self, what: str, label: str, where: str = "") -> None:
        """Name the row or column, and the statement."""
        there = f" i {where}" if where else ""
        super().__init__(f"{what} ”{label}” har belopp{there}. Töm dem först, eller behåll {what.lower()}.")


class NotTyped(Refusal):
    """A cell that is computed, or that the statement does not have."""

    def __init__(self, cell: str) -> None:
        """Name the cell."""
        super().__init__(f"{cell} skrivs inte in, den räknas fram. Läs om sidan.")


class FormUnknown(Refusal):
    """A statement of a form that does not exist."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("Uppställningen finns inte, eller har avslutats. Välj en annan.")


class AmountMissing(Refusal):
    """A thing that must have an amount, without one."""

    def __init__(self, name: str) -> None:
        """Name the thing."""
        super().__init__(f"”{name}” saknar belopp. Skriv ett.")


class DecisionMissing(Refusal):
    """An allocation said to be decided on a day, without what decided it."""

    def __init__(self, name: str) -> None:
        """Name the allocation."""
        super().__init__(f"”{name}” har en dag för beslutet men inte vilket det är. Skriv det, eller ta bort dagen.")
