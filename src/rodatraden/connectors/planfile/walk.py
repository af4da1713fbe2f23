"""Every thing of a plan file with the way to it."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, NamedTuple

from rodatraden.connectors.planfile.messages import Path


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
    if is_dataclass(value) and not isinstance(value, type):
        found = Found(value, path, place)
        yield found
        for field in fields(value):
            below = getattr(value, field.name)
            yield from things(below, (*path, field.name), found.field(field.name))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            name = getattr(item, "key", "") or str(number + 1)
            yield from things(item, (*path, number), f"{place}[{name}]")
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from things(item, (*path, key), f"{place}.{key}")
