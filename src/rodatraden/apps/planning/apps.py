"""The planning app."""

from django.apps import AppConfig


class PlanningConfig(AppConfig):
    """Steering models, goals, commitments, activities and their reports."""

    name = "rodatraden.apps.planning"
    label = "planning"
    verbose_name = "planering"
