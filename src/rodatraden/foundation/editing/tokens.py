"""The token of a place: tells whether it still holds what a form was made from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256

from rodatraden.foundation.editing.errors import ChangedSince

Values = Mapping[str, str]


def token_of(values: Values) -> str:
    """The token of these values: equal values give equal tokens, whatever the order of the fields."""
    written = json.dumps(dict(values), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(written.encode()).hexdigest()


def refuse_changed(values_now: Values, token: str) -> None:
    """Raise ChangedSince unless the form was made from these values.

    For actions, in the transaction of the change and with the row locked.
    """
    if token_of(values_now) != token:
        raise ChangedSince
