"""What is due from someone at an occasion."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.followup.enums import Fell, Section


class Task(models.Model):
    """That one thing (`about` is its key) is to be reported by an organisation at an occasion.

    It waits for whoever has the `role` there, unless it has been handed to somebody. It is done when
    the section it stands in has been marked ready, and undone when that is returned. `fell` tells why it
    fell to the board itself, and `named` what the plan says of who answers.
    """

    scope = models.ForeignKey(Scope, models.PROTECT, related_name="tasks", verbose_name="tillfälle")
    organisation = models.CharField("enhet", max_length=200)
    kind = models.CharField("slag", max_length=20, choices=Section.choices)
    about = models.CharField("gäller", max_length=300, blank=True)
    role = models.CharField("roll", max_length=30)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="lämnad till"
    )
    handed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="lämnad av"
    )
    fell = models.CharField("varför hos nämnden", max_length=20, choices=Fell.choices, blank=True)
    named = models.TextField("planen säger", blank=True)
    due = models.DateField("senast", null=True, blank=True)
    created_at = models.DateTimeField("skapad", default=timezone.now, editable=False)
    done_at = models.DateTimeField("klar", null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="klar av"
    )
    ended_at = models.DateTimeField("avslutad", null=True, blank=True)

    class Meta:
        verbose_name = "uppgift"
        verbose_name_plural = "uppgifter"
        ordering = ("due", "pk")
        indexes = (models.Index(fields=("organisation", "role"), name="task_place"),)
        constraints = (
            models.UniqueConstraint(fields=("scope", "organisation", "kind", "about"), name="task_once"),
            models.CheckConstraint(condition=models.Q(kind__in=Section.values), name="task_kind_known"),
        )

    def __str__(self) -> str:
        """Give organisation and what it is about."""
        return f"{self.organisation} {self.about}".strip()

    @property
    def place(self) -> str:
        """Where it is to be done."""
        return self.organisation

    @property
    def is_open(self) -> bool:
        """Whether it still waits for someone."""
        return self.done_at is None and self.ended_at is None
