"""Every thing of a plan file with the way to it."""

from collections.abc import Hashable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple, cast

from rodatraden.connectors.planfile.messages import Path
from rodatraden.connectors.planfile.types import Choice, Leaf, Quantity, Record, Shape

# No place in a file is told with more of a key than this; a good key is shorter.
MAX_NAME = 100
_NO_THINGS = (str, Decimal, type(None))


class Found(NamedTuple):
    """A thing, its path for a program and its place for a reader."""

    thing: Any
    path: Path
    place: str

    def field(self, *below: str | int) -> str:
        """The place of a field of the thing, in the file's own words."""
        names = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in below)
        return f"{self.place}{names}".removeprefix(".")


def things(value: Any, path: Path = (), place: str = "") -> Iterator[Found]:
    """Every dataclass at and below `value`, in the order of the format."""
    if isinstance(value, tuple):
        for number, item in enumerate(value):
            if not isinstance(item, _NO_THINGS):
                name = getattr(item, "key", "")[:MAX_NAME] or str(number + 1)
                yield from things(item, (*path, number), f"{place}[{name}]")
    elif isinstance(value, Mapping):
        for key, item in value.items():
            if not isinstance(item, _NO_THINGS):
                yield from things(item, (*path, key), f"{place}.{key}")
    else:
        yield Found(value, path, place)
        for name in _holders(cast("Hashable", type(value))):
            if not isinstance(below := getattr(value, name), _NO_THINGS):
                yield from things(below, (*path, name), f"{place}.{name}" if place else name)


@cache
def _holders(of: Any) -> tuple[str, ...]:
    """The fields that can have things in them."""
    return tuple(name for name, field in Record(of).fields.items() if _can_hold(field.shape))


def _can_hold(shape: Shape) -> bool:
    if isinstance(shape, Record | Quantity):
        return True
    return not isinstance(shape, Leaf | Choice) and _can_hold(shape.of)
