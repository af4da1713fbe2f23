"""The ways in which what the council lays, or a board answers, is refused."""

from __future__ import annotations

from rodatraden.foundation.errors import Refusal


class BoardUnknown(Refusal):
    """There is no such board."""

    def __init__(self, board: str) -> None:
        super().__init__(f"Nämnden ”{board}” finns inte: välj en ur listan.")


class AnswerNeeds(Refusal):
    """The answer does not say what answers."""

    def __init__(self, what: str) -> None:
        super().__init__(f"Välj {what}, eller svara att det ingår i grunduppdraget.")


class ReasonNeeded(Refusal):
    """A board that is not concerned must say why."""

    def __init__(self) -> None:
        super().__init__("Skriv varför det inte berör nämnden.")


class AnsweredAlready(Refusal):
    """A board has answered what was to be taken away."""

    def __init__(self, name: str) -> None:
        super().__init__(f"En nämnd har redan svarat på ”{name}”: skriv varför det ändå ska tas bort.")


class AmountUnreadable(Refusal):
    """What was written is not an amount."""

    def __init__(self, written: str) -> None:
        super().__init__(f"”{written}” är inget belopp: skriv till exempel 1 250,5.")
