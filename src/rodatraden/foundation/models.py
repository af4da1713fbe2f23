"""The base that every lasting thing is built on."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from django.db import models
from django.utils import timezone

if TYPE_CHECKING:
    from typing import Self

ThingT_co = TypeVar("ThingT_co", bound="Entity", covariant=True)


class EntityQuerySet(models.QuerySet[ThingT_co]):
    """Questions that every lasting thing can answer."""

    def current(self) -> Self:
        """Those that have not been ended."""
        return self.filter(ended_at__isnull=True)

    def ended(self) -> Self:
        """Those that have been ended; they stay, and so does what points to them."""
        return self.filter(ended_at__isnull=False)


class Entity(models.Model):
    """A thing with a stable key that lives across years and files.

    Nothing is deleted: what is gone from its source is ended. A thing that comes back
    is the same thing, with `ended_at` emptied.
    """

    key = models.CharField("nyckel", max_length=200, unique=True)
    created_at = models.DateTimeField("skapad", default=timezone.now, editable=False)
    changed_at = models.DateTimeField("ändrad", default=timezone.now, editable=False)
    ended_at = models.DateTimeField("avslutad", null=True, blank=True, editable=False)

    objects = EntityQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        """Give the key; a thing with a name gives that instead."""
        return self.key

    @property
    def is_current(self) -> bool:
        """Whether the thing has not been ended."""
        return self.ended_at is None
