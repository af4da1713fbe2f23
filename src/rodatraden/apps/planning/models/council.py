"""What the council lays on the boards, what they answer, and action plans."""

from __future__ import annotations

from django.db import models

from rodatraden.apps.cycle.models import ScopedFact, ScopedThing
from rodatraden.apps.org.models import Organisation
from rodatraden.apps.planning.models.goals import Goal
from rodatraden.core.content.council import AnswerKind, DirectiveKind


class Directive(ScopedThing):
    """A directive, priority, assignment or planning condition from the council."""

    kind = models.CharField("slag", max_length=20, choices=[(k.value, k.value) for k in DirectiveKind])
    name = models.TextField("namn")
    text = models.TextField("text", blank=True)
    goal = models.ForeignKey(
        Goal, models.PROTECT, to_field="key", null=True, blank=True, related_name="directives", verbose_name="mål"
    )
    boards = models.JSONField("gäller nämnderna", default=list, blank=True)
    decision = models.TextField("beslut", blank=True)
    occasion = models.CharField("besvaras vid", max_length=200, blank=True)
    due = models.DateField("besvaras senast", null=True, blank=True)

    class Meta(ScopedThing.Meta):
        verbose_name = "styrsignal"
        verbose_name_plural = "styrsignaler"

    def __str__(self) -> str:
        """Give the name."""
        return self.name


class Frame(ScopedFact):
    """A board's frame in the council's budget, net, in öre; `unit` is how it is printed."""

    board = models.ForeignKey(Organisation, models.PROTECT, to_field="key", related_name="frames", verbose_name="nämnd")
    amount = models.BigIntegerField("belopp")
    amount_decimals = models.PositiveSmallIntegerField(default=0)
    unit = models.CharField("enhet", max_length=20)
    text = models.TextField("text", blank=True)
    decision = models.TextField("beslut", blank=True)

    class Meta(ScopedFact.Meta):
        verbose_name = "ram"
        verbose_name_plural = "ramar"
        constraints = (models.UniqueConstraint(fields=("scope", "board"), name="frame_identity"),)

    def __str__(self) -> str:
        """Give the board."""
        return self.board_id


class Answer(ScopedFact):
    """A board's answer to a council goal or a directive; `of` is its key, `by` what answers."""

    of = models.CharField("svar på", max_length=200, db_index=True)
    kind = models.CharField("svar", max_length=20, choices=[(k.value, k.value) for k in AnswerKind])
    by = models.CharField("genom", max_length=200, blank=True)
    text = models.TextField("text", blank=True)

    class Meta(ScopedFact.Meta):
        verbose_name = "svar till fullmäktige"
        verbose_name_plural = "svar till fullmäktige"
        constraints = (models.UniqueConstraint(fields=("scope", "of"), name="answer_identity"),)

    def __str__(self) -> str:
        """Give what it answers."""
        return self.of


class ActionPlan(ScopedThing):
    """An action plan; `activities` are keys of the activities it gathers."""

    name = models.TextField("namn")
    parent = models.ForeignKey(
        "self", models.PROTECT, to_field="key", null=True, blank=True, related_name="children", verbose_name="under"
    )
    boards = models.JSONField("nämnder", default=list, blank=True)
    description = models.TextField("beskrivning", blank=True)
    decision = models.TextField("beslut", blank=True)
    valid_from = models.DateField("gäller från", null=True, blank=True)
    valid_to = models.DateField("gäller till", null=True, blank=True)
    activities = models.JSONField("aktiviteter", default=list, blank=True)

    class Meta(ScopedThing.Meta):
        verbose_name = "handlingsplan"
        verbose_name_plural = "handlingsplaner"

    def __str__(self) -> str:
        """Give the name."""
        return self.name
