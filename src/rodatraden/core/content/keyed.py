"""Things with keys."""

from collections.abc import Iterable
from typing import Protocol, TypeVar


class Keyed(Protocol):
    """Anything with a stable key."""

    @property
    def key(self) -> str:
        """The key, unique among things of its sort."""


KeyedT = TypeVar("KeyedT", bound=Keyed)


def by_key(things: Iterable[KeyedT]) -> dict[str, KeyedT]:
    """`things` by their keys, in their order."""
    return {thing.key: thing for thing in things}
