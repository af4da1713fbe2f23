"""`rodatraden seal`: seal what the log of changes holds."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from rodatraden.foundation.audit.actions import seal


class Command(BaseCommand):
    """Chain every change that is not sealed yet; the worker does the same every few seconds."""

    help = "Försegla de ändringar som inte är förseglade än."

    def handle(self, *args: Any, **options: Any) -> None:
        """Seal batch by batch until nothing is left."""
        rows = batches = 0
        while batch := seal():
            rows, batches = rows + batch.count, batches + 1
        told = f"{rows} ändringar förseglade i {batches} omgångar." if rows else "Allt är redan förseglat."
        self.stdout.write(told)
