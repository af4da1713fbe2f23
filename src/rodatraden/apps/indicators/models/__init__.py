"""Indicators and what is measured, aimed at and said of them."""

from rodatraden.apps.indicators.models.definitions import Indicator, PeerGroup, SeriesBreak, Source
from rodatraden.apps.indicators.models.observations import Observation, Survey
from rodatraden.apps.indicators.models.reports import IndicatorReport, UnjustifiedDifference
from rodatraden.apps.indicators.models.targets import Target

__all__ = [
    "Indicator",
    "IndicatorReport",
    "Observation",
    "PeerGroup",
    "SeriesBreak",
    "Source",
    "Survey",
    "Target",
    "UnjustifiedDifference",
]
