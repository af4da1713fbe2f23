"""What can be done with steering models, goals, work, reports and texts."""

from rodatraden.apps.planning.actions.content import replace_planning_content
from rodatraden.apps.planning.actions.texts import edit_text

__all__ = ["edit_text", "replace_planning_content"]
