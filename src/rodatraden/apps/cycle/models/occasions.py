"""The stages of occasions, and the year's instructions as rules."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from rodatraden.apps.cycle.models.years import Occasion
from rodatraden.core.content.occasions import RuleSeverity, StageKind
from rodatraden.foundation.keyed.models import Detail, Thing


class Stage(Detail):
    """A stage of an occasion, before, at or after the decision."""

    occasion = models.ForeignKey(Occasion, models.CASCADE, related_name="stages", verbose_name="tillfälle")
    key = models.CharField("nyckel", max_length=200)
    name = models.TextField("namn")
    kind = models.CharField("slag", max_length=30, choices=[(k.value, k.value) for k in StageKind])
    day = models.DateField("dag", null=True, blank=True)

    class Meta(Detail.Meta):
        verbose_name = "steg"
        verbose_name_plural = "steg"
        constraints = (models.UniqueConstraint(fields=("occasion", "key"), name="stage_identity"),)

    def __str__(self) -> str:
        """Give the name."""
        return self.name


class StagePassed(models.Model):
    """That a board has been through a stage of an occasion: the day, and who said so.

    `stage` is the stage's key; it stays when the stages are written anew. Taken back, `day` is empty.
    `document` is the key of the document whose decision or publication it was: then it is not taken back.
    """

    occasion = models.ForeignKey(Occasion, models.PROTECT, related_name="passed", verbose_name="tillfälle")
    stage = models.CharField("steg", max_length=200)
    board = models.CharField("nämnd", max_length=200, blank=True)
    day = models.DateField("dag", null=True, blank=True)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="noterat av")
    noted_at = models.DateTimeField("noterat", default=timezone.now, editable=False)
    document = models.CharField("genom dokumentet", max_length=200, blank=True)

    class Meta:
        verbose_name = "passerat steg"
        verbose_name_plural = "passerade steg"
        ordering = ("occasion", "board", "stage")
        constraints = (models.UniqueConstraint(fields=("occasion", "stage", "board"), name="stage_passed_once"),)

    def __str__(self) -> str:
        """Give board and stage."""
        return f"{self.board} {self.stage}".strip()

    @property
    def place(self) -> str:
        """Whose stage it is."""
        return self.board


class RulePack(Thing):
    """The instructions that occasions share."""

    name = models.TextField("namn")

    class Meta(Thing.Meta):
        verbose_name = "anvisning"
        verbose_name_plural = "anvisningar"

    def __str__(self) -> str:
        """Give the name."""
        return self.name


class Rule(Detail):
    """One instruction: a condition that the system knows, and the municipality's own words."""

    pack = models.ForeignKey(RulePack, models.CASCADE, related_name="rules", verbose_name="anvisning")
    key = models.CharField("nyckel", max_length=200)
    condition = models.CharField("villkor", max_length=100)
    severity = models.CharField("allvar", max_length=20, choices=[(s.value, s.value) for s in RuleSeverity])
    instruction = models.TextField("anvisning", blank=True)

    class Meta(Detail.Meta):
        verbose_name = "regel"
        verbose_name_plural = "regler"
        constraints = (models.UniqueConstraint(fields=("pack", "key"), name="rule_identity"),)

    def __str__(self) -> str:
        """Give the condition."""
        return self.condition
