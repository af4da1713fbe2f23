"""`rodatraden rights`: the table of rights as docs/rights.md has it."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from rodatraden.apps.org.queries.rights import rights_as_markdown


class Command(BaseCommand):
    """Print what each role may do."""

    help = "Skriv ut tabellen över vad varje roll får göra, som den står i docs/rights.md."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Print it."""
        self.stdout.write(rights_as_markdown(), ending="")
