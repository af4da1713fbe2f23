"""Grants and other external funding."""

from __future__ import annotations

from django.db import models

from rodatraden.apps.cycle.models import ScopedFact, ScopedThing
from rodatraden.foundation.keyed.amounts import MoneyDetail


class FundingTable(ScopedFact):
    """The table that a scope's external funding stands in."""

    unit = models.CharField("enhet", max_length=10)

    class Meta(ScopedFact.Meta):
        verbose_name = "tabell över extern finansiering"
        verbose_name_plural = "tabeller över extern finansiering"
        constraints = (models.UniqueConstraint(fields=("scope",), name="funding_table_identity"),)

    def __str__(self) -> str:
        """Give the unit."""
        return f"Extern finansiering, {self.unit}"


class ExternalFunding(ScopedThing):
    """A grant; its grant, cost and what is in the budget are `FundingAmount`s.

    The board goal it serves is a link in planning.
    """

    name = models.TextField("namn")
    unit = models.CharField("enhet", max_length=10)
    comment = models.TextField("kommentar", blank=True)
    conditions = models.TextField("villkor", blank=True)
    temporary = models.BooleanField("tillfällig", null=True, blank=True)

    class Meta(ScopedThing.Meta):
        verbose_name = "extern finansiering"
        verbose_name_plural = "extern finansiering"

    def __str__(self) -> str:
        """Give the name."""
        return self.name


class FundingAmount(MoneyDetail):
    """An amount of a grant: "grant", "cost" or "in_budget"."""

    funding = models.ForeignKey(ExternalFunding, models.CASCADE, related_name="amounts")
    column = models.CharField("kolumn", max_length=20)

    class Meta(MoneyDetail.Meta):
        verbose_name = "belopp i extern finansiering"
        verbose_name_plural = "belopp i extern finansiering"
        constraints = (models.UniqueConstraint(fields=("funding", "column"), name="funding_amount_identity"),)

    def __str__(self) -> str:
        """Give the column."""
        return self.column
