"""`rodatraden work`: do what is not done while somebody waits for a page."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from rodatraden.config.database import missing_migrations
from rodatraden.config.errors import DatabaseBehind
from rodatraden.config.jobs import JOBS
from rodatraden.config.mail import NO_SERVER
from rodatraden.config.worker import Worker
from rodatraden.foundation.outbox.queries import has_server


class Command(BaseCommand):
    """Send e-mail and do the other jobs, until told to stop."""

    help = (
        "Gör det som sker i bakgrunden: skickar e-post, håller sökningen aktuell. "
        "Avsluta med Ctrl-C. rodatraden serve startar en egen."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take whether to come back."""
        parser.add_argument("--once", action="store_true", help="gör varje jobb en gång och sluta")
        parser.add_argument(
            "--while-input-is-open",
            action="store_true",
            help="sluta när standard in stängs",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Work once or until a signal comes."""
        if missing := missing_migrations():
            raise DatabaseBehind(missing)
        worker = Worker(JOBS, say=self._say)
        if not has_server():
            self._say(NO_SERVER)

        with _signals_to(worker):
            if not options["once"]:
                worker.forever(sys.stdin if options["while_input_is_open"] else None)
            elif failed := worker.once():
                raise CommandError(f"{failed} av {len(JOBS)} jobb gick fel: felen står i loggen.")

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()


@contextmanager
def _signals_to(worker: Worker) -> Iterator[None]:
    """Let the signals that end a process end the worker when it is done with what it is doing."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        worker.stop()

    before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
