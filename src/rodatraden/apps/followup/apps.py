"""The followup app."""

from django.apps import AppConfig


class FollowupConfig(AppConfig):
    """Tasks, the units' parts, ready-marks and approvals."""

    name = "rodatraden.apps.followup"
    label = "followup"
    verbose_name = "rapportering"
