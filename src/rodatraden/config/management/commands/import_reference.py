"""`rodatraden import-reference`: turn published reports, as reference files, into plan files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from rodatraden.connectors.planfile.write import write
from rodatraden.connectors.reference.build import plan_files
from rodatraden.connectors.reference.unreadable import ReferenceUnreadable

_WRONG_USE = 2


class Command(BaseCommand):
    """Read pairs of YAML and text, write the municipality's file and one or two for each document."""

    help = (
        "Gör planfiler i läget publicerad av referensfiler: YAML enligt schemat reference/1 och texten som den "
        "pekar in i med radnummer. Ange filerna i par. Läs sedan in planfilerna med import."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the pairs and the folder."""
        parser.add_argument("files", nargs="+", metavar="YAML TEXT", type=Path, help="en YAML-fil och dess text, i par")
        parser.add_argument("--out", required=True, type=Path, metavar="MAPP", help="mapp för planfilerna")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write all files, or none when one cannot be read."""
        names: list[Path] = options["files"]
        if len(names) % 2:
            raise CommandError("Filerna ska stå i par: YAML TEXT, YAML TEXT …", returncode=_WRONG_USE)
        pairs = [
            (yaml.name, _bytes(yaml), text.name, _bytes(text))
            for yaml, text in zip(names[::2], names[1::2], strict=True)
        ]
        made = {name: write(file) for name, file in plan_files(pairs).items()}
        folder: Path = options["out"]
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in made.items():
            (folder / name).write_bytes(data)
            self.stdout.write(str(folder / name))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        raise ReferenceUnreadable(str(path), 0, "filen går inte att läsa. Kontrollera namnet.") from None
