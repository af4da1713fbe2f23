"""The providers app."""

from django.apps import AppConfig


class ProvidersConfig(AppConfig):
    """Performers and the plan for following them up."""

    name = "rodatraden.apps.providers"
    label = "providers"
    verbose_name = "utförare"
