"""`rodatraden generate`: a whole municipality that does not exist, to measure and try things on."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from rodatraden.config.demo_accounts import demo_password
from rodatraden.config.generating.generate import generate
from rodatraden.config.generating.size import Size


class Command(BaseCommand):
    """Generate a municipality into an empty database."""

    help = (
        "Skapa en hel påhittad kommun i en tom databas: nämnder, enheter, personer, mål, indikatorer med år och kön, "
        "risker. Samma frö ger samma kommun. Alla personer har demons lösenord."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the seed and the sizes."""
        parser.add_argument("--seed", type=int, default=1, help="frö för slumpen")
        for field in fields(Size):
            parser.add_argument(f"--{field.name}", type=int, default=field.default, help=f"antal, {field.name}")

    def handle(self, *args: Any, **options: Any) -> None:
        """Generate, with a line for each step."""
        size = Size(**{field.name: options[field.name] for field in fields(Size)})
        generate(size, seed=options["seed"], password=demo_password(), say=self.stdout.write)
