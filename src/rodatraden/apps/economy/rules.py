"""Rules about units of money, and who gives the forecast."""

from __future__ import annotations

from rodatraden.apps.org.enums import RoleKind
from rodatraden.apps.org.rules import held_by
from rodatraden.core import money
from rodatraden.foundation.keyed.errors import ContentRefused
from rodatraden.foundation.permissions import define

REPORT_FORECAST = define(
    "economy.report_forecast",
    held_by(RoleKind.CONTROLLER, RoleKind.UNIT_MANAGER, RoleKind.HEAD_OF_ADMINISTRATION, RoleKind.DEVELOPMENT_LEAD),
    to="lämna prognos",
)
EDIT_BUDGET = define(
    "economy.edit_budget",
    held_by(RoleKind.CONTROLLER, RoleKind.DEVELOPMENT_LEAD, RoleKind.CENTRAL_OFFICE),
    to="ändra ekonomin",
)
EDIT_FORMS = define(
    "economy.edit_forms",
    held_by(RoleKind.CONTROLLER, RoleKind.CENTRAL_OFFICE),
    to="ändra kommunens uppställningar",
)
"""For the whole municipality: ask at ""."""


class UnknownMoneyUnit(ContentRefused):
    """Money is given in a unit we do not know."""


def ore_in(unit: str) -> int:
    """How many öre a unit of money holds; raises UnknownMoneyUnit."""
    try:
        return money.ore_in(unit)
    except money.UnknownMoneyUnit as unknown:
        raise UnknownMoneyUnit(f"”{unit}” är ingen enhet för pengar: skriv kr, tkr eller mnkr.") from unknown
