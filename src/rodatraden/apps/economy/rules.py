"""Rules about units of money."""

from __future__ import annotations

from rodatraden.core import money
from rodatraden.foundation.keyed.errors import ContentRefused


class UnknownMoneyUnit(ContentRefused):
    """Money is given in a unit we do not know."""


def ore_in(unit: str) -> int:
    """How many öre a unit of money holds; raises UnknownMoneyUnit."""
    try:
        return money.ore_in(unit)
    except money.UnknownMoneyUnit as unknown:
        raise UnknownMoneyUnit(f"”{unit}” är ingen enhet för pengar: skriv kr, tkr eller mnkr.") from unknown
