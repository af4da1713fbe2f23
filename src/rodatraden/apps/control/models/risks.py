"""Risks on the municipality's own scales, and treatments against them."""

from __future__ import annotations

from django.db import models

from rodatraden.apps.cycle.models import ScopedFact, ScopedThing
from rodatraden.apps.planning.models import Goal
from rodatraden.apps.processes.models import Process
from rodatraden.core.content.control import RiskDecision
from rodatraden.core.content.preparing import Origin


class RiskScaleLevel(ScopedFact):
    """An anchored step of likelihood or consequence."""

    dimension = models.CharField("dimension", max_length=50)
    value = models.PositiveSmallIntegerField("värde")
    label = models.TextField("ord")
    anchor = models.TextField("innebörd", blank=True)

    class Meta(ScopedFact.Meta):
        verbose_name = "steg på riskskalan"
        verbose_name_plural = "steg på riskskalan"
        constraints = (models.UniqueConstraint(fields=("scope", "dimension", "value"), name="risk_scale_identity"),)

    def __str__(self) -> str:
        """Give value and word."""
        return f"{self.value} {self.label}"


class RiskZone(ScopedThing):
    """From which risk value a zone starts, and what it proposes."""

    from_value = models.PositiveSmallIntegerField("från värde")
    label = models.TextField("ord")
    proposal = models.TextField("förslag", blank=True)

    class Meta(ScopedThing.Meta):
        verbose_name = "riskzon"
        verbose_name_plural = "riskzoner"

    def __str__(self) -> str:
        """Give the word."""
        return self.label


class Risk(ScopedThing):
    """A risk tied to a goal or a process, with the decision about it."""

    title = models.TextField("rubrik")
    goal = models.ForeignKey(
        Goal, models.PROTECT, to_field="key", null=True, blank=True, related_name="risks", verbose_name="mål"
    )
    process = models.ForeignKey(
        Process, models.PROTECT, to_field="key", null=True, blank=True, related_name="risks", verbose_name="process"
    )
    subject = models.TextField("område", blank=True)
    background = models.TextField("bakgrund", blank=True)
    effects = models.TextField("effekter", blank=True)
    conditions = models.TextField("förutsättningar", blank=True)
    also_affects = models.JSONField("påverkar också", default=list, blank=True)
    likelihood = models.PositiveSmallIntegerField("sannolikhet", null=True, blank=True)
    consequence = models.PositiveSmallIntegerField("konsekvens", null=True, blank=True)
    decision = models.CharField("beslut", max_length=20, blank=True, choices=[(d.value, d.value) for d in RiskDecision])
    decision_reason = models.TextField("skäl", blank=True)
    origin = models.CharField("kommer från", max_length=30, blank=True, choices=[(o.value, o.value) for o in Origin])

    class Meta(ScopedThing.Meta):
        verbose_name = "risk"
        verbose_name_plural = "risker"

    def __str__(self) -> str:
        """Give the title."""
        return self.title


class Treatment(ScopedThing):
    """A measure against a risk."""

    risk = models.ForeignKey(Risk, models.PROTECT, to_field="key", related_name="treatments", verbose_name="risk")
    text = models.TextField("text")
    responsible = models.TextField("ansvarig", blank=True)
    ends = models.DateField("klar", null=True, blank=True)

    class Meta(ScopedThing.Meta):
        verbose_name = "riskåtgärd"
        verbose_name_plural = "riskåtgärder"

    def __str__(self) -> str:
        """Give the text."""
        return self.text
