"""Processes, and laws with their validity."""

from __future__ import annotations

from django.db import models

from rodatraden.apps.cycle.models import ScopedThing


class Process(ScopedThing):
    """A process that risks and controls may be tied to."""

    name = models.TextField("namn")
    owner = models.TextField("ägare", blank=True)

    class Meta(ScopedThing.Meta):
        verbose_name = "process"
        verbose_name_plural = "processer"

    def __str__(self) -> str:
        """Give the name."""
        return self.name


class LawReference(ScopedThing):
    """A law, with the time it is in force; `provision` is chapter and section."""

    name = models.TextField("namn")
    abbreviation = models.CharField("förkortning", max_length=50, blank=True)
    number = models.CharField("nummer", max_length=50, blank=True)
    provision = models.TextField("bestämmelse", blank=True)
    governs = models.JSONField("styr", default=list, blank=True)
    valid_from = models.DateField("gäller från", null=True, blank=True)
    valid_to = models.DateField("gäller till", null=True, blank=True)

    class Meta(ScopedThing.Meta):
        verbose_name = "lag"
        verbose_name_plural = "lagar"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_from__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="law_valid_in_order",
            ),
        )

    def __str__(self) -> str:
        """Give the name."""
        return self.name
