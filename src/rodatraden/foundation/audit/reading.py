"""Where a thing that the log tells of stands, and who may therefore read its history.

Things with a `key` and a `place` (or a `scope`) are found without any of this. For other kinds an app
registers how the thing is found, and by what permission on it the history is read:

    reading.register("account", account_of, permission=CREATE_USER)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

READ_HISTORY = "audit.read_history"
"""To read the history of a thing; defined by the layer that knows roles at places."""

Find = Callable[[str], object | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How a kind of thing is found by key, and the permission that reading its history takes.

    The permission is asked about what `place` gives of the thing; its name is what `str` gives.
    """

    find: Find
    permission: str
    place: Callable[[object], object]


_READINGS: dict[str, Reading] = {}


def _itself(thing: object) -> object:
    return thing


def register(
    kind: str, find: Find, *, permission: str = READ_HISTORY, place: Callable[[object], object] = _itself
) -> None:
    """Let the history of a kind be read by those who have the permission on what `find(key)` gives."""
    _READINGS[kind] = Reading(find=find, permission=permission, place=place)


def reading_of(kind: str) -> Reading | None:
    """How a kind is found and who reads it; None where nothing is registered."""
    return _READINGS.get(kind)
