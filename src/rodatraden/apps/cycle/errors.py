"""The ways in which replacing a scope's content is refused."""

from __future__ import annotations

from rodatraden.core.prose import ProseError
from rodatraden.foundation.errors import Refusal


class ScopeClosed(Refusal):
    """The scope's document has been decided."""


class ScopeChangedByPerson(Refusal):
    """Someone has changed the scope since its file was last brought in."""


class ReasonMissing(Refusal):
    """Something that needs a reason was asked for without one."""


class NothingInScope(Refusal):
    """Nothing has been brought in for the scope."""

    def __init__(self, scope: str) -> None:
        """Name the scope."""
        super().__init__(f"Det finns inget innehåll för {scope}: kontrollera nämnd, år och tillfälle.")


class OccasionUnknown(Refusal):
    """The year has no such occasion."""

    def __init__(self, year: int, occasion: str) -> None:
        """Name both."""
        super().__init__(f"Tillfället ”{occasion}” finns inte {year}. Lägg till det i årshjulet först.")


class StatusUnknown(Refusal):
    """A status or reason that is not on the municipality's scales."""

    def __init__(self, what: str) -> None:
        """Name it."""
        super().__init__(f"”{what}” finns inte bland kommunens lägen och orsaker. Välj i listan.")


class TextUnreadable(Refusal):
    """A text whose figure, reference or link is not written as one."""

    def __init__(self, text: str, error: ProseError) -> None:
        """Say what is wrong, and in which line."""
        line = text.count("\n", 0, error.offset) + 1
        super().__init__(f"Rad {line}: {error.sentence}. Inget är sparat.")


class YearUnknown(Refusal):
    """The year is not planned."""

    def __init__(self, year: int) -> None:
        """Name the year."""
        super().__init__(f"Året {year} är inte upplagt. Lägg upp det först.")


class YearExists(Refusal):
    """The year is planned already."""

    def __init__(self, year: int) -> None:
        """Name the year."""
        super().__init__(f"Året {year} är redan upplagt. Ändra tillfällena i årshjulet.")


class YearClosed(Refusal):
    """The year is closed, so nothing in its wheel is changed."""

    def __init__(self, year: int) -> None:
        """Say how to get on."""
        super().__init__(f"Året {year} är stängt. Öppna det igen om något ska ändras.")


class TextInstructionTooLong(Refusal):
    """Words beside a field that nobody would read."""

    def __init__(self, longest: int) -> None:
        """Say how long."""
        super().__init__(f"Anvisningen är för lång. Skriv högst {longest} tecken.")


class OccasionExists(Refusal):
    """Two occasions of a year cannot have the same key."""

    def __init__(self, year: int, name: str) -> None:
        """Name it."""
        super().__init__(f"Det finns redan ett tillfälle som heter så {year}: {name}. Välj ett annat namn.")


class OccasionInUse(Refusal):
    """An occasion that boards have begun to report at cannot be taken away."""

    def __init__(self, name: str) -> None:
        """Name it."""
        super().__init__(f"{name} har redan rapporter. Därför går tillfället inte att ta bort.")


class NameMissing(Refusal):
    """Something was to be made without a name."""

    def __init__(self, what: str) -> None:
        """Say what lacks its name."""
        super().__init__(f"Skriv ett namn på {what}.")


class DaysOutOfOrder(Refusal):
    """The days of an occasion do not come one after another."""

    def __init__(self, name: str, first: str, then: str) -> None:
        """Name the occasion and the two days."""
        super().__init__(f"{name}: {first} ligger efter {then}. Ändra någon av dagarna.")


class ReminderDayTooFar(Refusal):
    """A reminder so far from the last day that it must be a slip."""

    def __init__(self) -> None:
        """Say the limits."""
        super().__init__("En påminnelse ligger högst 60 dagar före och 30 dagar efter sista dagen.")


class StageUnknown(Refusal):
    """The occasion has no such stage."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("Steget finns inte vid tillfället längre. Ladda om sidan.")


class StageAhead(Refusal):
    """A stage cannot have been passed on a day that has not come."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("Dagen har inte varit än. Välj dagen då steget blev klart.")


class StageDecided(Refusal):
    """A stage that was passed by a decision or a publication stands as long as that does."""

    def __init__(self, name: str) -> None:
        """Name the stage."""
        super().__init__(f"{name} är noterat genom dokumentets beslut. Det går därför inte att ändra här.")


class RulePackUnknown(Refusal):
    """There is no such pack of rules."""

    def __init__(self, key: str) -> None:
        """Name it."""
        super().__init__(f"Anvisningen ”{key}” finns inte.")


class RulePackExists(Refusal):
    """Two packs cannot have the same name."""

    def __init__(self, name: str) -> None:
        """Name it."""
        super().__init__(f"Det finns redan en anvisning som heter {name}. Välj ett annat namn.")


class RulePackInUse(Refusal):
    """A pack that an occasion follows cannot be ended."""

    def __init__(self, name: str, occasion: str) -> None:
        """Name both."""
        super().__init__(f"{occasion} följer anvisningen {name}. Välj en annan där först.")
