"""The forms of statements."""

from __future__ import annotations

from django.db import models

from rodatraden.apps.cycle.models import ScopedThing
from rodatraden.core.content.economy import ColumnRole, CostSign, RowRole, StatementKind
from rodatraden.core.document.table import RowKind
from rodatraden.foundation.keyed.models import NUMBER_DIGITS, NUMBER_PLACES, Detail


class ColumnFields(Detail):
    """A column of a table of money; `formula` is over column keys, `group` the header above."""

    key = models.CharField("nyckel", max_length=200)
    label = models.TextField("rubrik", blank=True)
    role = models.CharField("roll", max_length=20, choices=[(r.value, r.value) for r in ColumnRole])
    group = models.TextField("övre rubrik", blank=True)
    formula = models.TextField("formel", blank=True)
    period = models.CharField("period", max_length=50, blank=True)
    year = models.PositiveSmallIntegerField("år", null=True, blank=True)
    preliminary = models.BooleanField("preliminär", default=False)
    focus = models.BooleanField("i fokus", default=False)

    class Meta(Detail.Meta):
        abstract = True

    def __str__(self) -> str:
        """Give the heading."""
        return self.label


class RowFields(Detail):
    """A row of a statement; `formula` is over row keys."""

    key = models.CharField("nyckel", max_length=200)
    label = models.TextField("rubrik", blank=True)
    kind = models.CharField("slag", max_length=10, choices=[(k.value, k.value) for k in RowKind])
    role = models.CharField("roll", max_length=20, choices=[(r.value, r.value) for r in RowRole])
    formula = models.TextField("formel", blank=True)

    class Meta(Detail.Meta):
        abstract = True

    def __str__(self) -> str:
        """Give the heading."""
        return self.label


class StatementTemplate(ScopedThing):
    """The form of a statement: unit, decimals, sign of costs, columns and rows."""

    name = models.TextField("namn")
    kind = models.CharField("slag", max_length=30, choices=[(k.value, k.value) for k in StatementKind])
    unit = models.CharField("enhet", max_length=10)
    decimals = models.PositiveSmallIntegerField("decimaler")
    cost_sign = models.CharField("kostnaders tecken", max_length=10, choices=[(s.value, s.value) for s in CostSign])
    equity_cap_share = models.DecimalField(
        "tak för eget kapital, andel", max_digits=NUMBER_DIGITS, decimal_places=NUMBER_PLACES, null=True, blank=True
    )
    equity_cap_share_decimals = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta(ScopedThing.Meta):
        verbose_name = "uppställning"
        verbose_name_plural = "uppställningar"

    def __str__(self) -> str:
        """Give the name."""
        return self.name


class TemplateColumn(ColumnFields):
    """A column of a form."""

    template = models.ForeignKey(StatementTemplate, models.CASCADE, related_name="columns")

    class Meta(ColumnFields.Meta):
        verbose_name = "kolumn i uppställning"
        verbose_name_plural = "kolumner i uppställning"
        constraints = (models.UniqueConstraint(fields=("template", "key"), name="template_column_identity"),)


class TemplateRow(RowFields):
    """A row of a form."""

    template = models.ForeignKey(StatementTemplate, models.CASCADE, related_name="rows")

    class Meta(RowFields.Meta):
        verbose_name = "rad i uppställning"
        verbose_name_plural = "rader i uppställning"
        constraints = (models.UniqueConstraint(fields=("template", "key"), name="template_row_identity"),)
