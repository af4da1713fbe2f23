"""Who may write plans and reports."""

from __future__ import annotations

from rodatraden.apps.org.enums import RoleKind
from rodatraden.apps.org.rules import held_by
from rodatraden.foundation.permissions import define

EDIT_TEXT = define(
    "planning.edit_text",
    held_by(
        RoleKind.DEVELOPMENT_LEAD,
        RoleKind.HEAD_OF_ADMINISTRATION,
        RoleKind.CONTROLLER,
        RoleKind.HR_PARTNER,
        RoleKind.UNIT_MANAGER,
        RoleKind.REPORTER,
    ),
    to="skriva texter här",
)
