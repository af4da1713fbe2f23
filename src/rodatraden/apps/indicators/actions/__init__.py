"""What can be done with indicators, observations, targets and reports."""

from rodatraden.apps.indicators.actions.content import replace_indicators_content
from rodatraden.apps.indicators.actions.reports import report_outcome, write_analysis

__all__ = ["replace_indicators_content", "report_outcome", "write_analysis"]
