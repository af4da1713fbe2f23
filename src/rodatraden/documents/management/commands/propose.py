"""`rodatraden propose`: freeze a document as a proposal."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from rodatraden.documents.actions import propose_document
from rodatraden.documents.queries import document_by_key
from rodatraden.foundation.accounts.actions import system_user


class Command(BaseCommand):
    """Freeze a document as it is, so that everyone reads the same before the decision."""

    help = "Frys ett dokument som förslag, så att alla läser samma text inför beslutet."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the document."""
        parser.add_argument("document", metavar="DOKUMENT", help="dokumentets nyckel")

    def handle(self, *args: Any, **options: Any) -> None:
        """Freeze it, and print the fingerprint."""
        document = document_by_key(options["document"])
        edition = propose_document(by=system_user(), document=document)
        self.stdout.write(f"{document.title}, utgåva {edition.number}: {edition.fingerprint}")
