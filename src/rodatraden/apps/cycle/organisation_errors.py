"""The ways in which a change of the municipality or its organisation is refused."""

from __future__ import annotations

from rodatraden.foundation.errors import Refusal


class CodeInvalid(Refusal):
    """A municipality's code that is no code."""

    def __init__(self, code: str) -> None:
        """Show it, and say what a code is."""
        super().__init__(f"Kommunkoden ”{code}” ska vara fyra siffror, som 0126.")


class ColourInvalid(Refusal):
    """A colour that is not written as one."""

    def __init__(self, colour: str) -> None:
        """Show it, and say how a colour is written."""
        super().__init__(f"Färgen ”{colour}” ska skrivas som #17545c: # och sex tecken, 0–9 och a–f.")


class UnderItself(Refusal):
    """An organisation that would stand under itself."""

    def __init__(self, name: str, above: str) -> None:
        """Name both."""
        super().__init__(f"{name} kan inte ligga under {above}, som i sin tur hör till {name}. Välj en annan plats.")


class NotABoard(Refusal):
    """Something works for what is no board."""

    def __init__(self, name: str) -> None:
        """Name it."""
        super().__init__(f"{name} är ingen nämnd. Det går bara att arbeta för fullmäktige, styrelsen eller en nämnd.")


class BoardWorksForNobody(Refusal):
    """A board that would work for another."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("En nämnd arbetar inte för en annan nämnd. Ta bort krysset, eller ändra slaget.")


class ReplacesItself(Refusal):
    """An organisation that would replace itself."""

    def __init__(self, name: str) -> None:
        """Name it."""
        super().__init__(f"{name} kan inte ersätta sig själv. Välj den eller de enheter som fanns före.")


class ValidityReversed(Refusal):
    """Something that would end before it begins."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("Sista dagen ligger före första dagen. Ändra den ena.")


class KindHasPlans(Refusal):
    """An organisation whose kind cannot change, since something is planned or is under it as what it is."""

    def __init__(self, name: str) -> None:
        """Name it."""
        super().__init__(
            f"{name} har planer som nämnd, eller andra arbetar för den, så slaget ändras inte. "
            "Lägg till en ny organisation som ersätter den i stället."
        )


class OneCouncil(Refusal):
    """A second council."""

    def __init__(self, name: str) -> None:
        """Name the one there is."""
        super().__init__(f"Kommunen har redan ett fullmäktige: {name}. Välj ett annat slag.")
