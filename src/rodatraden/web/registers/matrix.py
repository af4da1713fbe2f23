"""The risk matrix as a picture: every value that likelihood and consequence give, and the zone it falls in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rodatraden.core.content.organisation import RiskScaleLevel, RiskZone
from rodatraden.core.risk import proposed_zone, risk_value

GRADES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A value of the matrix: its zone, and the shade from 1 to 3 that it is drawn in."""

    value: int
    zone: str
    grade: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """The matrix: the highest likelihood on top, the gravest consequence to the right."""

    columns: tuple[RiskScaleLevel, ...]
    rows: tuple[tuple[RiskScaleLevel, tuple[Cell, ...]], ...]
    zones: tuple[tuple[RiskZone, int, int | None], ...]

    @property
    def is_drawn(self) -> bool:
        """Whether there is anything to draw."""
        return bool(self.columns and self.rows)


def matrix_of(steps: Sequence[RiskScaleLevel], zones: Sequence[RiskZone]) -> Matrix:
    """The matrix of a scale; each zone with its shade and the last value before the next."""
    across = sorted((step for step in steps if step.dimension == "consequence"), key=lambda step: step.value)
    down = sorted((step for step in steps if step.dimension == "likelihood"), key=lambda step: -step.value)
    ordered = sorted(zones, key=lambda zone: zone.from_value)

    def cell(likelihood: RiskScaleLevel, consequence: RiskScaleLevel) -> Cell:
        value = risk_value(likelihood.value, consequence.value)
        zone = proposed_zone(value, ordered)
        grade = grade_of(ordered.index(zone), len(ordered)) if zone is not None else 1
        return Cell(value=value, zone=zone.label if zone is not None else "", grade=grade)

    ends = [zone.from_value - 1 for zone in ordered[1:]]
    return Matrix(
        columns=tuple(across),
        rows=tuple((step, tuple(cell(step, other) for other in across)) for step in down),
        zones=tuple(
            (zone, grade_of(number, len(ordered)), ends[number] if number < len(ends) else None)
            for number, zone in enumerate(ordered)
        ),
    )


def grade_of(number: int, zones: int) -> int:
    """The shade of a zone (0 is the lowest) among so many, the same as risks are drawn in."""
    return max(1, round((number + 1) / zones * GRADES))
