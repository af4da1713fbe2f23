"""`rodatraden export`: write a scope as a plan file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.management.base import BaseCommand, CommandError, CommandParser

from rodatraden.apps.cycle.errors import NothingInScope
from rodatraden.connectors.planfile.for_reader import as_taken_home
from rodatraden.connectors.planfile.read import read_scope
from rodatraden.connectors.planfile.write import write
from rodatraden.core.content.scope import Scope, ScopeLevel

_WRONG_USE = 2


class Command(BaseCommand):
    """Write the living content of a scope in the one canonical form."""

    help = "Skriv kommunens innehåll, en nämnds plan eller en nämnds rapport som planfil."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take which scope, and where to."""
        parser.add_argument("--scope", choices=("municipality",), help="kommunens eget innehåll")
        parser.add_argument("--board", metavar="NÄMND", help="nämndens nyckel")
        parser.add_argument("--year", metavar="ÅR", type=int, help="planens eller rapportens år")
        parser.add_argument("--occasion", metavar="TILLFÄLLE", default="", help="rapportens tillfälle; utan: planen")
        parser.add_argument(
            "--without-few", action="store_true", help="utan tal om få personer, för att lämna ut filen; annars hel"
        )
        parser.add_argument("--out", metavar="FIL", type=Path, help="filen att skriva; utan: standard ut")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read the scope and write it."""
        scope = _scope(options)
        file = read_scope(scope)
        if file is None:
            raise NothingInScope(str(scope))
        data = as_taken_home(file, AnonymousUser()) if options["without_few"] else write(file)
        if options["out"] is None:
            sys.stdout.buffer.write(data)
            return
        try:
            options["out"].write_bytes(data)
        except OSError as error:
            raise CommandError(f"Filen {options['out']} går inte att skriva.", returncode=_WRONG_USE) from error
        self.stdout.write(f"{options['out']}: {scope}, {len(data)} byte.")


def _scope(options: dict[str, Any]) -> Scope:
    board, year, occasion = options["board"], options["year"], options["occasion"]
    if board and year is not None and options["scope"] is None:
        level = ScopeLevel.BOARD_OCCASION if occasion else ScopeLevel.BOARD_YEAR
        return Scope(level=level, board=board, year=year, occasion=occasion)
    if board or year is not None or occasion:
        raise CommandError("Ange antingen --scope municipality, eller både --board och --year.", returncode=_WRONG_USE)
    return Scope(level=ScopeLevel.MUNICIPALITY)
