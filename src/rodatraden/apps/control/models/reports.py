"""What an occasion says of treatments, measures and controls."""

from __future__ import annotations

from django.db import models

from rodatraden.apps.cycle.models import ReasonCode, ScopedFact, StatusLabel


class ControlReport(ScopedFact):
    """Status of a treatment, a recommendation's measure or a control (`of` is its key); `unit` says it for itself."""

    of = models.CharField("gäller", max_length=200, db_index=True)
    unit = models.CharField("enhet", max_length=200, blank=True)
    status = models.ForeignKey(
        StatusLabel, models.PROTECT, to_field="key", null=True, blank=True, related_name="+", verbose_name="status"
    )
    reason = models.ForeignKey(
        ReasonCode, models.PROTECT, to_field="key", null=True, blank=True, related_name="+", verbose_name="orsak"
    )
    comment = models.TextField("kommentar", blank=True)

    class Meta(ScopedFact.Meta):
        verbose_name = "kontrollrapport"
        verbose_name_plural = "kontrollrapporter"
        constraints = (models.UniqueConstraint(fields=("scope", "of", "unit"), name="control_report_identity"),)

    def __str__(self) -> str:
        """Give what it is of, and the status."""
        return f"{self.of} {self.status_id or ''}".strip()


class InternalControlJudgement(ScopedFact):
    """The board's judgement of the year's internal control, with grounds."""

    sufficient = models.BooleanField("tillräcklig")
    grounds = models.TextField("grund", blank=True)

    class Meta(ScopedFact.Meta):
        verbose_name = "bedömning av internkontrollen"
        verbose_name_plural = "bedömningar av internkontrollen"
        constraints = (models.UniqueConstraint(fields=("scope",), name="control_judgement_identity"),)

    def __str__(self) -> str:
        """Give the judgement."""
        return "tillräcklig" if self.sufficient else "inte tillräcklig"
