"""Scopes, years, occasions and scales."""

from rodatraden.apps.cycle.models.occasions import Rule, RulePack, Stage, StagePassed
from rodatraden.apps.cycle.models.scopes import Scope, ScopedFact, ScopedThing
from rodatraden.apps.cycle.models.years import AssessmentLevel, Occasion, PlanningYear, ReasonCode, StatusLabel

__all__ = [
    "AssessmentLevel",
    "Occasion",
    "PlanningYear",
    "ReasonCode",
    "Rule",
    "RulePack",
    "Scope",
    "ScopedFact",
    "ScopedThing",
    "Stage",
    "StagePassed",
    "StatusLabel",
]
