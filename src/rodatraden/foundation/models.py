"""The base that every lasting thing is built on."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class Entity(models.Model):
    """A thing with a stable key that lives across years and files.

    Nothing is deleted: what is gone from its source is ended. A thing that comes back
    is the same thing, with `ended_at` emptied.
    """

    key = models.CharField("nyckel", max_length=200, unique=True)
    created_at = models.DateTimeField("skapad", default=timezone.now, editable=False)
    changed_at = models.DateTimeField("ändrad", default=timezone.now, editable=False)
    ended_at = models.DateTimeField("avslutad", null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        """Give the key; a thing with a name gives that instead."""
        return self.key
