"""How risks, audits, controls and their reports are kept."""

from __future__ import annotations

from rodatraden.apps.control import models
from rodatraden.core.content import control, organisation
from rodatraden.foundation.keyed.area import Area, Slot
from rodatraden.foundation.keyed.home import Child, Home

RISK_SCALE = Home(content=organisation.RiskScaleLevel, model=models.RiskScaleLevel, identity=("dimension", "value"))
RISK_ZONES = Home(content=organisation.RiskZone, model=models.RiskZone)
TREATMENTS = Home(content=control.Treatment, model=models.Treatment, extra=("risk_id",))
RISKS = Home(content=control.Risk, model=models.Risk, children=(Child("treatments", TREATMENTS, "risk_id"),))
RECOMMENDATIONS = Home(content=control.Recommendation, model=models.Recommendation, extra=("audit_id",))
AUDITS = Home(
    content=control.Audit, model=models.Audit, children=(Child("recommendations", RECOMMENDATIONS, "audit_id"),)
)
CONTROLS = Home(content=control.SystematicControl, model=models.SystematicControl)
CONTROL_REPORTS = Home(content=control.ControlReport, model=models.ControlReport, identity=("of", "unit"))
JUDGEMENT = Home(content=control.InternalControlJudgement, model=models.InternalControlJudgement, identity=())

AREA = Area(
    name="control",
    slots=(
        Slot(attr="risk_scale", home=RISK_SCALE),
        Slot(attr="risk_zones", home=RISK_ZONES),
        Slot(attr="risks", home=RISKS),
        Slot(attr="audits", home=AUDITS),
        Slot(attr="controls", home=CONTROLS),
        Slot(attr="control_reports", home=CONTROL_REPORTS),
        Slot(attr="internal_control", home=JUDGEMENT, single=True),
    ),
)
