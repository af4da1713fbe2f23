"""The outbox app."""

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    """Messages on their way out."""

    name = "rodatraden.foundation.outbox"
    label = "outbox"
    verbose_name = "utkorg"
