"""Who reports what is measured."""

from __future__ import annotations

from rodatraden.apps.org.enums import RoleKind
from rodatraden.apps.org.rules import held_by
from rodatraden.foundation.permissions import define

REPORT_INDICATOR = define(
    "indicators.report",
    held_by(
        RoleKind.REPORTER,
        RoleKind.UNIT_MANAGER,
        RoleKind.HEAD_OF_ADMINISTRATION,
        RoleKind.DEVELOPMENT_LEAD,
        RoleKind.CONTROLLER,
        RoleKind.HR_PARTNER,
    ),
    to="rapportera indikatorer här",
)
EDIT_TARGET = define(
    "indicators.edit_target",
    held_by(RoleKind.DEVELOPMENT_LEAD, RoleKind.UNIT_MANAGER),
    to="sätta målvärden här",
)
