"""`rodatraden audit`: the head of the sealed log, and whether it holds."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.timezone import localtime

from rodatraden.foundation.audit.queries import Head, Known, chain_faults, chain_head

_WRONG_USE = 2


class Command(BaseCommand):
    """Print the head for keeping elsewhere, or walk everything and say what does not fit."""

    help = "Visa var den förseglade ändringsloggen slutar, eller kontrollera hela."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take what to do, and heads kept from before."""
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("--head", action="store_true", help="skriv kedjans slut som JSON, att spara på annat håll")
        what.add_argument("--verify", action="store_true", help="kontrollera varje rad och omgång")
        parser.add_argument(
            "--known",
            metavar="FIL",
            type=Path,
            action="append",
            default=[],
            help="ett kedjeslut från --head att jämföra med; kan ges flera gånger",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Print, or verify and end with status 1 when something does not fit."""
        if options["head"]:
            self.stdout.write(json.dumps(asdict(chain_head()), cls=DjangoJSONEncoder, indent=2))
            return
        count = 0
        for fault in chain_faults([_known(path) for path in options["known"]]):
            self.stdout.write(fault)
            count += 1
        self.stdout.write(_summary(chain_head()))
        if count:
            raise CommandError(f"Ändringsloggen stämmer inte: {count} fel.", returncode=1)
        self.stdout.write("Ändringsloggen stämmer.")


def _known(path: Path) -> Known:
    try:
        told = json.loads(path.read_text("utf-8"))
        return Known(number=int(told["number"]), hash=str(told["hash"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CommandError(f"{path} är inte ett kedjeslut från audit --head.", returncode=_WRONG_USE) from error


def _summary(head: Head) -> str:
    sealed = f"{head.total} ändringar förseglade i {head.number} omgångar."
    if not head.unsealed or head.oldest_unsealed is None:
        return f"{sealed} Ingen väntar på försegling."
    oldest = localtime(head.oldest_unsealed).strftime("%Y-%m-%d kl. %H.%M.%S")
    return f"{sealed} {head.unsealed} väntar på försegling, den äldsta från {oldest}."
