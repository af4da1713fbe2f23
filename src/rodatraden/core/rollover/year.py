"""The next planning year: the same occasions and stages, moved as the wizard of a new year moves them."""

from rodatraden.core.content.organisation import PlanningYear, YearState
from rodatraden.core.cycle.usual_year import moved


def next_year(year: PlanningYear, *, steering_model: str = "") -> PlanningYear:
    """The year after, not yet ordinary, by another steering model when one is named."""
    return PlanningYear(
        year=year.year + 1,
        steering_model=steering_model or year.steering_model,
        state=YearState.NEXT,
        occasions=tuple(moved(occasion, 1) for occasion in year.occasions),
    )
