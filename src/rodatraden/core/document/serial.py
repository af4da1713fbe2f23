"""The document tree as canonical JSON: what the freeze stores, hashes and publishes.

The form, so that equal bytes mean the same document (described for readers in
`docs/document-json.md`):

- UTF-8, not escaped, one newline at the end. An object or list that fits in 100 characters stands
  on one line; a longer one is broken with one space of indent a level.
- The fields of a node stand in the order their dataclass declares them. A field that holds its
  default is left out. Nodes, inlines and cells open with `type`, their class in snake_case.
- Decimals are strings exactly as Python prints them ("-16.80" keeps its zero), dates ISO 8601,
  enums their value. Floats occur in chart specs only, where keys are sorted.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import MISSING, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from rodatraden.core.document.parse import TAGS, BrokenDocument, defaults, read_document
from rodatraden.core.document.tree import Document

__all__ = ["SCHEMA", "BrokenDocument", "UnknownSchema", "content_hash", "from_json", "to_json"]

SCHEMA = "rodatraden.document/1"
LINE = 100
_ENCODE = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


class UnknownSchema(ValueError):
    """The bytes are not a document of a schema that this version reads."""

    def __init__(self, found: object) -> None:
        """Refuse a file that says `found` where its schema should stand."""
        self.found = found
        super().__init__(
            f"Filen är inte ett dokument som går att läsa: schemat är {found!r}, "
            f"men den här versionen läser {SCHEMA!r}."
        )


def to_json(document: Document) -> bytes:
    """`document` as canonical JSON; `TypeError` or `ValueError` when it holds what JSON cannot."""
    data = {"schema": SCHEMA, **_plain(document)}
    return (_written(data, "") + "\n").encode()


def from_json(data: bytes) -> Document:
    """The document that `to_json` wrote: equal, and with the same bytes when written again.

    Raises `UnknownSchema` for another schema and `BrokenDocument` for anything else that is not
    as written: an unknown field or type, a missing field, a value of the wrong kind.
    """
    try:
        tree = json.loads(data.decode())
    except ValueError as error:
        raise BrokenDocument(f"Filen är inte JSON i UTF-8: {error}") from error
    if not isinstance(tree, dict) or tree.get("schema") != SCHEMA:
        raise UnknownSchema(tree.get("schema") if isinstance(tree, dict) else None)
    del tree["schema"]
    return read_document(tree)


def content_hash(document: Document) -> str:
    """SHA-256 of the canonical JSON, in hexadecimal; what `sha256sum` says of the published file."""
    return hashlib.sha256(to_json(document)).hexdigest()


def _written(value: Any, indent: str) -> str:
    """`value` on one line when it fits, else one element a line."""
    if not isinstance(value, dict | list):
        return _ENCODE(value)
    deeper = f"{indent} "
    if isinstance(value, dict):
        opening, closing = "{", "}"
        parts = [f"{_ENCODE(key)}: {_written(item, deeper)}" for key, item in value.items()]
    else:
        opening, closing = "[", "]"
        parts = [_written(item, deeper) for item in value]
    flat = f"{opening}{', '.join(parts)}{closing}"
    # A newline is never part of a JSON string: it means that an element is broken already.
    if (len(flat) + len(indent) <= LINE and "\n" not in flat) or not parts:
        return flat
    broken = f",\n{deeper}".join(parts)
    return f"{opening}\n{deeper}{broken}\n{indent}{closing}"


def _plain(value: Any) -> Any:
    """What JSON can say, from a value of the tree."""
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return _spec(value)
    return _object(value) if is_dataclass(value) else _scalar(value)


def _scalar(value: Any) -> str | int | None:
    if isinstance(value, StrEnum):
        return value.value
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    if not isinstance(value, Decimal):
        raise TypeError(f"a document cannot hold {type(value).__name__}")
    if not value.is_finite():
        raise ValueError(f"{value} is no number that a document can hold")
    return str(value)


def _object(node: Any) -> dict[str, Any]:
    kind: Any = type(node)
    result = {"type": TAGS[kind]} if kind in TAGS else {}
    for name, default in defaults(kind):
        value = getattr(node, name)
        # 1 and 1.0 are equal, but only one of them is the default as printed.
        if default is MISSING or value != default or str(value) != str(default):
            result[name] = _plain(value)
    return result


def _spec(value: Any) -> Any:
    """A chart spec: JSON as it is, with sorted keys."""
    if isinstance(value, Mapping):
        return {str(key): _spec(value[key]) for key in sorted(value)}
    return [_spec(item) for item in value] if isinstance(value, list | tuple) else value
