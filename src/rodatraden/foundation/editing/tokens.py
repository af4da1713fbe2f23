"""The token of a place: tells whether it still holds what a form was made from."""

from __future__ import annotations

import json
from collections.abc import Mapping

from django.utils.crypto import salted_hmac

from rodatraden.foundation.editing.errors import ChangedSince

Values = Mapping[str, str]


def token_of(values: Values) -> str:
    """The token of these values: equal values give equal tokens, whatever the order of the fields.

    It stands in pages, so it is keyed: nobody finds a value by trying which one gives the token.
    """
    written = json.dumps(dict(values), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return salted_hmac("rodatraden.editing", written, algorithm="sha256").hexdigest()


def refuse_changed(values_now: Values, token: str) -> None:
    """Raise ChangedSince unless the form was made from these values.

    For actions, in the transaction of the change and with the row locked.
    """
    if token_of(values_now) != token:
        raise ChangedSince
