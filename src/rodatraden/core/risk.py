"""Risk value and the zone it falls in."""

from collections.abc import Iterable

from rodatraden.core.content.organisation import RiskScaleLevel, RiskZone
from rodatraden.core.refusal import CalculationRefused


class NotOnScale(CalculationRefused):
    """A likelihood or consequence that the municipality's scale does not have."""


def risk_value(likelihood: int, consequence: int, scale: Iterable[RiskScaleLevel] = ()) -> int:
    """Risk value = likelihood × consequence, on the municipality's own scales.

    `scale` are the anchored levels ("likelihood" and "consequence"); `NotOnScale` when a value is
    not among the levels of its dimension. Without levels any value from 1 is taken.
    """
    levels = list(scale)
    for dimension, value, word in (
        ("likelihood", likelihood, "Sannolikheten"),
        ("consequence", consequence, "Konsekvensen"),
    ):
        known = {level.value for level in levels if level.dimension == dimension}
        if value < 1 or (known and value not in known):
            raise NotOnScale(f"{word} {value} finns inte på skalan.")
    return likelihood * consequence


def proposed_zone(value: int, zones: Iterable[RiskZone]) -> RiskZone | None:
    """The zone with the highest start that the value reaches: a proposal, people decide."""
    reached = [zone for zone in zones if zone.from_value <= value]
    return max(reached, key=lambda zone: zone.from_value, default=None)
