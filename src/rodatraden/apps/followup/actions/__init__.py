"""What can be done with tasks and parts."""

from rodatraden.apps.followup.actions.approval import approve_part, approve_parts, return_part
from rodatraden.apps.followup.actions.freezing import freeze_parts
from rodatraden.apps.followup.actions.reporting import mark_ready, note_opened, reopen_part, save_thing
from rodatraden.apps.followup.actions.saving import save_part
from rodatraden.apps.followup.actions.starting import start_occasion
from rodatraden.apps.followup.actions.tasks import give_task, give_tasks, hand_over_task, hand_over_tasks

__all__ = [
    "approve_part",
    "approve_parts",
    "freeze_parts",
    "give_task",
    "give_tasks",
    "hand_over_task",
    "hand_over_tasks",
    "mark_ready",
    "note_opened",
    "reopen_part",
    "return_part",
    "save_part",
    "save_thing",
    "start_occasion",
]
