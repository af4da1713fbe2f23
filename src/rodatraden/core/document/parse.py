"""Reading the JSON of `serial` back into the dataclasses of the tree, strictly."""

import re
import types
import typing
from collections.abc import Callable, Hashable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from rodatraden.core.document.inline import Inline
from rodatraden.core.document.table import Cell
from rodatraden.core.document.tree import Document, Node

TAGS: dict[type, str] = {
    kind: re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower()
    for union in (Node, Inline, Cell)
    for kind in get_args(union)
}
"""What `type` says of each kind of node, inline and cell."""


class BrokenDocument(ValueError):
    """The bytes say that they are a document, but something in them cannot be one."""


def read_document(tree: dict[str, Any]) -> Document:
    """The document in a decoded JSON object without its schema; `BrokenDocument` when it is none."""
    document: Document = _reader(Document)(tree)
    return document


@cache
def defaults(kind: Hashable) -> tuple[tuple[str, Any], ...]:
    """The fields of a dataclass in order, each with its default or `MISSING`."""
    return tuple((field.name, field.default) for field in fields(typing.cast("Any", kind)))


@cache
def _hints(kind: Hashable) -> dict[str, Any]:
    return get_type_hints(kind)


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """The function that makes a value of the annotated type `kind` from JSON, or refuses it."""
    origin = get_origin(kind)
    if origin is tuple:
        return _read_tuple(get_args(kind)[0])
    if origin in {types.UnionType, typing.Union}:
        return _read_union(get_args(kind))
    if origin is not None and issubclass(origin, Mapping):
        return _read_exactly(dict)
    if is_dataclass(kind):
        return lambda data: _read_object(kind, data)
    if kind in {Decimal, date} or issubclass(kind, StrEnum):
        return _read_text(kind)
    return _read_exactly(kind)


def _read_exactly(kind: type) -> Callable[[Any], Any]:
    def read(data: Any) -> Any:
        if type(data) is not kind:
            raise BrokenDocument(f"{data!r} är inte av slaget {kind.__name__}.")
        return data

    return read


def _read_text(kind: Any) -> Callable[[Any], Any]:
    def read(data: Any) -> Any:
        text = _read_exactly(str)(data)
        try:
            return date.fromisoformat(text) if kind is date else kind(text)
        except (ValueError, InvalidOperation) as error:
            raise BrokenDocument(f"{data!r} är inte av slaget {kind.__name__}.") from error

    return read


def _read_tuple(item: Any) -> Callable[[Any], Any]:
    def read(data: Any) -> Any:
        return tuple(map(_reader(item), _read_exactly(list)(data)))

    return read


def _read_union(kinds: tuple[Any, ...]) -> Callable[[Any], Any]:
    options = tuple(kind for kind in kinds if kind is not type(None))
    tagged = {TAGS[kind]: kind for kind in options if kind in TAGS}

    def read(data: Any) -> Any:
        if data is None and len(options) < len(kinds):
            return None
        if len(options) == 1:
            return _reader(options[0])(data)
        tag = data.get("type") if isinstance(data, dict) else None
        if tag not in tagged:
            raise BrokenDocument(f"Okänd type {tag!r}; här kan stå {', '.join(tagged)}.")
        return _reader(tagged[tag])(data)

    return read


def _read_object(kind: Any, data: Any) -> Any:
    left = dict(_read_exactly(dict)(data))
    if left.pop("type", None) != TAGS.get(kind):
        raise BrokenDocument(f"Här ska type vara {TAGS.get(kind)!r}.")
    hints = _hints(kind)
    values = {}
    for name, default in defaults(kind):
        if name in left:
            values[name] = _reader(hints[name])(left.pop(name))
        elif default is MISSING:
            raise BrokenDocument(f"{kind.__name__} saknar fältet {name}.")
    if left:
        raise BrokenDocument(f"{kind.__name__} har inget fält {', '.join(sorted(left))}.")
    return kind(**values)
