"""What is written before the council decides its budget, and what goals and risks may come from."""

from enum import StrEnum


class Origin(StrEnum):
    """A section of the council's budget that is prepared at an occasion of its own; the value is its slot."""

    PLANNING_CONDITIONS = "planning_conditions"
    DIRECTION = "direction"
    OPINION = "opinion"
