"""Steering models, what hangs on them, what is reported of it, and the texts of documents."""

from rodatraden.apps.planning.models.council import ActionPlan, Answer, Directive, Frame
from rodatraden.apps.planning.models.goals import CoreValue, Goal, Vision, WorkItem
from rodatraden.apps.planning.models.links import ActivityCommitment, ActivityGoal, FundingLink, IndicatorLink
from rodatraden.apps.planning.models.reports import GoalAssessment, ImprovementArea, StatusReport
from rodatraden.apps.planning.models.steering import Level, SteeringModel
from rodatraden.apps.planning.models.texts import PrintedTable, TableNote, TextSection
from rodatraden.apps.planning.models.work import Activity, Commitment

__all__ = [
    "ActionPlan",
    "Activity",
    "ActivityCommitment",
    "ActivityGoal",
    "Answer",
    "Commitment",
    "CoreValue",
    "Directive",
    "Frame",
    "FundingLink",
    "Goal",
    "GoalAssessment",
    "ImprovementArea",
    "IndicatorLink",
    "Level",
    "PrintedTable",
    "StatusReport",
    "SteeringModel",
    "TableNote",
    "TextSection",
    "Vision",
    "WorkItem",
]
