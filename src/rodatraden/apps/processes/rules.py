"""Who may change the processes and the laws."""

from __future__ import annotations

from rodatraden.apps.org.enums import RoleKind
from rodatraden.apps.org.rules import held_by
from rodatraden.foundation.permissions import define

EDIT_PROCESSES = define(
    "processes.edit",
    held_by(RoleKind.DEVELOPMENT_LEAD, RoleKind.CENTRAL_OFFICE),
    to="ändra processer och lagrum",
)
"""For the whole municipality: ask at ""."""
