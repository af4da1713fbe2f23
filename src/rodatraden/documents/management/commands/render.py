"""`rodatraden render`: a document to a file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from rodatraden.documents.enums import FileFormat
from rodatraden.documents.queries import document_by_key, edition_file, newest_edition, tree_now
from rodatraden.documents.rendering import render


class Command(BaseCommand):
    """Render the document as it is now, or the frozen file of its newest edition."""

    help = "Skriv ett dokument till en fil, som det är nu eller (--frozen) som det är beslutat."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the document, the format and the file."""
        parser.add_argument("document", help="dokumentets nyckel")
        parser.add_argument("--format", choices=FileFormat.values, required=True, help="format")
        parser.add_argument("--out", type=Path, required=True, help="fil att skriva till")
        parser.add_argument("--frozen", action="store_true", help="den frysta filen i den senaste utgåvan")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the file and say how large it is."""
        document = document_by_key(options["document"])
        file_format = FileFormat(options["format"])
        edition = newest_edition(document) if options["frozen"] else None
        frozen = edition_file(edition, file_format) if edition else None
        content = bytes(frozen.content) if frozen else render(tree_now(document), file_format)
        options["out"].write_bytes(content)
        self.stdout.write(f"{options['out']}: {len(content):,} byte".replace(",", "\u00a0"))
