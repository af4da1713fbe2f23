"""What lies in the outbox."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db.models import QuerySet

from rodatraden.foundation.outbox.models import OutboxMessage


def has_server() -> bool:
    """Whether an e-mail server is set; without one, messages are only kept."""
    return bool(settings.EMAIL_HOST)


def waiting() -> QuerySet[OutboxMessage]:
    """The messages that no server has accepted yet, the oldest first."""
    return OutboxMessage.objects.filter(sent_at__isnull=True, given_up_at__isnull=True)


def due(now: datetime) -> QuerySet[OutboxMessage]:
    """The waiting messages whose turn it is, in that order; one being sent is not among them."""
    return waiting().filter(next_try_at__lte=now).order_by("next_try_at", "pk")
