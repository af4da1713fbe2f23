"""Nodes turned into the dataclasses of `core.content`, with the line of every value."""

from collections.abc import Mapping as AnyMapping
from typing import Any

from rodatraden.connectors.planfile.leaves import read_leaf
from rodatraden.connectors.planfile.messages import (
    Fault,
    Path,
    missing_field,
    unknown_field,
    wrong_shape,
)
from rodatraden.connectors.planfile.types import (
    AMOUNT,
    Choice,
    Leaf,
    Listing,
    Lookup,
    Optional,
    Quantity,
    Record,
    Shape,
)
from rodatraden.connectors.planfile.walk import MAX_NAME
from rodatraden.connectors.planfile.yaml_text import Mapping, Node, Scalar, Sequence


class Values:
    """Reads one file's nodes; `lines` fills with the line of each path as it goes."""

    def __init__(self) -> None:
        """Start without any line."""
        self.lines: dict[Path, int] = {}

    def read(self, node: Node, shape: Shape, path: Path = (), place: str = "") -> Any:
        """The value of a node, or a `Fault` in the words of the file."""
        self.lines.setdefault(path, node.line)
        match shape:
            case Leaf() | Choice():
                return read_leaf(self._scalar(node, place), shape, place)
            case Optional():
                return self._optional(node, shape, path, place)
            case Quantity():
                return self._quantity(node, shape, path, place)
            case Record():
                return self._record(node, shape, path, place)
            case Listing():
                return self._listing(node, shape, path, place)
            case Lookup():
                return self._lookup(node, shape, path, place)

    def _scalar(self, node: Node, place: str) -> Scalar:
        if not isinstance(node, Scalar):
            raise Fault(wrong_shape(place, "ett enda värde, varken lista eller fält"), node.line)
        return node

    def _optional(self, node: Node, shape: Optional, path: Path, place: str) -> Any:
        if isinstance(node, Scalar) and (node.absent or (not node.text and shape.of is not Leaf.TEXT)):
            return None
        return self.read(node, shape.of, path, place)

    def _quantity(self, node: Node, shape: Quantity, path: Path, place: str) -> Any:
        if isinstance(node, Scalar):
            number = read_leaf(node, Leaf.NUMBER, place)
            return AMOUNT.of(value=number) if shape.wrapped else number
        return self._record(node, AMOUNT, path, place)

    def _record(self, node: Node, shape: Record, path: Path, place: str) -> Any:
        if not isinstance(node, Mapping):
            raise Fault(wrong_shape(place, "fält med namn och värde"), node.line)
        known = shape.fields
        values: dict[str, Any] = {}
        for name, below in node.entries.items():
            if name not in known:
                raise Fault(unknown_field(name, place, known), node.key_lines[name])
            here = (*path, name)
            self.lines[here] = node.key_lines[name]
            inside = f"{place}.{name}" if place else name
            values[name] = self.read(below, known[name].shape, here, inside)
        for name, field in known.items():
            if field.required and name not in values:
                raise Fault(missing_field(name, place), node.line)
        return shape.of(**values)

    def _listing(self, node: Node, shape: Listing, path: Path, place: str) -> Any:
        if isinstance(node, Scalar) and node.absent:
            return ()
        if not isinstance(node, Sequence):
            raise Fault(wrong_shape(place, "en lista, med ”- ” framför varje post"), node.line)
        return tuple(
            self.read(item, shape.of, (*path, number), f"{place}[{_name(item, number)}]")
            for number, item in enumerate(node.items)
        )

    def _lookup(self, node: Node, shape: Lookup, path: Path, place: str) -> AnyMapping[str, Any]:
        if isinstance(node, Scalar) and node.absent:
            return {}
        if not isinstance(node, Mapping):
            raise Fault(wrong_shape(place, "fält med nyckel och värde"), node.line)
        values: dict[str, Any] = {}
        for key, below in node.entries.items():
            self.lines[(*path, key)] = node.key_lines[key]
            values[key] = self.read(below, shape.of, (*path, key), f"{place}.{key}")
        return values


def _name(item: Node, number: int) -> str:
    """What a reader calls an item: its key, or its number in the list."""
    key = item.entries.get("key") if isinstance(item, Mapping) else None
    return key.text[:MAX_NAME] if isinstance(key, Scalar) and key.text else str(number + 1)
