"""The editing app."""

from django.apps import AppConfig


class EditingConfig(AppConfig):
    """Drafts, and who is writing where."""

    name = "rodatraden.foundation.editing"
    label = "editing"
    verbose_name = "skrivande"
