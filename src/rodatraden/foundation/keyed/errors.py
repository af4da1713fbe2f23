"""The ways in which content is refused."""

from __future__ import annotations

from rodatraden.foundation.errors import Refusal

Path = tuple[str | int, ...]


class ContentRefused(Refusal):
    """Something in the content cannot be kept; `path` says where it stands in the content."""

    def __init__(self, sentence: str, path: Path = ()) -> None:
        """Carry the sentence and the place."""
        super().__init__(sentence)
        self.path = path


class NumberTooFine(ContentRefused):
    """A number has more decimals, or more digits, than we keep exactly."""


class KeyOwnedElsewhere(ContentRefused):
    """A key belongs to another scope."""


class KeyTwice(ContentRefused):
    """The same thing stands twice in one scope."""


class StillUsed(ContentRefused):
    """What would end is still referred to from elsewhere."""
