"""What can be done with steering models, goals, work, reports and texts."""

from rodatraden.apps.planning.actions.content import replace_planning_content
from rodatraden.apps.planning.actions.preparing import make_room_in_budget, write_preparation
from rodatraden.apps.planning.actions.reports import (
    assess_goal,
    make_room_for_units,
    report_status,
    write_unit_text,
)
from rodatraden.apps.planning.actions.texts import edit_text

__all__ = [
    "assess_goal",
    "edit_text",
    "make_room_for_units",
    "make_room_in_budget",
    "replace_planning_content",
    "report_status",
    "write_preparation",
    "write_unit_text",
]
