"""Vision, core values, goals and planned work."""

from __future__ import annotations

from django.db import models

from rodatraden.apps.cycle.models import ScopedThing
from rodatraden.apps.planning.models.steering import Level
from rodatraden.core.content.preparing import Origin


class Vision(ScopedThing):
    """The council's vision."""

    title = models.TextField("rubrik")
    text = models.TextField("text", blank=True)
    horizon = models.PositiveSmallIntegerField("till år", null=True, blank=True)
    long_term_document = models.TextField("långsiktigt dokument", blank=True)

    class Meta(ScopedThing.Meta):
        verbose_name = "vision"
        verbose_name_plural = "visioner"

    def __str__(self) -> str:
        """Give the title."""
        return self.title


class CoreValue(ScopedThing):
    """A core value and what it means."""

    name = models.TextField("namn")
    meaning = models.TextField("betydelse", blank=True)

    class Meta(ScopedThing.Meta):
        verbose_name = "kärnvärde"
        verbose_name_plural = "kärnvärden"

    def __str__(self) -> str:
        """Give the name."""
        return self.name


class Goal(ScopedThing):
    """A goal on any level; `not_reported_at` are keys of occasions."""

    level = models.ForeignKey(Level, models.PROTECT, to_field="key", related_name="goals", verbose_name="nivå")
    name = models.TextField("namn")
    parent = models.ForeignKey(
        "self", models.PROTECT, to_field="key", null=True, blank=True, related_name="children", verbose_name="under"
    )
    owner = models.TextField("ägare", blank=True)
    sort = models.TextField("sort", blank=True)
    dimension = models.TextField("hållbarhetsdimension", blank=True)
    description = models.TextField("beskrivning", blank=True)
    introduction = models.TextField("inledning", blank=True)
    not_reported_at = models.JSONField("rapporteras inte vid", default=list, blank=True)
    origin = models.CharField("kommer från", max_length=30, blank=True, choices=[(o.value, o.value) for o in Origin])

    class Meta(ScopedThing.Meta):
        verbose_name = "mål"
        verbose_name_plural = "mål"

    def __str__(self) -> str:
        """Give the name."""
        return self.name


class WorkItem(ScopedThing):
    """Planned work to reach a goal."""

    goal = models.ForeignKey(Goal, models.PROTECT, to_field="key", related_name="work", verbose_name="mål")
    text = models.TextField("text")

    class Meta(ScopedThing.Meta):
        verbose_name = "planerat arbete"
        verbose_name_plural = "planerat arbete"

    def __str__(self) -> str:
        """Give the text."""
        return self.text
