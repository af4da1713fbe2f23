"""How years and scales are kept."""

from __future__ import annotations

from rodatraden.apps.cycle import models
from rodatraden.core.content import organisation
from rodatraden.foundation.keyed.area import Area, Slot
from rodatraden.foundation.keyed.home import Child, Home

OCCASIONS = Home(
    content=organisation.Occasion,
    model=models.Occasion,
    identity=("year_id", "key"),
    scoped=False,
    extra=("year_id",),
)
YEARS = Home(
    content=organisation.PlanningYear,
    model=models.PlanningYear,
    identity=("year",),
    scoped=False,
    children=(Child("occasions", OCCASIONS, "year_id"),),
)
STATUSES = Home(content=organisation.StatusLabel, model=models.StatusLabel, scoped=False)
REASONS = Home(content=organisation.ReasonCode, model=models.ReasonCode, scoped=False)
ASSESSMENT_LEVELS = Home(content=organisation.AssessmentLevel, model=models.AssessmentLevel, scoped=False)

AREA = Area(
    name="cycle",
    slots=(
        Slot(attr="years", home=YEARS),
        Slot(attr="statuses", home=STATUSES),
        Slot(attr="reasons", home=REASONS),
        Slot(attr="assessment_levels", home=ASSESSMENT_LEVELS),
    ),
)
