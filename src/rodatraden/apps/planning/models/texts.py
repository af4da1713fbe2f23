"""The running text of plans and reports, and what their tables print beside the data."""

from __future__ import annotations

from django.db import models

from rodatraden.apps.cycle.models import ScopedFact
from rodatraden.core.document.table import NoteMeaning
from rodatraden.foundation.keyed.models import Detail


class TextSection(ScopedFact):
    """Prose in a slot of a template, or about one thing; its key is its scope's own."""

    key = models.CharField("nyckel", max_length=200)
    slot = models.CharField("plats i mallen", max_length=200)
    heading = models.TextField("rubrik", blank=True)
    about = models.CharField("om", max_length=300, blank=True)
    body = models.TextField("text", blank=True)

    class Meta(ScopedFact.Meta):
        verbose_name = "text"
        verbose_name_plural = "texter"
        constraints = (models.UniqueConstraint(fields=("scope", "key"), name="text_section_identity"),)

    def __str__(self) -> str:
        """Give the heading, or the key."""
        return self.heading or self.key


class PrintedTable(ScopedFact):
    """What a table of the document prints beside its data; `table` is its key in the document."""

    table = models.CharField("tabell", max_length=300)
    caption = models.TextField("rubrik", blank=True)
    column_labels = models.JSONField("kolumnrubriker", default=list, blank=True)
    cells = models.JSONField("celler", default=list, blank=True)

    class Meta(ScopedFact.Meta):
        verbose_name = "tabelltext"
        verbose_name_plural = "tabelltexter"
        constraints = (models.UniqueConstraint(fields=("scope", "table"), name="printed_table_identity"),)

    def __str__(self) -> str:
        """Give the table."""
        return self.table


class TableNote(Detail):
    """A note under a table, by its mark; "" is a note on the whole table."""

    printed = models.ForeignKey(PrintedTable, models.CASCADE, related_name="notes", verbose_name="tabelltext")
    mark = models.CharField("märke", max_length=20, blank=True)
    text = models.TextField("text")
    meaning = models.CharField("betydelse", max_length=20, choices=[(m.value, m.value) for m in NoteMeaning])

    class Meta(Detail.Meta):
        verbose_name = "not"
        verbose_name_plural = "noter"

    def __str__(self) -> str:
        """Give mark and text."""
        return f"{self.mark} {self.text}".strip()
