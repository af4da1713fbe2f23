"""The ways in which making, changing, ordering and ending a thing is refused."""

from __future__ import annotations

from collections.abc import Sequence

from rodatraden.foundation.errors import Refusal

_SHOWN = 4


class NameMissing(Refusal):
    """A thing without a name or a text."""

    def __init__(self, noun: str) -> None:
        """Say of what."""
        super().__init__(f"{noun[:1].upper()}{noun[1:]} saknar namn. Skriv vad det heter.")


class ThingGone(Refusal):
    """What is to be changed or pointed to is not there, or not any more."""

    def __init__(self, noun: str) -> None:
        """Say what kind of thing it was."""
        super().__init__(f"{noun[:1].upper()}{noun[1:]} finns inte, eller har avslutats. Läs om sidan.")


class KeyTaken(Refusal):
    """A key that another thing has, or has had."""

    def __init__(self, key: str) -> None:
        """Name the key."""
        super().__init__(f"Nyckeln ”{key}” går inte att använda. Välj en annan, eller låt namnet ge en nyckel.")


class NotHere(Refusal):
    """A thing that this kind of content does not hold."""

    def __init__(self, noun: str) -> None:
        """Say what."""
        super().__init__(f"Det går inte att lägga {noun} här. Det hör hemma i en nämnds eller enhets plan för ett år.")


class StillNeeded(Refusal):
    """What would end has things under it, or is pointed to."""

    def __init__(self, name: str, uses: Sequence[str]) -> None:
        """List what hangs on it."""
        rest = len(uses) - _SHOWN
        shown = [*uses[:_SHOWN], *([f"{rest} till"] if rest > 0 else [])]
        said = shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} och {shown[-1]}"
        super().__init__(
            f"”{name}” kan inte avslutas än. Till det hör {said}. Flytta, ta bort eller avsluta det först."
        )
