"""Risks, treatments, audits, systematic controls, and what is reported of them."""

from rodatraden.apps.control.models.audits import Audit, Recommendation
from rodatraden.apps.control.models.controls import SystematicControl
from rodatraden.apps.control.models.reports import ControlReport, InternalControlJudgement
from rodatraden.apps.control.models.risks import Risk, RiskScaleLevel, RiskZone, Treatment

__all__ = [
    "Audit",
    "ControlReport",
    "InternalControlJudgement",
    "Recommendation",
    "Risk",
    "RiskScaleLevel",
    "RiskZone",
    "SystematicControl",
    "Treatment",
]
