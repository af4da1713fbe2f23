"""Result dialogues: meetings between two levels, and what was agreed at them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from rodatraden.apps.followup.enums import AgreedKind
from rodatraden.apps.org.models import Organisation


class Dialogue(models.Model):
    """A meeting between an organisation and the one above it.

    `agenda` is how the agenda stood when the meeting was held: a list of sections with their lines.
    Until then it fills itself anew each time it is read.
    """

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, to_field="key", related_name="dialogues", verbose_name="enhet"
    )
    above = models.ForeignKey(
        Organisation, models.PROTECT, to_field="key", related_name="dialogues_below", verbose_name="nivån ovanför"
    )
    year = models.PositiveSmallIntegerField("år")
    occasion = models.CharField("tillfälle", max_length=200, blank=True)
    day = models.DateField("dag")
    preparation = models.TextField("att ta upp", blank=True)
    notes = models.TextField("anteckningar", blank=True)
    agenda = models.JSONField("dagordning", default=list, blank=True)
    held_at = models.DateTimeField("hållen", null=True, blank=True)
    held_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="hållen av"
    )
    called_off_at = models.DateTimeField("inställd", null=True, blank=True)
    created_at = models.DateTimeField("upplagd", default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="upplagd av"
    )

    class Meta:
        verbose_name = "resultatdialog"
        verbose_name_plural = "resultatdialoger"
        ordering = ("-day", "-pk")
        indexes = (models.Index(fields=("organisation", "day"), name="dialogue_place"),)

    def __str__(self) -> str:
        """Give who meets."""
        return f"{self.organisation_id} och {self.above_id} {self.day}"

    @property
    def place(self) -> str:
        """Whose results are talked about."""
        return self.organisation_id

    @property
    def is_held(self) -> bool:
        """Whether the meeting has been."""
        return self.held_at is not None


class AgreedAction(models.Model):
    """What was agreed at a dialogue: an assignment with owner and date, or an activity of the plan.

    An activity lives in the plan (`activity` is its key) and is followed there.
    """

    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="agreed", verbose_name="dialog")
    kind = models.CharField("slag", max_length=20, choices=AgreedKind.choices)
    text = models.TextField("vad")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ansvarig"
    )
    due = models.DateField("klart senast")
    activity = models.CharField("aktivitet", max_length=200, blank=True)
    outcome = models.TextField("hur det gick", blank=True)
    done_at = models.DateTimeField("klart", null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="klart enligt"
    )
    created_at = models.DateTimeField("överenskommet", default=timezone.now, editable=False)

    class Meta:
        verbose_name = "överenskommelse"
        verbose_name_plural = "överenskommelser"
        ordering = ("due", "pk")
        constraints = (
            models.CheckConstraint(condition=models.Q(kind__in=AgreedKind.values), name="agreed_kind_known"),
            models.CheckConstraint(
                condition=models.Q(kind=AgreedKind.ACTIVITY) | models.Q(owner__isnull=False),
                name="agreed_assignment_has_owner",
            ),
        )

    def __str__(self) -> str:
        """Give what was agreed."""
        return self.text

    @property
    def place(self) -> str:
        """Whose it is."""
        return self.dialogue.organisation_id
