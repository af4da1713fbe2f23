"""The ways in which writing in plans and reports is refused."""

from __future__ import annotations

from rodatraden.core.prose import ProseError
from rodatraden.foundation.errors import Refusal


class TextUnreadable(Refusal):
    """A text whose figure, reference or link is not written as one."""

    def __init__(self, text: str, error: ProseError) -> None:
        """Say what is wrong, and in which line."""
        line = text.count("\n", 0, error.offset) + 1
        super().__init__(f"Rad {line}: {error.sentence}. Inget är sparat.")


class SlotMissing(Refusal):
    """A new text that does not say where it belongs."""

    def __init__(self, key: str) -> None:
        """Name the text."""
        super().__init__(f"Texten ”{key}” finns inte. Välj i vilket avsnitt den ska stå.")
