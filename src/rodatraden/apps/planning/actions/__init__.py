"""What can be done with steering models, goals, work, reports and texts."""

from rodatraden.apps.planning.actions.content import replace_planning_content

__all__ = ["replace_planning_content"]
