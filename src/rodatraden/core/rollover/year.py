"""The next planning year: the same occasions and stages, a year later."""

from dataclasses import replace
from datetime import date

from rodatraden.core.content.occasions import Stage
from rodatraden.core.content.organisation import Occasion, PlanningYear, YearState


def a_year_later(day: date | None) -> date | None:
    """The same day of the next year; 28 February for 29 February."""
    if day is None:
        return None
    last_of_february = (2, 29)
    moved = (day.month, 28) if (day.month, day.day) == last_of_february else (day.month, day.day)
    return date(day.year + 1, *moved)


def next_year(year: PlanningYear, *, steering_model: str = "") -> PlanningYear:
    """The year after, not yet ordinary, by another steering model when one is named."""
    return PlanningYear(
        year=year.year + 1,
        steering_model=steering_model or year.steering_model,
        state=YearState.NEXT,
        occasions=tuple(_moved(occasion, year.year) for occasion in year.occasions),
    )


def _moved(occasion: Occasion, year: int) -> Occasion:
    old, new = str(year), str(year + 1)
    return replace(
        occasion,
        name=occasion.name.replace(old, new),
        as_of=a_year_later(occasion.as_of),
        opens=a_year_later(occasion.opens),
        deadline=a_year_later(occasion.deadline),
        stages=tuple(_moved_stage(stage, old, new) for stage in occasion.stages),
    )


def _moved_stage(stage: Stage, old: str, new: str) -> Stage:
    return replace(stage, name=stage.name.replace(old, new), day=a_year_later(stage.day))
