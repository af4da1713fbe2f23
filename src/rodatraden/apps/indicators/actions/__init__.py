"""What can be done with indicators, observations, targets and reports."""

from rodatraden.apps.indicators.actions.content import replace_indicators_content

__all__ = ["replace_indicators_content"]
