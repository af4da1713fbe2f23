"""How years and scales are kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rodatraden.apps.cycle import models
from rodatraden.apps.cycle.queries.occasions import instructions_from, instructions_kept
from rodatraden.core.content import occasions, organisation
from rodatraden.foundation.keyed.area import Area, Slot
from rodatraden.foundation.keyed.columns import Words
from rodatraden.foundation.keyed.derive import columns_of
from rodatraden.foundation.keyed.home import Child, Home
from rodatraden.foundation.keyed.parts import Things


@dataclass(frozen=True)
class Asked(Words):
    """What an occasion asks for."""

    def load(self, stored: Any, unit: int) -> Any:
        """Give the members of the enumeration."""
        return tuple(occasions.Ask(word) for word in stored[0])

    def store(self, value: Any, unit: int) -> Any:
        """Keep the plain words."""
        return ([str(word) for word in value],)


@dataclass(frozen=True)
class Instructed(Words):
    """What an occasion says to those who write, slot by slot: one small object each."""

    def load(self, stored: Any, unit: int) -> Any:
        """Give the instructions."""
        return instructions_from(stored[0])

    def store(self, value: Any, unit: int) -> Any:
        """Keep them as objects."""
        return (instructions_kept(value),)


OCCASIONS = Home(
    content=organisation.Occasion,
    model=models.Occasion,
    identity=("year_id", "key"),
    given=(Asked("asks"), Instructed("instructions")),
    parts=(Things("stages", models.Stage, "occasion", occasions.Stage, columns_of(occasions.Stage, models.Stage)),),
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
RULE_PACKS = Home(
    content=occasions.RulePack,
    model=models.RulePack,
    parts=(Things("rules", models.Rule, "pack", occasions.Rule, columns_of(occasions.Rule, models.Rule)),),
    scoped=False,
)
ASSESSMENT_LEVELS = Home(content=organisation.AssessmentLevel, model=models.AssessmentLevel, scoped=False)

AREA = Area(
    name="cycle",
    slots=(
        Slot(attr="rule_packs", home=RULE_PACKS),
        Slot(attr="years", home=YEARS),
        Slot(attr="statuses", home=STATUSES),
        Slot(attr="reasons", home=REASONS),
        Slot(attr="assessment_levels", home=ASSESSMENT_LEVELS),
    ),
)
