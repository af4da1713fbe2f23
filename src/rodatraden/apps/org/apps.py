"""The org app."""

from django.apps import AppConfig


class OrgConfig(AppConfig):
    """The municipality and the tree of its organisations."""

    name = "rodatraden.apps.org"
    label = "org"
    verbose_name = "organisation"
