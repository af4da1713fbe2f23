"""Risks with their value and zone."""

from dataclasses import dataclass

from rodatraden.core.content.control import Risk
from rodatraden.core.content.organisation import RiskZone
from rodatraden.core.risk import proposed_zone


@dataclass(frozen=True, slots=True, kw_only=True)
class ValuedRisk:
    """A risk, its value (None when likelihood or consequence is not set) and its zone, 1 to 3."""

    key: str
    title: str
    value: int | None
    zone: int
    zone_words: str


def valued(risks: tuple[Risk, ...], zones: tuple[RiskZone, ...]) -> list[ValuedRisk]:
    """The risks, the gravest first."""
    ordered = sorted(zones, key=lambda zone: zone.from_value)
    found = [_valued(risk, ordered) for risk in risks]
    return sorted(found, key=lambda risk: -(risk.value or 0))


def _valued(risk: Risk, zones: list[RiskZone]) -> ValuedRisk:
    value = risk.likelihood * risk.consequence if risk.likelihood and risk.consequence else None
    zone = proposed_zone(value, zones) if value is not None else None
    grade = round((zones.index(zone) + 1) / len(zones) * 3) if zone is not None else 1
    return ValuedRisk(
        key=risk.key, title=risk.title, value=value, zone=max(1, grade), zone_words=zone.label if zone else ""
    )
