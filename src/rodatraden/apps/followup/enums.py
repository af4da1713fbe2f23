"""What is asked for, and how far a part has come."""

from __future__ import annotations

from django.db import models


class Section(models.TextChoices):
    """A section of a unit's part; the values are those of `core.content.occasions.Ask`, in the order of the form."""

    ACTIVITIES = "activities", "Aktiviteter"
    COMMITMENTS = "commitments", "Utvecklingsåtaganden"
    INDICATORS = "indicators", "Indikatorer"
    GOALS = "goals", "Mål"
    FORECAST = "forecast", "Prognos"
    TREATMENTS = "treatments", "Riskåtgärder"
    CONTROLS = "controls", "Kontroller"
    TEXTS = "texts", "Egna ord"


class PartState(models.TextChoices):
    """How far a section of a unit's part has come."""

    NOT_STARTED = "not_started", "Inte påbörjad"
    BEGUN = "begun", "Påbörjad"
    READY = "ready", "Klarmarkerad"
    RETURNED = "returned", "Tillbaka"
    APPROVED = "approved", "Godkänd"


class AgreedKind(models.TextChoices):
    """What was agreed at a dialogue."""

    ASSIGNMENT = "assignment", "Uppdrag"
    ACTIVITY = "activity", "Aktivitet i planen"


class Fell(models.TextChoices):
    """Why something that is to be reported fell to the board itself."""

    NOBODY_NAMED = "nobody_named", "Planen säger inte vem som svarar"
    NOT_FOUND = "not_found", "Ingen enhet eller person heter som planen säger"
    NOT_REPORTING = "not_reporting", "Den som svarar rapporterar inte vid tillfället"


SECTION_ORDER = tuple(Section.values)
"""The sections in the order in which they stand in a form."""
