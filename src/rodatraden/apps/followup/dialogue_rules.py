"""Who prepares, holds and reads dialogues, and who makes, answers and moves promises."""

from __future__ import annotations

from rodatraden.apps.org.enums import RoleKind
from rodatraden.apps.org.rules import held_by
from rodatraden.foundation.permissions import define

SEE_DIALOGUE = define(
    "followup.see_dialogue",
    held_by(
        RoleKind.UNIT_MANAGER,
        RoleKind.CONTROLLER,
        RoleKind.HR_PARTNER,
        RoleKind.DEVELOPMENT_LEAD,
        RoleKind.HEAD_OF_ADMINISTRATION,
        RoleKind.CENTRAL_OFFICE,
        RoleKind.AUDITOR,
    ),
    to="läsa resultatdialoger",
)
HOLD_DIALOGUE = define(
    "followup.hold_dialogue",
    held_by(RoleKind.UNIT_MANAGER, RoleKind.DEVELOPMENT_LEAD, RoleKind.HEAD_OF_ADMINISTRATION, RoleKind.CENTRAL_OFFICE),
    to="hålla resultatdialoger",
)
MAKE_PROMISE = define(
    "followup.make_promise",
    held_by(
        RoleKind.UNIT_MANAGER,
        RoleKind.CONTROLLER,
        RoleKind.DEVELOPMENT_LEAD,
        RoleKind.HEAD_OF_ADMINISTRATION,
        RoleKind.BOARD_SECRETARY,
        RoleKind.CENTRAL_OFFICE,
    ),
    to="notera löften",
)
ANSWER_PROMISE = define(
    "followup.answer_promise",
    held_by(
        RoleKind.REPORTER,
        RoleKind.UNIT_MANAGER,
        RoleKind.CONTROLLER,
        RoleKind.HR_PARTNER,
        RoleKind.DEVELOPMENT_LEAD,
        RoleKind.HEAD_OF_ADMINISTRATION,
    ),
    to="svara på löften",
)
MOVE_PROMISE = define(
    "followup.move_promise",
    held_by(RoleKind.DEVELOPMENT_LEAD, RoleKind.HEAD_OF_ADMINISTRATION, RoleKind.CENTRAL_OFFICE),
    to="flytta löften till ett senare tillfälle",
)
REMIND = define(
    "followup.remind",
    held_by(RoleKind.CENTRAL_OFFICE, RoleKind.DEVELOPMENT_LEAD),
    to="påminna dem som har något kvar",
)
