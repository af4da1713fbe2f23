"""The control app."""

from django.apps import AppConfig


class ControlConfig(AppConfig):
    """Risks, treatments, audits and systematic controls."""

    name = "rodatraden.apps.control"
    label = "control"
    verbose_name = "internkontroll"
