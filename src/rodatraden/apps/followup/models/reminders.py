"""Which reminders have been written: each once."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone


class ReminderSent(models.Model):
    """That a person has been reminded of an occasion in a way for a day; the key is that, and it is there once.

    Rows of one digest share its `digest`, so that two jobs at the same moment tell which rows are theirs.
    """

    key = models.CharField("nyckel", max_length=300, unique=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="person")
    year = models.PositiveSmallIntegerField("år")
    occasion = models.CharField("tillfälle", max_length=200)
    kind = models.CharField("slag", max_length=30)
    day = models.DateField("dag")
    digest = models.CharField("brev", max_length=40, blank=True)
    written_at = models.DateTimeField("skrivet", default=timezone.now, editable=False)

    class Meta:
        verbose_name = "påminnelse"
        verbose_name_plural = "påminnelser"
        ordering = ("-written_at", "pk")
        indexes = (models.Index(fields=("year", "occasion"), name="reminder_occasion"),)

    def __str__(self) -> str:
        """Give the key."""
        return self.key
