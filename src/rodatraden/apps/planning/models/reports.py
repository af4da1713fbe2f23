"""What an occasion says of goals, commitments and activities."""

from __future__ import annotations

from django.db import models

from rodatraden.apps.cycle.models import AssessmentLevel, ReasonCode, ScopedFact, ScopedThing, StatusLabel
from rodatraden.apps.planning.models.goals import Goal


class StatusReport(ScopedFact):
    """Status of an activity or a commitment (`of` is its key) at an occasion."""

    of = models.CharField("gäller", max_length=200, db_index=True)
    status = models.ForeignKey(
        StatusLabel, models.PROTECT, to_field="key", null=True, blank=True, related_name="+", verbose_name="status"
    )
    reason = models.ForeignKey(
        ReasonCode, models.PROTECT, to_field="key", null=True, blank=True, related_name="+", verbose_name="orsak"
    )
    comment = models.TextField("kommentar", blank=True)
    assessment = models.TextField("bedömning", blank=True)
    all_on_plan = models.BooleanField("allt enligt plan", null=True, blank=True)

    class Meta(ScopedFact.Meta):
        verbose_name = "statusrapport"
        verbose_name_plural = "statusrapporter"
        constraints = (models.UniqueConstraint(fields=("scope", "of"), name="status_report_identity"),)

    def __str__(self) -> str:
        """Give what it is of, and the status."""
        return f"{self.of} {self.status_id or ''}".strip()


class GoalAssessment(ScopedFact):
    """How far a goal was reached, and the grounds."""

    goal = models.ForeignKey(Goal, models.PROTECT, to_field="key", related_name="assessments", verbose_name="mål")
    level = models.ForeignKey(
        AssessmentLevel, models.PROTECT, to_field="key", related_name="+", verbose_name="bedömning"
    )
    text = models.TextField("grund", blank=True)

    class Meta(ScopedFact.Meta):
        verbose_name = "målbedömning"
        verbose_name_plural = "målbedömningar"
        constraints = (models.UniqueConstraint(fields=("scope", "goal"), name="goal_assessment_identity"),)

    def __str__(self) -> str:
        """Give goal and level."""
        return f"{self.goal_id} {self.level_id}"


class ImprovementArea(ScopedThing):
    """What the board must improve to reach its goals."""

    text = models.TextField("text")
    goal = models.ForeignKey(
        Goal,
        models.PROTECT,
        to_field="key",
        null=True,
        blank=True,
        related_name="improvement_areas",
        verbose_name="mål",
    )

    class Meta(ScopedThing.Meta):
        verbose_name = "förbättringsområde"
        verbose_name_plural = "förbättringsområden"

    def __str__(self) -> str:
        """Give the text."""
        return self.text
