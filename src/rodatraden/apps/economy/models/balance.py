"""What the frame is made of, and what brings the budget back into balance. Amounts are in öre."""

from __future__ import annotations

from django.db import models

from rodatraden.apps.cycle.models import ScopedFact, ScopedThing


class Allocation(ScopedThing):
    """A part of the frame: an allocation, adjustment or transfer, and what it rests on."""

    text = models.TextField("text")
    amount = models.BigIntegerField("öre")
    amount_decimals = models.PositiveSmallIntegerField(default=0)
    unit = models.CharField("enhet", max_length=10)
    operation = models.CharField("verksamhet", max_length=200, blank=True)
    decision = models.TextField("beslut", blank=True)
    decided_on = models.DateField("beslutad", null=True, blank=True)

    class Meta(ScopedThing.Meta):
        verbose_name = "satsning"
        verbose_name_plural = "satsningar"

    def __str__(self) -> str:
        """Give the text."""
        return self.text


class CorrectiveMeasure(ScopedFact):
    """A measure to get back into balance, as an occasion says it; the amount may be missing."""

    key = models.CharField("nyckel", max_length=200)
    text = models.TextField("text")
    operation = models.CharField("verksamhet", max_length=200, blank=True)
    expected_effect = models.BigIntegerField("väntad effekt, öre", null=True, blank=True)
    expected_effect_decimals = models.PositiveSmallIntegerField(null=True, blank=True)
    booked_effect = models.BigIntegerField("bokförd effekt, öre", null=True, blank=True)
    booked_effect_decimals = models.PositiveSmallIntegerField(null=True, blank=True)
    unit = models.CharField("enhet", max_length=10)

    class Meta(ScopedFact.Meta):
        verbose_name = "åtgärd för balans"
        verbose_name_plural = "åtgärder för balans"
        constraints = (models.UniqueConstraint(fields=("scope", "key"), name="corrective_measure_identity"),)

    def __str__(self) -> str:
        """Give the text."""
        return self.text


class ConditionalIncome(ScopedFact):
    """Income that hangs on somebody's decision, as an occasion says it."""

    key = models.CharField("nyckel", max_length=200)
    text = models.TextField("text")
    amount = models.BigIntegerField("öre")
    amount_decimals = models.PositiveSmallIntegerField(default=0)
    unit = models.CharField("enhet", max_length=10)
    decided_by = models.TextField("beslutas av", blank=True)
    operation = models.CharField("verksamhet", max_length=200, blank=True)
    decided = models.BooleanField("beslutad", null=True, blank=True)

    class Meta(ScopedFact.Meta):
        verbose_name = "villkorad intäkt"
        verbose_name_plural = "villkorade intäkter"
        constraints = (models.UniqueConstraint(fields=("scope", "key"), name="conditional_income_identity"),)

    def __str__(self) -> str:
        """Give the text."""
        return self.text
