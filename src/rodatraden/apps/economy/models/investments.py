"""Investments, in one table a scope."""

from __future__ import annotations

from django.db import models

from rodatraden.apps.cycle.models import ScopedFact, ScopedThing
from rodatraden.apps.economy.models.templates import ColumnFields
from rodatraden.foundation.keyed.amounts import MoneyDetail


class InvestmentPlan(ScopedFact):
    """The table that a scope's investments stand in."""

    unit = models.CharField("enhet", max_length=10)
    decimals = models.PositiveSmallIntegerField("decimaler")
    group = models.TextField("grupprubrik", blank=True)

    class Meta(ScopedFact.Meta):
        verbose_name = "investeringsplan"
        verbose_name_plural = "investeringsplaner"
        constraints = (models.UniqueConstraint(fields=("scope",), name="investment_plan_identity"),)

    def __str__(self) -> str:
        """Give the scope."""
        return f"Investeringar {self.scope_id}"


class InvestmentColumn(ColumnFields):
    """A column of amounts."""

    plan = models.ForeignKey(InvestmentPlan, models.CASCADE, related_name="columns")

    class Meta(ColumnFields.Meta):
        verbose_name = "kolumn i investeringsplan"
        verbose_name_plural = "kolumner i investeringsplan"
        constraints = (models.UniqueConstraint(fields=("plan", "key"), name="investment_column_identity"),)


class Investment(ScopedThing):
    """An investment: `plan` says which plan it stands in, `kind` whether it replaces or adds."""

    name = models.TextField("namn")
    plan = models.TextField("plan", blank=True)
    kind = models.TextField("slag", blank=True)
    unit = models.CharField("enhet", max_length=10)

    class Meta(ScopedThing.Meta):
        verbose_name = "investering"
        verbose_name_plural = "investeringar"

    def __str__(self) -> str:
        """Give the name."""
        return self.name


class InvestmentAmount(MoneyDetail):
    """An amount of an investment, by the key of its column."""

    investment = models.ForeignKey(Investment, models.CASCADE, related_name="amounts")
    column = models.CharField("kolumn", max_length=200)

    class Meta(MoneyDetail.Meta):
        verbose_name = "belopp i investering"
        verbose_name_plural = "belopp i investering"
        constraints = (models.UniqueConstraint(fields=("investment", "column"), name="investment_amount_identity"),)

    def __str__(self) -> str:
        """Give the column."""
        return self.column
