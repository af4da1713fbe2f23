"""The documents app."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Documents: templates, assembly, review, freeze and the renderers."""

    name = "rodatraden.documents"
    label = "documents"
    verbose_name = "dokument"
