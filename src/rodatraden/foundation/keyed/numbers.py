"""Keep a decimal number so that it comes back exactly as it was written, 16.80 as 16.80."""

from __future__ import annotations

from decimal import Decimal

from rodatraden.foundation.keyed.errors import NumberTooFine
from rodatraden.foundation.keyed.models import NUMBER_DIGITS, NUMBER_PLACES

_LARGEST_MINOR = 2**63 - 1


def decimals_of(value: Decimal) -> int:
    """How many decimals the number is written with."""
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int):
        raise NumberTooFine(f"{value} är inget tal: skriv ett tal med siffror.")
    return max(0, -exponent)


def split_number(value: Decimal | None) -> tuple[Decimal | None, int | None]:
    """The number and its decimals; raises NumberTooFine when we cannot keep it exactly."""
    if value is None:
        return None, None
    decimals = decimals_of(value)
    if decimals > NUMBER_PLACES:
        raise NumberTooFine(f"Talet {value} har {decimals} decimaler: avrunda till högst {NUMBER_PLACES}.")
    if abs(value) >= 10 ** (NUMBER_DIGITS - NUMBER_PLACES):
        raise NumberTooFine(f"Talet {value} är för stort: ange det i en större enhet.")
    return value, decimals


def join_number(value: Decimal | None, decimals: int | None) -> Decimal | None:
    """The number as it was written."""
    if value is None:
        return None
    return value.quantize(Decimal(1).scaleb(-(decimals or 0)))


def split_money(value: Decimal | None, unit: int) -> tuple[int | None, int | None]:
    """The amount in the smallest unit (`unit` of them make one of the number's own), and its decimals.

    Raises NumberTooFine when it is finer than the smallest unit.
    """
    if value is None:
        return None, None
    minor = value * unit
    whole = int(minor)
    if whole != minor:
        raise NumberTooFine(f"Beloppet {value} är finare än öre: avrunda det.")
    if abs(whole) > _LARGEST_MINOR:
        raise NumberTooFine(f"Beloppet {value} är för stort: kontrollera enheten.")
    return whole, decimals_of(value)


def join_money(minor: int | None, decimals: int | None, unit: int) -> Decimal | None:
    """The amount in its own unit, with its decimals, or as many as it takes to be exact."""
    if minor is None:
        return None
    value = Decimal(minor) / unit
    written = value.quantize(Decimal(1).scaleb(-(decimals or 0)))
    return written if written == value else value
