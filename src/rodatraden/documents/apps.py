"""The documents app."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Documents: templates, assembly, review, freeze and the renderers."""

    name = "rodatraden.documents"
    label = "documents"
    verbose_name = "dokument"

    def ready(self) -> None:
        """Let earlier wordings of texts be put back."""
        from rodatraden.apps.planning.actions.texts import KIND
        from rodatraden.apps.planning.rules import EDIT_TEXT
        from rodatraden.documents.actions.write_text import restore_text
        from rodatraden.foundation.audit import restoring

        restoring.register(KIND, restore_text, permission=EDIT_TEXT, fields=frozenset({"heading", "body"}))
