"""The cycle app."""

from django.apps import AppConfig


class CycleConfig(AppConfig):
    """Planning years, occasions, scales, and the scopes that content comes in."""

    name = "rodatraden.apps.cycle"
    label = "cycle"
    verbose_name = "planering och uppföljning"
