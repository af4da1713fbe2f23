"""What ties goals to activities, indicators and funding."""

from __future__ import annotations

from django.db import models

from rodatraden.apps.cycle.models import ScopedFact
from rodatraden.apps.economy.models import ExternalFunding
from rodatraden.apps.indicators.models import Indicator
from rodatraden.apps.planning.models.goals import Goal
from rodatraden.apps.planning.models.work import Activity, Commitment
from rodatraden.foundation.keyed.models import Detail


class ActivityGoal(Detail):
    """That an activity serves a goal."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="goals", verbose_name="aktivitet")
    goal = models.ForeignKey(Goal, models.PROTECT, to_field="key", related_name="activities", verbose_name="mål")

    class Meta(Detail.Meta):
        verbose_name = "aktivitetens mål"
        verbose_name_plural = "aktiviteternas mål"
        constraints = (models.UniqueConstraint(fields=("activity", "goal"), name="activity_goal_identity"),)

    def __str__(self) -> str:
        """Give the goal."""
        return self.goal_id


class ActivityCommitment(Detail):
    """That an activity serves a commitment."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="commitments", verbose_name="aktivitet")
    commitment = models.ForeignKey(
        Commitment, models.PROTECT, to_field="key", related_name="activities", verbose_name="utvecklingsåtagande"
    )

    class Meta(Detail.Meta):
        verbose_name = "aktivitetens åtagande"
        verbose_name_plural = "aktiviteternas åtaganden"
        constraints = (models.UniqueConstraint(fields=("activity", "commitment"), name="activity_commitment_identity"),)

    def __str__(self) -> str:
        """Give the commitment."""
        return self.commitment_id


class IndicatorLink(ScopedFact):
    """That a goal is followed with an indicator."""

    goal = models.ForeignKey(Goal, models.PROTECT, to_field="key", related_name="indicator_links", verbose_name="mål")
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, to_field="key", related_name="goal_links", verbose_name="indikator"
    )
    name_marks = models.JSONField("notmärken på namnet", default=list, blank=True)

    class Meta(ScopedFact.Meta):
        verbose_name = "indikator för mål"
        verbose_name_plural = "indikatorer för mål"
        constraints = (models.UniqueConstraint(fields=("scope", "goal", "indicator"), name="indicator_link_identity"),)

    def __str__(self) -> str:
        """Give goal and indicator."""
        return f"{self.goal_id} {self.indicator_id}"


class FundingLink(ScopedFact):
    """That external funding serves a goal."""

    funding = models.ForeignKey(
        ExternalFunding, models.PROTECT, to_field="key", related_name="goal_links", verbose_name="extern finansiering"
    )
    goal = models.ForeignKey(Goal, models.PROTECT, to_field="key", related_name="funding_links", verbose_name="mål")

    class Meta(ScopedFact.Meta):
        verbose_name = "finansiering för mål"
        verbose_name_plural = "finansiering för mål"
        constraints = (models.UniqueConstraint(fields=("scope", "funding"), name="funding_link_identity"),)

    def __str__(self) -> str:
        """Give funding and goal."""
        return f"{self.funding_id} {self.goal_id}"
