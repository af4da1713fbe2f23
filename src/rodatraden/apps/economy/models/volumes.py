"""Volumes: persons, placements, hours."""

from __future__ import annotations

from django.db import models

from rodatraden.apps.cycle.models import ScopedThing
from rodatraden.foundation.keyed.amounts import NumberDetail
from rodatraden.foundation.keyed.models import Detail


class VolumeTable(ScopedThing):
    """A table of volumes with its own reference days and notes."""

    title = models.TextField("rubrik")
    unit = models.TextField("enhet", blank=True)
    decimals = models.PositiveSmallIntegerField("decimaler", default=0)
    source = models.TextField("källa", blank=True)

    class Meta(ScopedThing.Meta):
        verbose_name = "volymtabell"
        verbose_name_plural = "volymtabeller"

    def __str__(self) -> str:
        """Give the title."""
        return self.title


class VolumeColumn(Detail):
    """A period or reference day."""

    table = models.ForeignKey(VolumeTable, models.CASCADE, related_name="columns")
    key = models.CharField("nyckel", max_length=200)
    label = models.TextField("rubrik", blank=True)
    period = models.CharField("period", max_length=50, blank=True)

    class Meta(Detail.Meta):
        verbose_name = "kolumn i volymtabell"
        verbose_name_plural = "kolumner i volymtabell"
        constraints = (models.UniqueConstraint(fields=("table", "key"), name="volume_column_identity"),)

    def __str__(self) -> str:
        """Give the heading."""
        return self.label


class VolumeRow(Detail):
    """A row of volumes."""

    table = models.ForeignKey(VolumeTable, models.CASCADE, related_name="rows")
    key = models.CharField("nyckel", max_length=200)
    label = models.TextField("rubrik", blank=True)
    note = models.TextField("not", blank=True)

    class Meta(Detail.Meta):
        verbose_name = "rad i volymtabell"
        verbose_name_plural = "rader i volymtabell"
        constraints = (models.UniqueConstraint(fields=("table", "key"), name="volume_row_identity"),)

    def __str__(self) -> str:
        """Give the heading."""
        return self.label


class VolumeCell(NumberDetail):
    """A volume, by the keys of its row and column."""

    table = models.ForeignKey(VolumeTable, models.CASCADE, related_name="cells")
    row = models.CharField("rad", max_length=200)
    column = models.CharField("kolumn", max_length=200)

    class Meta(NumberDetail.Meta):
        verbose_name = "volym"
        verbose_name_plural = "volymer"
        constraints = (models.UniqueConstraint(fields=("table", "row", "column"), name="volume_cell_identity"),)

    def __str__(self) -> str:
        """Give row and column."""
        return f"{self.row}/{self.column}"
