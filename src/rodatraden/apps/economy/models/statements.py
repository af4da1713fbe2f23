"""Filled statements."""

from __future__ import annotations

from django.db import models

from rodatraden.apps.cycle.models import ScopedThing
from rodatraden.apps.economy.models.templates import ColumnFields, RowFields, StatementTemplate
from rodatraden.foundation.keyed.amounts import MoneyDetail


class Statement(ScopedThing):
    """A filled statement; its own columns and rows, when it has any, replace the template's."""

    template = models.ForeignKey(
        StatementTemplate, models.PROTECT, to_field="key", related_name="statements", verbose_name="uppställning"
    )
    caption = models.TextField("rubrik", blank=True)
    source = models.TextField("källa", blank=True)
    as_of = models.DateField("per", null=True, blank=True)

    class Meta(ScopedThing.Meta):
        verbose_name = "räkning"
        verbose_name_plural = "räkningar"

    def __str__(self) -> str:
        """Give the caption."""
        return self.caption


class StatementColumn(ColumnFields):
    """A column of a statement that has its own."""

    statement = models.ForeignKey(Statement, models.CASCADE, related_name="columns")

    class Meta(ColumnFields.Meta):
        verbose_name = "kolumn"
        verbose_name_plural = "kolumner"
        constraints = (models.UniqueConstraint(fields=("statement", "key"), name="statement_column_identity"),)


class StatementRow(RowFields):
    """A row of a statement that has its own."""

    statement = models.ForeignKey(Statement, models.CASCADE, related_name="rows")

    class Meta(RowFields.Meta):
        verbose_name = "rad"
        verbose_name_plural = "rader"
        constraints = (models.UniqueConstraint(fields=("statement", "key"), name="statement_row_identity"),)


class StatementCell(MoneyDetail):
    """An amount in a statement, by the keys of its row and column."""

    statement = models.ForeignKey(Statement, models.CASCADE, related_name="cells")
    row = models.CharField("rad", max_length=200)
    column = models.CharField("kolumn", max_length=200)

    class Meta(MoneyDetail.Meta):
        verbose_name = "belopp"
        verbose_name_plural = "belopp"
        constraints = (models.UniqueConstraint(fields=("statement", "row", "column"), name="statement_cell_identity"),)

    def __str__(self) -> str:
        """Give row and column."""
        return f"{self.row}/{self.column}"
