"""The one way to write rows, batches and values as bytes, so that their hashes are stable.

Everything is JSON in ASCII, with sorted keys, no spaces, times in UTC with microseconds, and whole numbers
without decimals however a database gives them back. docs/adr/0007-sealed-log.md describes each form; a
change of form is a new `FORM`, never an edit of an old one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

FORM = 1
ROW_FIELDS = ("id", "at", "actor_id", "action", "object_kind", "object_key", "before", "after", "reason", "commitments")
_ID_BYTES, _DIGEST_BYTES = 8, 32
_ENTRY_BYTES = _ID_BYTES + _DIGEST_BYTES
_encode = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode


def written(value: object) -> bytes:
    """Plain JSON as canonical bytes."""
    return _encode(_whole(value)).encode("ascii")


def stored(value: object) -> Any:
    """A value as the database gives it back: dates and decimals as text, tuples as lists."""
    return json.loads(json.dumps(value, cls=DjangoJSONEncoder))


def row_bytes(row: tuple[Any, ...]) -> bytes:
    """The canonical form of a row; `row` holds the values of `ROW_FIELDS`."""
    pk, at, actor, action, kind, key, before, after, reason, commitments = row
    return written(
        {
            "form": FORM,
            "id": pk,
            "at": _utc(at),
            "actor": actor,
            "action": action,
            "kind": kind,
            "key": key,
            "before": before,
            "after": after,
            "reason": reason,
            "commitments": commitments,
        }
    )


def row_digest(row: tuple[Any, ...]) -> bytes:
    """SHA-256 over the canonical form of a row."""
    return sha256(row_bytes(row)).digest()


def packed(digests: Iterable[tuple[int, bytes]]) -> bytes:
    """Ids and digests of rows, as a batch keeps them."""
    return b"".join(pk.to_bytes(_ID_BYTES, "big") + digest for pk, digest in digests)


def unpacked(kept: bytes) -> Iterator[tuple[int, bytes]]:
    """The ids and digests that a batch keeps; raises ValueError when they are cut off."""
    if len(kept) % _ENTRY_BYTES:
        raise ValueError(len(kept))
    for at in range(0, len(kept), _ENTRY_BYTES):
        entry = kept[at : at + _ENTRY_BYTES]
        yield int.from_bytes(entry[:_ID_BYTES], "big"), entry[_ID_BYTES:]


def content_hash(kept: bytes) -> str:
    """The hash over all rows of a batch, in order."""
    return sha256(kept).hexdigest()


def batch_hash(batch: Mapping[str, Any]) -> str:
    """The hash of a batch, chained to the one before; `batch` holds the fields of a SealedBatch."""
    names = ("number", "first_row", "last_row", "count", "total", "content_hash", "previous_hash")
    form = {"form": FORM, "sealed_at": _utc(batch["sealed_at"]), **{name: batch[name] for name in names}}
    return sha256(written(form)).hexdigest()


def commitment(salt: str, value: object) -> str:
    """What binds a row to a personal value without giving it away: SHA-256 over salt and value."""
    return sha256(written([salt, value])).hexdigest()


def _utc(at: object) -> str:
    """A time in UTC; what somebody has made into none is still written, so that its row can be named."""
    return at.astimezone(UTC).isoformat(timespec="microseconds") if isinstance(at, datetime) else str(at)


def _whole(value: object) -> object:
    """The value with floats that are whole as integers: databases differ in how they give them back."""
    match value:
        case str() | int() | None:
            return value
        case float():
            return int(value) if value.is_integer() else value
        case Mapping():
            return {name: _whole(inner) for name, inner in value.items()}
        case list() | tuple():
            return [_whole(inner) for inner in value]
        case _:
            return value
