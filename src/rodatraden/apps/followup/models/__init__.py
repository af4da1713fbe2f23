"""Tasks and parts, dialogues, promises and reminders."""

from rodatraden.apps.followup.models.dialogues import AgreedAction, Dialogue
from rodatraden.apps.followup.models.parts import Part
from rodatraden.apps.followup.models.promises import Promise, PromiseMove
from rodatraden.apps.followup.models.reminders import ReminderSent
from rodatraden.apps.followup.models.tasks import Task
from rodatraden.apps.followup.models.visits import Visit

__all__ = ["AgreedAction", "Dialogue", "Part", "Promise", "PromiseMove", "ReminderSent", "Task", "Visit"]
