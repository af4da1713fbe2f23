"""Bases of rows that hold content."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from rodatraden.foundation.models import Entity

NUMBER_DIGITS = 15
NUMBER_PLACES = 5


class Thing(Entity):
    """A thing with a key of its own, in the order of its file."""

    position = models.PositiveIntegerField("plats", default=0, editable=False)

    class Meta:
        abstract = True
        ordering = ("position", "key")


class Fact(models.Model):
    """Something said about things; known by what it is said of, not by a key of its own."""

    created_at = models.DateTimeField("skapad", default=timezone.now, editable=False)
    changed_at = models.DateTimeField("ändrad", default=timezone.now, editable=False)
    ended_at = models.DateTimeField("avslutad", null=True, blank=True, editable=False)
    position = models.PositiveIntegerField("plats", default=0, editable=False)

    class Meta:
        abstract = True
        ordering = ("position", "pk")


class Detail(models.Model):
    """A part of a thing or fact that has no life of its own."""

    position = models.PositiveIntegerField("plats", default=0, editable=False)

    class Meta:
        abstract = True
        ordering = ("position", "pk")
