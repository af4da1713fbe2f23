"""Builders of the charts of a document: plain values in, a finished `Chart` out.

Each gives a Vega-Lite spec with placeholder colours, a text alternative that says everything, and
the same data as a table.
"""

from rodatraden.documents.charts.budget import OperationBudget, budget_chart
from rodatraden.documents.charts.gender import ByGender, gender_chart
from rodatraden.documents.charts.indicator import Outcome, TargetMark, indicator_chart
from rodatraden.documents.charts.variance import OperationForecast, variance_chart

__all__ = [
    "ByGender",
    "OperationBudget",
    "OperationForecast",
    "Outcome",
    "TargetMark",
    "budget_chart",
    "gender_chart",
    "indicator_chart",
    "variance_chart",
]
