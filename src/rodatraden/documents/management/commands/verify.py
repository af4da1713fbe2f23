"""`rodatraden verify`: whether a decided document is still what was decided."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from rodatraden.documents.errors import NotDecided
from rodatraden.documents.queries import document_by_key
from rodatraden.documents.verification import verify_edition
from rodatraden.foundation.errors import Refusal


class EditionTampered(Refusal):
    """Something in an edition is not what its manifest says."""


class Command(BaseCommand):
    """Check manifest, data, tree and files of every edition."""

    help = "Kontrollera att varje utgåva är byte för byte den som beslutades."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the document."""
        parser.add_argument("document", metavar="DOKUMENT", help="dokumentets nyckel")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print a line an edition; end with 1 when something is changed."""
        document = document_by_key(options["document"])
        editions = list(document.editions.order_by("number"))
        if not editions:
            raise NotDecided(document.title, "kontrolleras")
        tampered = 0
        for edition in editions:
            faults = verify_edition(edition)
            tampered += bool(faults)
            state = "stämmer" if not faults else " ".join(faults)
            self.stdout.write(f"Utgåva {edition.number} {edition.fingerprint}: {state}")
        if tampered:
            raise EditionTampered(f"{document.title}: {tampered} av {len(editions)} utgåvor är ändrade.")
