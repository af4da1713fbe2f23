"""What is said about each thing when a plan is carried to the next year."""

from dataclasses import dataclass
from enum import StrEnum


class Fate(StrEnum):
    """What becomes of a thing."""

    CARRIED = "carried"
    LATE = "late"
    UNOWNED = "unowned"
    ENDED = "ended"
    LEFT = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A thing and what becomes of it; `why` is a Swedish sentence, empty where it needs none.

    LATE is carried though it should have been done, UNOWNED is carried without anyone who answers
    for it, ENDED is finished, LEFT is planned anew each year. `key` is the old key.
    """

    fate: Fate
    kind: str
    key: str
    name: str
    why: str = ""
