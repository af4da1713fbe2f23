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
    to="rapportera indikatorer",
)
EDIT_TARGET = define(
    "indicators.edit_target",
    held_by(RoleKind.DEVELOPMENT_LEAD, RoleKind.UNIT_MANAGER),
    to="sätta målvärden",
)
EDIT_DEFINITIONS = define(
    "indicators.edit_definitions",
    held_by(RoleKind.DEVELOPMENT_LEAD, RoleKind.CENTRAL_OFFICE),
    to="ändra kommunens indikatorer och källor",
)
"""For the whole municipality: ask at ""."""

EDIT_VALUES = define(
    "indicators.edit_values",
    held_by(RoleKind.DEVELOPMENT_LEAD, RoleKind.CENTRAL_OFFICE, RoleKind.CONTROLLER, RoleKind.HR_PARTNER),
    to="skriva in värden för indikatorer",
)
"""Where the value stands: see `queries.values.place_of_value`."""

EXPORT_WHOLE = define(
    "indicators.export_whole",
    held_by(RoleKind.CENTRAL_OFFICE),
    to="ta ut planfiler med tal om få personer",
)
"""For safekeeping: others get the same file with those figures left out."""
