"""`rodatraden account`: create an account from the command line."""

from __future__ import annotations

import getpass
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from rodatraden.apps.org.actions import assign_role
from rodatraden.apps.org.enums import RoleKind
from rodatraden.foundation.accounts.actions import create_user, system_user


class Command(BaseCommand):
    """Create an account, for instance the first administrator's."""

    help = "Skapa ett konto. Lösenordet frågas efter, eller läses från standard in när den inte är en terminal."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take address, name and role."""
        parser.add_argument("email", help="kontots e-postadress")
        parser.add_argument("--name", required=True, help="namnet som andra ser")
        parser.add_argument(
            "--role", choices=RoleKind.values, default=RoleKind.READER.value, help="vad kontot får göra"
        )
        parser.add_argument("--place", default="", help="organisationens nyckel; utan den gäller rollen hela kommunen")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        """Create it as the system."""
        password = getpass.getpass("Lösenord: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
        role, system = RoleKind(options["role"]), system_user()
        user = create_user(by=system, email=options["email"], name=options["name"], password=password)
        assign_role(by=system, user=user, role=role.value, place=options["place"])
        self.stdout.write(f"Kontot {user.email} är skapat ({role.label}).")
