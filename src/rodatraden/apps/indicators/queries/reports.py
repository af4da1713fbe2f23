"""What a report says of an indicator, as values to be written."""

from __future__ import annotations

from rodatraden.apps.indicators.models import IndicatorReport, Observation
from rodatraden.core.numbers import format_number


def outcome_values(observation: Observation | None) -> dict[str, str]:
    """What the outcome of a period holds: a number as a Swede writes it, or why there is none and when it comes."""
    if observation is None:
        return {"value": "", "missing": "", "why": "", "expected": ""}
    value = observation.value
    written = "" if value is None else format_number(value, observation.value_decimals or 0)
    expected = observation.expected.isoformat() if observation.expected else ""
    return {"value": written, "missing": observation.missing, "why": observation.comment, "expected": expected}


def analysis_values(report: IndicatorReport | None) -> dict[str, str]:
    """What the analysis of an indicator holds."""
    return {"analysis": report.analysis if report is not None else ""}
