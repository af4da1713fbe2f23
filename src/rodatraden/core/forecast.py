"""Expected share of the budget, variances, measures to get back into balance, conditional income."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rodatraden.core.content.economy import ConditionalIncome, CostSign
from rodatraden.core.refusal import CalculationRefused

MONTHS_A_YEAR = 12


class UnusableProfile(CalculationRefused):
    """A profile that does not spread a year over twelve months."""


def expected_share(as_of: date, profile: Sequence[Decimal] = ()) -> Decimal:
    """Riktpunkt: the share (0–1) of a year's budget that should be used by the end of `as_of`.

    Without profile every month is a twelfth (25 % at 31 March) and days count within their month.
    `profile` gives each month's weight; the weights are scaled to one. `UnusableProfile` unless
    there are twelve weights, none negative and not all zero.
    """
    weights = list(profile) or [Decimal(1)] * MONTHS_A_YEAR
    if len(weights) != MONTHS_A_YEAR or min(weights) < 0 or not any(weights):
        raise UnusableProfile("En profil ska ha tolv månadsvikter, ingen negativ och inte alla noll.")
    days = Decimal(as_of.day) / monthrange(as_of.year, as_of.month)[1]
    used = sum(weights[: as_of.month - 1], Decimal(0)) + weights[as_of.month - 1] * days
    return used / sum(weights)


def variance(budget: Decimal, forecast: Decimal, costs: CostSign = CostSign.POSITIVE) -> Decimal:
    """Variance: budget − forecast (or outcome), so that more cost than budget is negative.

    Where costs are printed as negative numbers the same is forecast − budget.
    """
    return budget - forecast if costs is CostSign.POSITIVE else forecast - budget


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterMeasures:
    """A variance after measures, and how many measures lack an amount and count as 0."""

    variance: Decimal
    effect: Decimal
    without_amount: int

    def explain(self) -> str:
        """One Swedish sentence about the measures without an amount, or ""."""
        if not self.without_amount:
            return ""
        return f"{self.without_amount} av åtgärderna saknar belopp och är räknade som 0."


def after_measures(before: Decimal, effects: Iterable[Decimal | None]) -> AfterMeasures:
    """Variance after measures = variance + sum of the expected effects; no amount counts as 0, and is said."""
    every = list(effects)
    effect = sum((value for value in every if value is not None), Decimal(0))
    return AfterMeasures(variance=before + effect, effect=effect, without_amount=every.count(None))


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditional:
    """Income that hangs on somebody else's decision, by how it stands."""

    granted: Decimal
    pending: Decimal
    refused: Decimal


def conditional_income(incomes: Iterable[ConditionalIncome]) -> Conditional:
    """Sums of conditional income that is granted, waits for a decision, or is refused (one unit)."""
    sums = {True: Decimal(0), None: Decimal(0), False: Decimal(0)}
    for income in incomes:
        sums[income.decided] += income.amount
    return Conditional(granted=sums[True], pending=sums[None], refused=sums[False])


def total(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """The sum of the amounts there are (investments, grants); missing only when all are missing."""
    there = [amount for amount in amounts if amount is not None]
    return sum(there, Decimal(0)) if there else None
