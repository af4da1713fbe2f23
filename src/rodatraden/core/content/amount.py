"""A number in a plan file: a bare number, or a number with what belongs to it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rodatraden.core.missing import MissingReason


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number, or the reason why there is none, and how its source printed it.

    `text` stands where a source has words instead of a number. `stated` is the source's print
    and only given in published files where it differs from our own print of `value`;
    `marks` are the note marks the source has beside the number.
    """

    value: Decimal | None = None
    missing: MissingReason | None = None
    expected: date | None = None
    text: str = ""
    stated: str | None = None
    marks: tuple[str, ...] = ()
    comment: str = ""


Number = Decimal | Amount


def as_amount(number: Number) -> Amount:
    """The full form of a number."""
    return Amount(value=number) if isinstance(number, Decimal) else number
