"""The app that holds our commands and start-up checks."""

from django.apps import AppConfig


class RodatradenConfig(AppConfig):
    """Commands and wiring."""

    name = "rodatraden.config"
    label = "config"
    verbose_name = "Röda tråden"
