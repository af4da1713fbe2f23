"""What can be done with statements, funding, investments, measures and volumes."""

from rodatraden.apps.economy.actions.content import replace_economy_content
from rodatraden.apps.economy.actions.forecasts import report_forecast

__all__ = ["replace_economy_content", "report_forecast"]
