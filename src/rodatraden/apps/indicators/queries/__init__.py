"""What can be asked about indicators."""

from rodatraden.apps.indicators.queries.series import Series, indicators, series

__all__ = ["Series", "indicators", "series"]
