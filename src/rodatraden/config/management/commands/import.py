"""`rodatraden import`: bring in plan files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from rodatraden.config.import_print import lines_of
from rodatraden.connectors.planfile.parse import ParsedFile, parse
from rodatraden.documents.actions import bring_in
from rodatraden.foundation.accounts.actions import system_user

_WRONG_USE = 2
_DETAILED = 2


class Command(BaseCommand):
    """Bring in one or several plan files, all or none of them."""

    help = (
        "Läs in planfiler: kommunens, en nämnds plan för ett år, en nämnds rapport. "
        "Filen är hela sanningen om sin omfattning: det som saknas i den avslutas. "
        "Allt läses in, eller inget."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the files, and how."""
        parser.add_argument("files", nargs="+", metavar="FIL", type=Path, help="en planfil (YAML)")
        parser.add_argument(
            "--dry-run", action="store_true", help="visa vad som skulle läggas till, ändras och avslutas; spara inget"
        )
        parser.add_argument(
            "--replace",
            metavar="SKÄL",
            default="",
            help="ersätt också det som är beslutat eller ändrat för hand, av detta skäl",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Read all files, then load them as the system, and print what changed."""
        parsed = [self._parsed(path) for path in options["files"]]
        by = system_user()
        done = bring_in(parsed, by=by, replace_reason=options["replace"].strip(), dry_run=options["dry_run"])
        for line in lines_of(done.report, everything=options["verbosity"] >= _DETAILED):
            self.stdout.write(line)
        if not options["dry_run"]:
            for document in done.opened:
                self.stdout.write(f"Nytt dokument: {document.key} ({document.title})")

    def _parsed(self, path: Path) -> ParsedFile:
        try:
            data = path.read_bytes()
        except OSError as error:
            raise CommandError(
                f"Filen {path} går inte att läsa: kontrollera namn och rättigheter.", returncode=_WRONG_USE
            ) from error
        return parse(data, path.name)
