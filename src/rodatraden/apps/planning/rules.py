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
    to="skriva texter i planer och rapporter",
)
EDIT_PLAN = define(
    "planning.edit_plan",
    held_by(RoleKind.DEVELOPMENT_LEAD, RoleKind.UNIT_MANAGER),
    to="ändra mål, åtaganden, aktiviteter och risker i planen",
)
EDIT_SHARED = define(
    "planning.edit_shared",
    held_by(RoleKind.DEVELOPMENT_LEAD, RoleKind.CENTRAL_OFFICE),
    to="ändra det som hela kommunen delar",
)
LINK_FUNDING = define(
    "planning.link_funding",
    held_by(RoleKind.DEVELOPMENT_LEAD, RoleKind.UNIT_MANAGER, RoleKind.CONTROLLER, RoleKind.CENTRAL_OFFICE),
    to="koppla bidrag till mål",
)
OPEN_PLAN = define(
    "planning.open_plan",
    held_by(RoleKind.DEVELOPMENT_LEAD, RoleKind.UNIT_MANAGER, RoleKind.CENTRAL_OFFICE),
    to="öppna en plan",
)
CASCADE = define(
    "planning.cascade",
    held_by(RoleKind.DEVELOPMENT_LEAD),
    to="bryta ned nämndens mål på enheter",
)
EDIT_STEERING = define(
    "planning.edit_steering",
    held_by(RoleKind.DEVELOPMENT_LEAD, RoleKind.CENTRAL_OFFICE),
    to="ändra styrmodellen",
)
EDIT_COUNCIL = define(
    "planning.edit_council",
    held_by(RoleKind.DEVELOPMENT_LEAD, RoleKind.CENTRAL_OFFICE),
    to="ändra fullmäktiges mål och budget",
)
ANSWER_COUNCIL = define(
    "planning.answer_council",
    held_by(RoleKind.DEVELOPMENT_LEAD, RoleKind.HEAD_OF_ADMINISTRATION),
    to="svara fullmäktige för nämnden",
)
