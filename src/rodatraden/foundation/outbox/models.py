"""A message on its way to a person."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone


class OutboxMessage(models.Model):
    """One message to one person, at most one for each key, kept until the server has accepted it.

    `next_try_at` is when it may be sent the next time; while a worker sends it, it is the end of that
    worker's right to it. The address is not here: it is taken from the account when the message goes.
    """

    key = models.CharField("nyckel", max_length=300, unique=True)
    kind = models.CharField("slag", max_length=50)
    to = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="till")
    subject = models.CharField("ämne", max_length=200)
    body = models.TextField("text")
    created_at = models.DateTimeField("skrivet", default=timezone.now, editable=False)
    not_before = models.DateTimeField("tidigast")
    next_try_at = models.DateTimeField("nästa försök")
    attempts = models.PositiveIntegerField("försök", default=0)
    last_error = models.TextField("senaste fel", blank=True)
    sent_at = models.DateTimeField("mottaget av e-postservern", null=True, blank=True)
    sent_to = models.EmailField("skickat till adressen", max_length=254, blank=True)
    given_up_at = models.DateTimeField("skickas inte", null=True, blank=True)

    class Meta:
        verbose_name = "meddelande"
        verbose_name_plural = "meddelanden"
        ordering = ("created_at", "pk")
        constraints = (
            models.CheckConstraint(condition=~models.Q(key=""), name="outbox_has_key"),
            models.CheckConstraint(
                condition=models.Q(sent_at__isnull=True) | models.Q(given_up_at__isnull=True),
                name="outbox_sent_or_given_up",
            ),
        )
        indexes = (
            models.Index(
                fields=("next_try_at", "id"),
                condition=models.Q(sent_at__isnull=True, given_up_at__isnull=True),
                name="outbox_waiting",
            ),
        )

    def __str__(self) -> str:
        """Give the subject."""
        return self.subject
