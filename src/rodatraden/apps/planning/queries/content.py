"""How steering models, goals, commitments, activities, reports and texts are kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from rodatraden.apps.economy.rules import ore_in
from rodatraden.apps.planning import models
from rodatraden.core.content import council, organisation, planning, text
from rodatraden.core.content.file import PlanContent
from rodatraden.foundation.keyed.area import Area, Slot
from rodatraden.foundation.keyed.columns import Money, Words
from rodatraden.foundation.keyed.derive import columns_of
from rodatraden.foundation.keyed.home import Child, Home
from rodatraden.foundation.keyed.parts import Keys, Things


@dataclass(frozen=True, slots=True, kw_only=True)
class FundingGoal:
    """The goal that external funding serves."""

    funding: str
    goal: str


@dataclass(frozen=True)
class Carried(Words):
    """What a level may carry."""

    def load(self, stored: Any, unit: int) -> Any:
        """Give the members of the enumeration."""
        return tuple(planning.Carries(word) for word in stored[0])

    def store(self, value: Any, unit: int) -> Any:
        """Keep the plain words."""
        return ([str(word) for word in value],)


VISIONS = Home(content=organisation.Vision, model=models.Vision)
CORE_VALUES = Home(content=organisation.CoreValue, model=models.CoreValue)
LEVELS = Home(content=planning.Level, model=models.Level, given=(Carried("carries"),), extra=("model_id",))
STEERING_MODELS = Home(
    content=planning.SteeringModel, model=models.SteeringModel, children=(Child("levels", LEVELS, "model_id"),)
)
GOALS = Home(content=planning.Goal, model=models.Goal)
WORK = Home(content=planning.WorkItem, model=models.WorkItem)
COMMITMENTS = Home(content=planning.Commitment, model=models.Commitment)
ACTIVITIES = Home(
    content=planning.Activity,
    model=models.Activity,
    parts=(
        Keys("goals", models.ActivityGoal, "activity", "goal"),
        Keys("commitments", models.ActivityCommitment, "activity", "commitment"),
    ),
)
ACTION_PLANS = Home(content=council.ActionPlan, model=models.ActionPlan)
DIRECTIVES = Home(content=council.Directive, model=models.Directive)
FRAMES = Home(
    content=council.Frame,
    model=models.Frame,
    identity=("board_id",),
    given=(Money("amount"),),
    unit="unit",
    scale=ore_in,
)
ANSWERS = Home(content=council.Answer, model=models.Answer, identity=("of",))
INDICATOR_LINKS = Home(content=planning.IndicatorLink, model=models.IndicatorLink, identity=("goal_id", "indicator_id"))
FUNDING_LINKS = Home(content=FundingGoal, model=models.FundingLink, identity=("funding_id",))
STATUS_REPORTS = Home(content=planning.StatusReport, model=models.StatusReport, identity=("of",))
GOAL_ASSESSMENTS = Home(content=planning.GoalAssessment, model=models.GoalAssessment, identity=("goal_id",))
IMPROVEMENT_AREAS = Home(content=planning.ImprovementArea, model=models.ImprovementArea)
TEXTS = Home(content=text.TextSection, model=models.TextSection)
TABLES = Home(
    content=text.PrintedTable,
    model=models.PrintedTable,
    identity=("table",),
    parts=(Things("notes", models.TableNote, "printed", text.TableNote, columns_of(text.TableNote, models.TableNote)),),
)


def _funding_goals(plan: PlanContent) -> tuple[FundingGoal, ...]:
    return tuple(FundingGoal(funding=grant.key, goal=grant.goal) for grant in plan.funding if grant.goal)


AREA = Area(
    name="planning",
    slots=(
        Slot(attr="visions", home=VISIONS),
        Slot(attr="core_values", home=CORE_VALUES),
        Slot(attr="steering_models", home=STEERING_MODELS),
        Slot(attr="goals", home=GOALS),
        Slot(attr="work", home=WORK),
        Slot(attr="commitments", home=COMMITMENTS),
        Slot(attr="activities", home=ACTIVITIES),
        Slot(attr="action_plans", home=ACTION_PLANS),
        Slot(attr="directives", home=DIRECTIVES),
        Slot(attr="frames", home=FRAMES, unit=lambda _plan: lambda frame: str(frame.unit)),
        Slot(attr="answers", home=ANSWERS),
        Slot(attr="indicator_links", home=INDICATOR_LINKS),
        Slot(attr="funding", home=FUNDING_LINKS, name="funding_goals", contents=_funding_goals),
        Slot(attr="status_reports", home=STATUS_REPORTS),
        Slot(attr="goal_assessments", home=GOAL_ASSESSMENTS),
        Slot(attr="improvement_areas", home=IMPROVEMENT_AREAS),
        Slot(attr="texts", home=TEXTS),
        Slot(attr="tables", home=TABLES),
    ),
)


def with_goals(found: dict[str, Any]) -> dict[str, Any]:
    """Put the goals that funding serves back on the funding, once all areas are read."""
    if "funding_goals" not in found:
        return found
    goals = {link.funding: link.goal for link in found.pop("funding_goals")}
    found["funding"] = tuple(replace(grant, goal=goals.get(grant.key, "")) for grant in found["funding"])
    return found
