"""How performers and follow-ups are kept."""

from __future__ import annotations

from rodatraden.apps.providers import models
from rodatraden.core.content import control
from rodatraden.foundation.keyed.area import Area, Slot
from rodatraden.foundation.keyed.home import Child, Home

PROVIDERS = Home(content=control.Provider, model=models.Provider)
FOLLOW_UPS = Home(content=control.ProviderFollowUp, model=models.FollowUp, extra=("plan_id",))
FOLLOW_UP_PLANS = Home(
    content=control.FollowUpPlan,
    model=models.FollowUpPlan,
    children=(Child("follow_ups", FOLLOW_UPS, "plan_id"),),
)
FOLLOW_UP_REPORTS = Home(content=control.ProviderFollowUp, model=models.FollowUpReport)

AREA = Area(
    name="providers",
    slots=(
        Slot(attr="providers", home=PROVIDERS),
        Slot(attr="follow_up_plan", home=FOLLOW_UP_PLANS, single=True),
        Slot(attr="follow_ups", home=FOLLOW_UP_REPORTS),
    ),
)
