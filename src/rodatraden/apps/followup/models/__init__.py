"""Tasks and parts."""

from rodatraden.apps.followup.models.parts import Part
from rodatraden.apps.followup.models.tasks import Task

__all__ = ["Part", "Task"]
