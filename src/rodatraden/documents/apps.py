"""The documents app."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Documents: templates, assembly, review, freeze and the renderers."""

    name = "rodatraden.documents"
    label = "documents"
    verbose_name = "dokument"

    def ready(self) -> None:
        """Let earlier wordings of texts be put back, and the history of templates be read."""
        from rodatraden.apps.planning.actions.texts import KIND
        from rodatraden.apps.planning.rules import EDIT_TEXT
        from rodatraden.documents.actions.write_text import restore_text
        from rodatraden.documents.template_models import own_template
        from rodatraden.foundation.audit import reading, restoring

        reading.register("documents.template", own_template, place=lambda _template: "")
        restoring.register(KIND, restore_text, permission=EDIT_TEXT, fields=frozenset({"heading", "body"}))
