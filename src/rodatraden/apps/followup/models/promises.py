"""What a board or unit has promised to answer at a later occasion."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from rodatraden.apps.org.models import Organisation


class Promise(models.Model):
    """That something will be answered at an occasion. It ends by an answer, and moves only with a reason.

    `board` is whose report it is answered in, `organisation` who answers; `said_in` tells in words where
    the promise was made, `said_scope` and `said_at` are the address of that place when it is one of ours.
    """

    board = models.ForeignKey(
        Organisation, models.PROTECT, to_field="key", related_name="promises", verbose_name="nämnd"
    )
    organisation = models.CharField("svarar", max_length=200)
    year = models.PositiveSmallIntegerField("år")
    occasion = models.CharField("tillfälle", max_length=200)
    text = models.TextField("löfte")
    said_in = models.TextField("var det sades")
    said_scope = models.CharField("omfattning", max_length=200, blank=True)
    said_at = models.CharField("plats i dokumentet", max_length=300, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="noterat av")
    made_at = models.DateTimeField("noterat", default=timezone.now, editable=False)
    answer = models.TextField("svar", blank=True)
    answered_at = models.DateTimeField("besvarat", null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="besvarat av"
    )

    class Meta:
        verbose_name = "löfte"
        verbose_name_plural = "löften"
        ordering = ("year", "occasion", "pk")
        indexes = (models.Index(fields=("board", "year", "occasion"), name="promise_due"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(answered_at__isnull=True) | ~models.Q(answer=""), name="promise_answered_in_words"
            ),
        )

    def __str__(self) -> str:
        """Give the promise."""
        return self.text

    @property
    def place(self) -> str:
        """Who answers."""
        return self.organisation


class PromiseMove(models.Model):
    """That a promise was moved to another occasion, and why."""

    promise = models.ForeignKey(Promise, models.CASCADE, related_name="moves", verbose_name="löfte")
    from_year = models.PositiveSmallIntegerField("från år")
    from_occasion = models.CharField("från tillfälle", max_length=200)
    reason = models.TextField("skäl")
    moved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="flyttat av")
    moved_at = models.DateTimeField("flyttat", default=timezone.now, editable=False)

    class Meta:
        verbose_name = "flyttat löfte"
        verbose_name_plural = "flyttade löften"
        ordering = ("pk",)
        constraints = (models.CheckConstraint(condition=~models.Q(reason=""), name="promise_moved_with_reason"),)

    def __str__(self) -> str:
        """Give the reason."""
        return self.reason
