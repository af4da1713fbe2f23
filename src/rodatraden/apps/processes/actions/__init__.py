"""What can be done with processes and laws."""

from rodatraden.apps.processes.actions.content import replace_processes_content
from rodatraden.apps.processes.actions.laws import LAWS, create_law, edit_law, end_law, order_law
from rodatraden.apps.processes.actions.processes import (
    PROCESSES,
    create_process,
    edit_process,
    end_process,
    order_process,
)

__all__ = [
    "LAWS",
    "PROCESSES",
    "create_law",
    "create_process",
    "edit_law",
    "edit_process",
    "end_law",
    "end_process",
    "order_law",
    "order_process",
    "replace_processes_content",
]
