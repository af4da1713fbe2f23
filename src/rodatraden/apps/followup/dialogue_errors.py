"""The ways in which dialogues, promises and reminders are refused."""

from __future__ import annotations

from rodatraden.foundation.errors import Refusal


class DialogueUnknown(Refusal):
    """There is no such dialogue, or it was called off."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("Dialogen finns inte längre.")


class DialogueNotBetweenLevels(Refusal):
    """A dialogue is between an organisation and one above it."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("En resultatdialog är mellan en enhet och nivån ovanför. Välj den som enheten hör till.")


class DialogueHeld(Refusal):
    """What was said at a meeting that has been is not written anew without a word about why."""

    def __init__(self) -> None:
        """Ask for the reason."""
        super().__init__("Dialogen är avslutad. Skriv varför anteckningarna ändras.")


class DialogueAhead(Refusal):
    """A meeting cannot be closed before it has been."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("Dagen för dialogen har inte varit än. Ändra dagen om ni har träffats.")


class DialogueNotEmpty(Refusal):
    """A dialogue where something was agreed cannot be called off."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("Ni har redan kommit överens om något. Därför går dialogen inte att ställa in.")


class AgreementEmpty(Refusal):
    """What is agreed has words, owner and date."""

    def __init__(self, what: str) -> None:
        """Say what is missing."""
        super().__init__(f"Skriv {what} för det ni kommit överens om.")


class OwnerOutside(Refusal):
    """An assignment goes to somebody who has a role at one of the two levels."""

    def __init__(self, name: str) -> None:
        """Name the person."""
        super().__init__(f"{name} har ingen roll på någon av de två nivåerna. Välj någon annan.")


class NoPlanToWriteIn(Refusal):
    """An activity needs a plan to stand in."""

    def __init__(self, year: int) -> None:
        """Say what to do."""
        super().__init__(f"Nämnden har ingen plan för {year}. Gör aktiviteten till ett uppdrag i stället.")


class PromiseEmpty(Refusal):
    """A promise says what is promised and where that was said."""

    def __init__(self, what: str) -> None:
        """Say what is missing."""
        super().__init__(f"Skriv {what}.")


class PromiseOutsideBoard(Refusal):
    """A promise is answered by the board or by someone below it."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("Den som ska svara hör inte till nämnden. Välj nämnden eller någon under den.")


class PromiseAnswered(Refusal):
    """A promise that has been answered is not moved."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("Löftet är redan besvarat.")


class PromiseMovedNowhere(Refusal):
    """A promise is moved to another occasion, later than its own."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("Välj ett senare tillfälle än det löftet gäller.")


class PromiseReasonMissing(Refusal):
    """A promise is moved only with a reason."""

    def __init__(self) -> None:
        """Ask for it."""
        super().__init__("Skriv varför löftet flyttas. Skälet syns vid båda tillfällena.")


class PromiseTooLate(Refusal):
    """The board has decided the report in which the promise was to be answered."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__("Nämnden har beslutat om rapporten. Flytta löftet till ett senare tillfälle.")
