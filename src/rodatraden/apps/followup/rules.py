"""Who opens an occasion, marks ready, approves, returns and hands over."""

from __future__ import annotations

from rodatraden.apps.cycle.rules import OPEN_OCCASION, REPORT
from rodatraden.apps.economy.rules import REPORT_FORECAST
from rodatraden.apps.followup.enums import Section
from rodatraden.apps.indicators.rules import REPORT_INDICATOR
from rodatraden.apps.org.enums import RoleKind
from rodatraden.apps.org.rules import held_by
from rodatraden.foundation.permissions import define

START_OCCASION = OPEN_OCCASION
APPROVE_PART = define(
    "followup.approve_part",
    held_by(RoleKind.HEAD_OF_ADMINISTRATION, RoleKind.DEVELOPMENT_LEAD, RoleKind.UNIT_MANAGER),
    to="godkänna eller lämna tillbaka enheters delar",
)
APPROVE_OWN = define(
    "followup.approve_own",
    held_by(RoleKind.HEAD_OF_ADMINISTRATION, RoleKind.DEVELOPMENT_LEAD),
    to="godkänna delar som ingen står över",
)
HAND_OVER = define(
    "followup.hand_over",
    held_by(
        RoleKind.REPORTER,
        RoleKind.UNIT_MANAGER,
        RoleKind.HEAD_OF_ADMINISTRATION,
        RoleKind.DEVELOPMENT_LEAD,
        RoleKind.CONTROLLER,
    ),
    to="lämna över uppgifter",
)
SEE_PROGRESS = define(
    "followup.see_progress",
    held_by(
        RoleKind.READER,
        RoleKind.REPORTER,
        RoleKind.UNIT_MANAGER,
        RoleKind.CONTROLLER,
        RoleKind.HR_PARTNER,
        RoleKind.DEVELOPMENT_LEAD,
        RoleKind.HEAD_OF_ADMINISTRATION,
        RoleKind.BOARD_SECRETARY,
        RoleKind.CENTRAL_OFFICE,
        RoleKind.AUDITOR,
    ),
    to="se hur långt enheterna har kommit",
)
FREEZE_PARTS = define(
    "followup.freeze_parts",
    held_by(RoleKind.DEVELOPMENT_LEAD, RoleKind.BOARD_SECRETARY, RoleKind.CENTRAL_OFFICE),
    to="frysa enheternas delar",
)


def permission_for(section: str) -> str:
    """The permission to report a section."""
    if section == Section.FORECAST:
        return REPORT_FORECAST
    if section == Section.INDICATORS:
        return REPORT_INDICATOR
    return REPORT
