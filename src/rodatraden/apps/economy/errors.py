"""The ways in which a forecast is refused."""

from __future__ import annotations

from rodatraden.foundation.errors import Refusal


class NoForecastHere(Refusal):
    """The board's report has no row or column for the forecast."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("Raden finns inte i räkningen, eller räknas fram av andra rader. Läs om sidan.")


class AmountUnreadable(Refusal):
    """What was typed as an amount is no number."""
