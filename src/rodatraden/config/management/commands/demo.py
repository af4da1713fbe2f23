"""`rodatraden demo`: fill a new database with the demo."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from rodatraden.config.demo_accounts import demo_lines
from rodatraden.config.loading import load


class Command(BaseCommand):
    """Load the demo board and three accounts to try it with."""

    help = "Läs in demon i en ny databas: en nämnd med hela sitt år och tre konton."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, then print the accounts."""
        load(say=self.stdout.write)
        for line in demo_lines():
            self.stdout.write(line)
