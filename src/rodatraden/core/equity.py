"""Carry-over of a board's result to its equity."""

from dataclasses import dataclass
from decimal import Decimal

from rodatraden.core.refusal import CalculationRefused


class NotAShare(CalculationRefused):
    """A share outside 0–1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Equity:
    """What the rule gives, all in the unit of the amounts given."""

    balance_result: Decimal
    cap: Decimal
    closing: Decimal
    carried_over: Decimal


def balance_result(result: Decimal, withdrawal: Decimal) -> Decimal:
    """Result less withdrawal from equity: what counts when the result is carried over."""
    return result - withdrawal


def equity_cap(net_budget: Decimal, share: Decimal) -> Decimal:
    """Share of the net budget that equity may hold: share · |net budget|. `NotAShare` outside 0–1."""
    if not 0 <= share <= 1:
        raise NotAShare(f"Andelen {share} ligger inte mellan 0 och 1.")
    return share * abs(net_budget)


def carry_over(
    *,
    opening: Decimal,
    result: Decimal,
    net_budget: Decimal,
    share: Decimal,
    withdrawal: Decimal = Decimal(0),
) -> Equity:
    """Equity after a year by the reference rule (the municipality's own economic steering rules).

    balance result = result − withdrawal; cap = share · |net budget|;
    closing = min(opening + balance result, max(cap, opening)); carried over = closing − opening.
    A deficit is carried in full; equity above the cap is not taken away. All in one unit and with
    the same sign rule: surplus positive. `NotAShare` when the share is not within 0–1.
    """
    balanced = balance_result(result, withdrawal)
    cap = equity_cap(net_budget, share)
    closing = min(opening + balanced, max(cap, opening))
    return Equity(balance_result=balanced, cap=cap, closing=closing, carried_over=closing - opening)
