"""When a person was last at their page."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone


class Visit(models.Model):
    """When a person is at their page, and when they were there before that."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name="vem"
    )
    seen_at = models.DateTimeField("senast", default=timezone.now)
    before = models.DateTimeField("gången före", null=True, blank=True)

    class Meta:
        verbose_name = "besök"
        verbose_name_plural = "besök"

    def __str__(self) -> str:
        """Give the person."""
        return str(self.person_id)
