"""The indicators app."""

from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    """Indicators, observations, targets and sources."""

    name = "rodatraden.apps.indicators"
    label = "indicators"
    verbose_name = "indikatorer"
