"""`rodatraden documents`: which documents there are."""

from typing import Any

from django.core.management.base import BaseCommand

from rodatraden.documents.enums import EditionState
from rodatraden.documents.models import Document
from rodatraden.documents.queries import with_editions


class Command(BaseCommand):
    """List the documents, id first on each line."""

    help = "Lista dokumenten: nyckel, titel, nämnd och läge, ett dokument på varje rad."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print one line a document, tab-separated."""
        documents = with_editions(Document.objects.select_related("scope__board"))
        for document in documents:
            editions = list(document.editions.all())
            state = EditionState(editions[0].state).label if editions else "Utkast"
            board = document.scope.board.name if document.scope.board else ""
            self.stdout.write("\t".join((document.key, document.title, board, state)))
