"""Steering models: the levels that a municipality plans on in some years."""

from __future__ import annotations

from django.db import models

from rodatraden.apps.cycle.models import ScopedThing
from rodatraden.core.content.planning import LevelMeaning


class SteeringModel(ScopedThing):
    """A municipality's steering model for some years."""

    name = models.TextField("namn")

    class Meta(ScopedThing.Meta):
        verbose_name = "styrmodell"
        verbose_name_plural = "styrmodeller"

    def __str__(self) -> str:
        """Give the name."""
        return self.name


class Level(ScopedThing):
    """A level of a steering model, from the top: its names, meaning and what it may carry."""

    model = models.ForeignKey(
        SteeringModel, models.PROTECT, to_field="key", related_name="levels", verbose_name="styrmodell"
    )
    name = models.TextField("namn")
    plural = models.TextField("namn i plural", blank=True)
    meaning = models.CharField("betydelse", max_length=20, choices=[(m.value, m.value) for m in LevelMeaning])
    carries = models.JSONField("bär", default=list, blank=True)

    class Meta(ScopedThing.Meta):
        verbose_name = "nivå"
        verbose_name_plural = "nivåer"

    def __str__(self) -> str:
        """Give the name."""
        return self.name
