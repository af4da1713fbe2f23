"""Rolling 12: a yearly value to and including the month named."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from rodatraden.core import periods
from rodatraden.core.shares import share

MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Rolling:
    """A rolling value, or missing with the months that are not there."""

    value: Decimal | None
    missing_months: tuple[str, ...] = ()


def months_of(to: str) -> tuple[str, ...]:
    """The twelve months to and including the month `to` ("2019-02"), earliest first."""
    month = periods.parse(to)
    found = []
    for _ in range(MONTHS_A_YEAR):
        found.append(str(month))
        month = periods.previous(month)
    return tuple(reversed(found))


def rolling_sum(monthly: Mapping[str, Decimal | None], to: str) -> Rolling:
    """The sum of twelve months. One month missing makes it missing: a year of eleven is no year."""
    months = months_of(to)
    missing = tuple(month for month in months if monthly.get(month) is None)
    if missing:
        return Rolling(value=None, missing_months=missing)
    return Rolling(value=sum((monthly[month] or Decimal(0) for month in months), Decimal(0)))


def rolling_share(parts: Mapping[str, Decimal | None], wholes: Mapping[str, Decimal | None], to: str) -> Rolling:
    """100 · sum of twelve months' parts / sum of their wholes, per cent (absence of scheduled time).

    Not the mean of twelve shares: a month with more hours weighs more.
    """
    upper, lower = rolling_sum(parts, to), rolling_sum(wholes, to)
    missing = tuple(m for m in months_of(to) if m in {*upper.missing_months, *lower.missing_months})
    if upper.value is None or lower.value is None:
        return Rolling(value=None, missing_months=missing)
    return Rolling(value=share(upper.value, lower.value))
