"""The economy app."""

from django.apps import AppConfig


class EconomyConfig(AppConfig):
    """Statements, funding, investments, measures and volumes."""

    name = "rodatraden.apps.economy"
    label = "economy"
    verbose_name = "ekonomi"
