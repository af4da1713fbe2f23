"""The log of every change."""

from __future__ import annotations

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone


class AuditRow(models.Model):
    """That someone did something to something; written once, with the change itself."""

    at = models.DateTimeField("när", default=timezone.now, editable=False)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="vem")
    action = models.CharField("vad", max_length=100)
    object_kind = models.CharField("slag", max_length=100)
    object_key = models.CharField("nyckel", max_length=300)
    before = models.JSONField("före", null=True, encoder=DjangoJSONEncoder)
    after = models.JSONField("efter", null=True, encoder=DjangoJSONEncoder)
    reason = models.TextField("skäl", blank=True)

    class Meta:
        verbose_name = "ändring"
        verbose_name_plural = "ändringar"
        ordering = ("-at", "-id")
        indexes = (
            models.Index(fields=("object_kind", "object_key", "-at"), name="audit_object"),
            models.Index(fields=("-at",), name="audit_at"),
        )

    def __str__(self) -> str:
        """Give action and object."""
        return f"{self.action} {self.object_kind} {self.object_key}"
