"""`rodatraden account`: create an account from the command line."""

from __future__ import annotations

import getpass
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from rodatraden.foundation.accounts.actions import create_user, system_user
from rodatraden.foundation.accounts.enums import Role


class Command(BaseCommand):
    """Create an account, for instance the first administrator's."""

    help = "Skapa ett konto. Lösenordet frågas efter, eller läses från standard in när den inte är en terminal."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take address, name and role."""
        parser.add_argument("email", help="kontots e-postadress")
        parser.add_argument("--name", required=True, help="namnet som andra ser")
        parser.add_argument("--role", choices=Role.values, default=Role.READER.value, help="vad kontot får göra")

    def handle(self, *args: Any, **options: Any) -> None:
        """Create it as the system."""
        password = getpass.getpass("Lösenord: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
        role = Role(options["role"])
        user = create_user(by=system_user(), email=options["email"], name=options["name"], role=role, password=password)
        self.stdout.write(f"Kontot {user.email} är skapat ({role.label}).")
