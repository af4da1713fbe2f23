"""The processes app."""

from django.apps import AppConfig


class ProcessesConfig(AppConfig):
    """Processes and dated law references."""

    name = "rodatraden.apps.processes"
    label = "processes"
    verbose_name = "processer"
