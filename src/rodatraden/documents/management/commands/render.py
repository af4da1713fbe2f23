"""`rodatraden render`: a document to a file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from rodatraden.documents.enums import EditionState, FileFormat
from rodatraden.documents.errors import NotDecided, OutNotWritable
from rodatraden.documents.models import Document
from rodatraden.documents.queries import document_by_key, edition_file, newest_edition, tree_now
from rodatraden.documents.rendering import render


class Command(BaseCommand):
    """Render the document as it is now, or the frozen file of its newest decided edition."""

    help = "Skriv ett dokument till en fil, som det är nu eller (--frozen) som det är beslutat."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the document, the format and the file."""
        parser.add_argument("document", metavar="DOKUMENT", help="dokumentets nyckel")
        parser.add_argument(
            "--format",
            choices=FileFormat.values,
            required=True,
            metavar="FORMAT",
            help="html, pdf, docx, xlsx eller json",
        )
        parser.add_argument("--out", type=Path, required=True, metavar="FIL", help="fil att skriva till")
        parser.add_argument("--frozen", action="store_true", help="den frysta filen i den senaste beslutade utgåvan")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the file and say how large it is."""
        document = document_by_key(options["document"])
        content = self._content(document, FileFormat(options["format"]), frozen=options["frozen"])
        try:
            options["out"].write_bytes(content)
        except OSError as error:
            raise OutNotWritable(options["out"]) from error
        self.stdout.write(f"{options['out']}: {len(content):,} byte".replace(",", "\u00a0"))

    def _content(self, document: Document, file_format: FileFormat, *, frozen: bool) -> bytes:
        if not frozen:
            return render(tree_now(document), file_format)
        edition = newest_edition(document, EditionState.DECIDED, EditionState.PUBLISHED)
        file = edition_file(edition, file_format) if edition else None
        if file is None:
            raise NotDecided(document.title, "skrivas som den beslutades")
        return bytes(file.content)
