"""How processes and laws are kept."""

from __future__ import annotations

from rodatraden.apps.processes import models
from rodatraden.core.content import organisation
from rodatraden.foundation.keyed.area import Area, Slot
from rodatraden.foundation.keyed.home import Home

PROCESSES = Home(content=organisation.Process, model=models.Process)
LAWS = Home(content=organisation.LawReference, model=models.LawReference)

AREA = Area(name="processes", slots=(Slot(attr="processes", home=PROCESSES), Slot(attr="laws", home=LAWS)))
