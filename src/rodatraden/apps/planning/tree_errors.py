"""The ways in which planning is refused."""

from __future__ import annotations

from collections.abc import Sequence

from rodatraden.foundation.errors import Refusal


class NoCouncil(Refusal):
    """The municipality's organisation has no council whose budget could be prepared."""

    def __init__(self) -> None:
        """Say how to mend it."""
        super().__init__(
            "Organisationen har inget kommunfullmäktige, så det finns ingen budget att förbereda. Lägg till det."
        )


class NotInThisModel(Refusal):
    """A level that the year's steering model does not have."""

    def __init__(self, level: str, year: int | None) -> None:
        """Name both."""
        super().__init__(f"Nivån ”{level}” finns inte i styrmodellen för {year or 'kommunen'}. Välj en nivå som finns.")


class NotALevelForGoals(Refusal):
    """A goal on a level that is for work, commitments or activities."""

    def __init__(self, level: str) -> None:
        """Name the level."""
        super().__init__(f"”{level}” är ingen nivå för mål. Lägg till det som {level.lower()} i stället.")


class LevelsOutOfOrder(Refusal):
    """A goal under one that does not stand above it in the steering model."""

    def __init__(self, level: str, above: str) -> None:
        """Name both levels."""
        super().__init__(f"{level} kan inte ligga under {above.lower()}: i styrmodellen står nivåerna inte så.")


class ParentMissing(Refusal):
    """A goal that hangs on nothing though its level is not the topmost."""

    def __init__(self, level: str) -> None:
        """Name the level."""
        super().__init__(
            f"Välj vilket mål det ska ligga under. Bara den översta nivån står för sig själv, inte {level.lower()}."
        )


class UnderItself(Refusal):
    """A thing under one that lies under it."""

    def __init__(self, name: str) -> None:
        """Name the thing."""
        super().__init__(f"”{name}” kan inte ligga under något som ligger under det självt. Välj en annan plats.")


class FromAnotherPlan(Refusal):
    """A goal of a plan that this plan does not hang under."""

    def __init__(self, name: str) -> None:
        """Name the goal."""
        super().__init__(
            f"”{name}” hör till en annan plan. En plan kan bygga på sina egna mål, på nämndens och på kommunens."
        )


class NotCarried(Refusal):
    """Something on a level that the steering model does not let carry it."""

    def __init__(self, level: str, what: str) -> None:
        """Name the level and what it cannot carry."""
        super().__init__(f"{level} bär inte {what} i styrmodellen. Välj ett mål på en annan nivå.")


class GoalMissing(Refusal):
    """An activity that serves no goal."""

    def __init__(self) -> None:
        """Ask for it."""
        super().__init__("Välj minst ett mål som aktiviteten hör till.")


class EndsBeforeItStarts(Refusal):
    """An end before the start."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("Slutdatum ligger före startdatum. Ändra ett av dem.")


class UnknownReference(Refusal):
    """Running text that names something that is not there."""

    def __init__(self, mark: str) -> None:
        """Name what is missing."""
        super().__init__(f"Texten hänvisar till ”{mark}”, som inte finns. Ta bort hänvisningen eller rätta den.")


class LinkedAlready(Refusal):
    """A link that is there."""

    def __init__(self, what: str) -> None:
        """Say what is linked."""
        super().__init__(f"{what} hör redan till målet.")


class UnknownOrganisation(Refusal):
    """An organisation that is not there."""

    def __init__(self, key: str) -> None:
        """Name it."""
        super().__init__(f"Organisationen ”{key}” finns inte. Välj en ur listan.")


class UnknownOccasion(Refusal):
    """An occasion that the year does not have."""

    def __init__(self, key: str) -> None:
        """Name it."""
        super().__init__(f"Tillfället ”{key}” finns inte det året. Välj ett som finns.")


class YearMissing(Refusal):
    """A plan for a year that the municipality does not have."""

    def __init__(self, year: int) -> None:
        """Name the year."""
        super().__init__(f"Planeringsåret {year} finns inte än. Det läggs upp i årshjulet.")


class NotBelow(Refusal):
    """A unit that does not work for the board."""

    def __init__(self, unit: str, board: str) -> None:
        """Name both."""
        super().__init__(f"{unit} arbetar inte för {board}. Välj en enhet som gör det.")


class UnitMissing(Refusal):
    """A goal laid on no unit at all."""

    def __init__(self) -> None:
        """Ask for one."""
        super().__init__("Välj minst en enhet.")


class AlreadyLaid(Refusal):
    """A unit that has a goal under the board's already."""

    def __init__(self, unit: str, goal: str) -> None:
        """Name both."""
        super().__init__(f"{unit} har redan ett eget mål under ”{goal}”.")


class ModelInUse(Refusal):
    """A steering model that a closed year was planned with."""

    def __init__(self, name: str, years: Sequence[int]) -> None:
        """Name model and years."""
        said = ", ".join(str(year) for year in years)
        super().__init__(
            f"”{name}” gäller för det stängda året {said} och ska gå att läsa som den var. "
            "Kopiera den och ändra kopian."
        )


class LevelsMissing(Refusal):
    """A steering model without a level that goals stand on."""

    def __init__(self) -> None:
        """Ask for one."""
        super().__init__("En styrmodell behöver minst en nivå för mål: målområde, fullmäktiges mål eller nämndens mål.")


class YearHasGoals(Refusal):
    """A year that is planned already, with another steering model."""

    def __init__(self, year: int) -> None:
        """Name the year."""
        super().__init__(f"Planerna för {year} har redan mål. Året behåller sin styrmodell.")


class LevelInUse(Refusal):
    """A level that still has goals, or carries what it would no longer carry."""

    def __init__(self, level: str, why: str) -> None:
        """Name the level and what stands in the way."""
        super().__init__(f"Nivån ”{level}” används: {why}. Flytta det först.")
