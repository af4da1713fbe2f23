"""The audit app."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The log of every change."""

    name = "rodatraden.foundation.audit"
    label = "audit"
    verbose_name = "ändringslogg"
