"""Shares, changes, gaps and cost per unit: small figures that documents state in words."""

from decimal import Decimal

from rodatraden.core.refusal import CalculationRefused

HUNDRED = Decimal(100)


class NothingToDivideBy(CalculationRefused):
    """A share, a change or a unit cost of nothing."""


def share(part: Decimal, whole: Decimal) -> Decimal:
    """100 · part / whole, per cent. `NothingToDivideBy` when the whole is 0."""
    if whole == 0:
        raise NothingToDivideBy("Andelen går inte att räkna ut: helheten är 0.")
    return HUNDRED * part / whole


def change_percent(now: Decimal, before: Decimal) -> Decimal:
    """100 · (now − before) / |before|, per cent. `NothingToDivideBy` when it was 0 before."""
    if before == 0:
        raise NothingToDivideBy("Förändringen i procent går inte att räkna ut: värdet var 0.")
    return HUNDRED * (now - before) / abs(before)


def change_points(now: Decimal, before: Decimal) -> Decimal:
    """The difference now − before, percentage points when both are per cent."""
    return now - before


def gender_gap(women: Decimal, men: Decimal) -> Decimal:
    """Women's value − men's value, in the unit of both; positive when women's is higher."""
    return women - men


def unit_cost(cost: Decimal, volume: Decimal) -> Decimal:
    """Cost per unit of volume, in the unit of the cost. `NothingToDivideBy` when the volume is 0."""
    if volume == 0:
        raise NothingToDivideBy("Kostnaden per enhet går inte att räkna ut: volymen är 0.")
    return cost / volume


def reference_cost_deviation(net_cost: Decimal, reference_cost: Decimal) -> Decimal:
    """Net cost deviation, per cent: 100 · (net cost − reference cost) / reference cost.

    Negative: cheaper than the structure lets one expect. Source: Kolada's nettokostnadsavvikelse.
    """
    return share(net_cost - reference_cost, reference_cost)
