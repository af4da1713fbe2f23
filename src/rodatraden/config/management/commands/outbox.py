"""`rodatraden outbox`: what e-mail waits, and why."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from rodatraden.config.mail import NO_SERVER
from rodatraden.foundation.accounts.actions import system_user
from rodatraden.foundation.outbox.actions import give_up
from rodatraden.foundation.outbox.queries import has_server, waiting


class Command(BaseCommand):
    """List the messages that no server has accepted, or strike out old ones."""

    help = "Lista de meddelanden som e-postservern inte har tagit emot, med nästa försök och senaste fel."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take which to strike out."""
        parser.add_argument(
            "--give-up-before", metavar="DAG", help="stryk det som skrevs före dagen (ÅÅÅÅ-MM-DD); det skickas aldrig"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Strike out what was asked for, then list what is left."""
        if given := options["give_up_before"]:
            count = give_up(by=system_user(), before=_day(given))
            self.stdout.write(f"{count} meddelanden är strukna.")
        if not has_server():
            self.stdout.write(NO_SERVER)
        rows = waiting().select_related("to")
        for row in rows[:200]:
            at = timezone.localtime(row.next_try_at)
            line = f"{at:%Y-%m-%d %H.%M}  {row.to.email}  {row.subject}"
            self.stdout.write(f"{line}  [{row.attempts} försök] {row.last_error}" if row.attempts else line)
        self.stdout.write(f"{rows.count()} meddelanden väntar.")


def _day(given: str) -> date:
    try:
        return date.fromisoformat(given)
    except ValueError as error:
        raise CommandError(f"”{given}” är ingen dag: skriv den som 2025-08-29.", returncode=2) from error
