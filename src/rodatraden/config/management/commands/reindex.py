"""`rodatraden reindex`: read anew everything that can be searched."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from rodatraden.foundation.search.actions import rebuild
from rodatraden.web.search.sources import SOURCES


class Command(BaseCommand):
    """Rebuild the search from its sources."""

    help = "Läs om allt som går att söka. Behövs bara om sökningen inte stämmer; arbetaren håller den annars aktuell."

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild and say what differed."""
        done = rebuild(sources=SOURCES)
        self.stdout.write(f"{done.written} poster skrevs, {done.removed} togs bort.")
