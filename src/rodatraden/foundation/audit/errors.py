"""The ways in which the log of changes refuses."""

from __future__ import annotations

from rodatraden.foundation.errors import Refusal


class ReasonMissing(Refusal):
    """Personal values were to be erased without a reason."""

    def __init__(self) -> None:
        """Say that a reason is needed."""
        super().__init__("Ange varför personuppgifterna ska raderas.")


class NothingToErase(Refusal):
    """The log holds no personal values about the thing."""

    def __init__(self, kind: str, key: str) -> None:
        """Name the thing."""
        super().__init__(f"Ändringsloggen har inga personuppgifter om {kind} {key}.")
