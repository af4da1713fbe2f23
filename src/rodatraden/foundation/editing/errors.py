"""The ways in which writing is refused."""

from __future__ import annotations

from rodatraden.foundation.errors import Refusal


class ChangedSince(Refusal):
    """Someone has changed the place since the form was opened; nothing is written."""

    def __init__(self) -> None:
        """Say what happened, and that a choice is needed."""
        super().__init__("Texten har ändrats sedan du öppnade den. Inget är sparat: välj vad som ska gälla.")


class DraftTooLarge(Refusal):
    """More is written than a draft holds."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("Texten är för lång för ett utkast. Dela upp den eller spara den.")


class PlaceUnknown(Refusal):
    """An address that no place has."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("Platsen som texten hör till går inte att tyda. Läs om sidan.")


class UploadTooLarge(Refusal):
    """Files that are larger, or more, than wait for an answer."""

    def __init__(self, most: int, files: int) -> None:
        """Say how much there is room for."""
        super().__init__(
            f"Filerna är för stora eller för många: högst {files} filer och {most // 1_000_000} MB på en gång. "
            "Läs in dem i omgångar, kommunens fil först."
        )
