"""The ways a document says no."""

from pathlib import Path
from typing import ClassVar

from rodatraden.foundation.errors import Refusal


class DocumentUnknown(Refusal):
    """No document with that key."""

    def __init__(self, key: str) -> None:
        super().__init__(f"Det finns inget dokument med nyckeln ”{key}”. Kommandot documents visar vilka som finns.")


class FaultsRemain(Refusal):
    """The review has faults that nobody has accepted."""

    def __init__(self, count: int, first: str) -> None:
        faults = "ett fel" if count == 1 else f"{count} fel"
        super().__init__(
            f"Granskningen har {faults} som varken är rättade eller godtagna, "
            f"först: {first} Rätta felen eller godta dem med motivering, och försök igen."
        )


class AlreadyDecided(Refusal):
    """The document is decided; another decision is a revision, a slip is a correction."""

    def __init__(self, title: str) -> None:
        super().__init__(
            f"{title} är redan beslutad. Rätta en felskrivning med en rättelse, "
            "eller fatta ett nytt beslut som en revidering med datum."
        )


class NotDecided(Refusal):
    """Something that only a decided document can do."""

    def __init__(self, title: str, what: str) -> None:
        super().__init__(f"{title} är inte beslutad, och kan därför inte {what}.")


class AlreadyPublished(Refusal):
    """The newest edition is published already."""

    def __init__(self, title: str) -> None:
        super().__init__(f"Den senaste utgåvan av {title} är redan publicerad.")


class ReasonMissing(Refusal):
    """A reason is demanded."""

    def __init__(self, what: str) -> None:
        super().__init__(f"Skriv {what}.")


class DecisionIncomplete(Refusal):
    """A decision needs who, when and which paragraph."""

    def __init__(self, lacking: str) -> None:
        super().__init__(f"Ett beslut behöver {lacking}.")


class DecisionTooLong(Refusal):
    """A fact of a decision is longer than its field."""

    def __init__(self, name: str, length: int, longest: int) -> None:
        super().__init__(f"Beslutets {name} är {length} tecken: korta till högst {longest}.")


class ChangedMeanwhile(Refusal):
    """Somebody changed the data while the files were being made."""

    def __init__(self, title: str) -> None:
        super().__init__(
            f"Underlaget till {title} ändrades medan filerna gjordes. "
            "Inget är beslutat. Granska igen och försök på nytt."
        )


class StatementNotComputed(Refusal):
    """A statement whose formulas or cells do not fit its form."""

    def __init__(self, statement: str, why: str) -> None:
        super().__init__(f"Tabellen ”{statement}” går inte att räkna ut. {why} Rätta planfilen och läs in den igen.")
        self.why = why


class TextPointsNowhere(Refusal):
    """A text with a figure or reference that leads nowhere."""

    def __init__(self, what: str) -> None:
        """Name the figure or what is referred to."""
        super().__init__(f"{what} finns inte: välj en annan eller ta bort den. Inget är sparat.")


class ScopeEmpty(Refusal):
    """There is nothing to make a document of."""

    def __init__(self, what: str) -> None:
        super().__init__(f"Det finns inget innehåll för {what}. Läs in en planfil först.")


class UsedWrongly(Refusal):
    """A command is given what does not go together."""

    exit_status: ClassVar[int] = 2


class OutNotWritable(UsedWrongly):
    """The file to write to cannot be written."""

    def __init__(self, file: Path) -> None:
        super().__init__(f"Filen {file} går inte att skriva: kontrollera att mappen finns och att du får skriva där.")


class YearUnknown(Refusal):
    """No planning year of that number."""

    def __init__(self, year: int) -> None:
        super().__init__(f"Planeringsåret {year} finns inte: lägg upp det först.")


class NothingToRollOver(Refusal):
    """No plan can be carried on from the year."""

    def __init__(self, year: int, *, all_stand: bool) -> None:
        if all_stand:
            said = f"Alla planer för {year} har redan en plan för {year + 1}, så det finns inget att föra över."
        else:
            said = f"Det finns ingen plan för {year} att föra över: lägg upp en plan först."
        super().__init__(said)


class AlreadyRolledOver(Refusal):
    """The year has been carried over already."""

    def __init__(self, year: int) -> None:
        super().__init__(f"Planerna för {year} är redan överförda till {year + 1}: ångra den överföringen först.")


class NotRolledOver(Refusal):
    """There is nothing to undo."""

    def __init__(self, year: int) -> None:
        super().__init__(f"Det finns ingen överföring från {year} att ångra.")


class WouldBeLost(Refusal):
    """Undoing would take away what somebody has written."""

    def __init__(self, year: int, what: tuple[str, ...]) -> None:
        shown = ", ".join(what[:5])
        super().__init__(
            f"Någon har arbetat vidare i {year}: {shown}. Bekräfta att det ska tas bort, så arkiveras det först."
        )
        self.what = what


class NextYearDecided(Refusal):
    """A plan of the new year is proposed or decided; that cannot be undone by a click."""

    def __init__(self, title: str) -> None:
        super().__init__(f"{title} är redan lagd fram eller beslutad, så överföringen kan inte ångras.")


class CommentEmpty(Refusal):
    """A comment without words."""

    def __init__(self) -> None:
        super().__init__("Kommentaren är tom: skriv vad du vill säga.")


class CommentSettled(Refusal):
    """Somebody answered the comment before."""

    def __init__(self) -> None:
        super().__init__("Kommentaren är redan avklarad: läs svaret på sidan.")


class DateUnreadable(Refusal):
    """What was given is not a day."""

    def __init__(self, written: str) -> None:
        super().__init__(f"”{written}” är inget datum: skriv till exempel 2026-12-15.")
