"""`rodatraden publish`: make a decided document public."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from rodatraden.documents.actions import publish_document
from rodatraden.documents.queries import document_by_key
from rodatraden.foundation.accounts.actions import system_user


class Command(BaseCommand):
    """Publish the newest decided edition of a document."""

    help = "Publicera den senaste beslutade utgåvan. Från och med nu får vem som helst läsa den."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the document."""
        parser.add_argument("document", metavar="DOKUMENT", help="dokumentets nyckel")

    def handle(self, *args: Any, **options: Any) -> None:
        """Publish it, and print the fingerprint."""
        document = document_by_key(options["document"])
        edition = publish_document(by=system_user(), document=document)
        self.stdout.write(f"{document.title}, utgåva {edition.number}: {edition.fingerprint}")
