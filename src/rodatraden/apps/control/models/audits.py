"""Audits and what they recommended."""

from __future__ import annotations

from django.db import models

from rodatraden.apps.cycle.models import ScopedThing


class Audit(ScopedThing):
    """An audit or other external review."""

    title = models.TextField("rubrik")
    year = models.PositiveSmallIntegerField("år", null=True, blank=True)
    auditor = models.TextField("granskare", blank=True)
    case_number = models.CharField("diarienummer", max_length=100, blank=True)
    conclusion = models.TextField("slutsats", blank=True)

    class Meta(ScopedThing.Meta):
        verbose_name = "granskning"
        verbose_name_plural = "granskningar"

    def __str__(self) -> str:
        """Give the title."""
        return self.title


class Recommendation(ScopedThing):
    """What an audit recommended, and the board's measure."""

    audit = models.ForeignKey(
        Audit, models.PROTECT, to_field="key", related_name="recommendations", verbose_name="granskning"
    )
    text = models.TextField("rekommendation", blank=True)
    measure = models.TextField("åtgärd", blank=True)

    class Meta(ScopedThing.Meta):
        verbose_name = "rekommendation"
        verbose_name_plural = "rekommendationer"

    def __str__(self) -> str:
        """Give the text."""
        return self.text
