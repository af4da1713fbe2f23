"""The key that makes a message the same one however often it is asked for."""

from __future__ import annotations

from datetime import date

LONGEST = 300


def message_key(*, person: int, occasion: str, kind: str, day: date | str) -> str:
    """The key of a message: who (the account's pk), about which occasion, what kind, for which day.

    A digest over several occasions has occasion "" and one kind, so that a person gets one a day.
    """
    return f"{kind}:{occasion}:{day}:{person}"
