"""The search app."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """What can be searched."""

    name = "rodatraden.foundation.search"
    label = "search"
    verbose_name = "sökning"
