"""What an action says when it says no."""

from __future__ import annotations

from typing import ClassVar


class Refusal(Exception):
    """The work itself says no, in one clear Swedish sentence.

    Every way an action can refuse is a subclass with a name of its own. The web shows
    the sentence to the person, the command line prints it and ends with `exit_status`.
    Anything else that is raised is a fault of ours.
    """

    exit_status: ClassVar[int] = 1

    def __init__(self, sentence: str) -> None:
        """Carry the sentence, which names what is wrong and how to mend it."""
        super().__init__(sentence)
        self.sentence = sentence

    def __str__(self) -> str:
        """Give the sentence itself."""
        return self.sentence
