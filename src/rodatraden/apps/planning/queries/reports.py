"""What reports say of goals, activities and commitments, as values to be written."""

from __future__ import annotations

from rodatraden.apps.planning.models import GoalAssessment, StatusReport

UNITS_SLOT = "units"
"""The slot of a document where the units speak for themselves."""


def unit_text_key(unit: str) -> str:
    """The key of a unit's own words in a report."""
    return f"enhet-{unit}"


def status_values(report: StatusReport | None) -> dict[str, str]:
    """What a status report holds: its token is made of this."""
    if report is None:
        return {"status": "", "reason": "", "comment": ""}
    return {"status": report.status_id or "", "reason": report.reason_id or "", "comment": report.comment}


def assessment_values(assessment: GoalAssessment | None) -> dict[str, str]:
    """What the assessment of a goal holds."""
    if assessment is None:
        return {"level": "", "text": ""}
    return {"level": assessment.level_id, "text": assessment.text}
