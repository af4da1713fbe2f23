"""`rodatraden serve`: answer on the web."""

from __future__ import annotations

import os
import socket
from contextlib import nullcontext
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import connection, connections
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from rodatraden.config import environment
from rodatraden.config.database import missing_migrations
from rodatraden.config.demo_accounts import demo_lines
from rodatraden.config.errors import AddressTaken, DatabaseBehind
from rodatraden.config.loading import load
from rodatraden.config.static_files import collect
from rodatraden.config.worker_process import worker_beside
from rodatraden.foundation.accounts.queries import any_person_exists


class Command(BaseCommand):
    """Serve the product with its static files."""

    help = "Svara på webben. Adressen skrivs ut; avsluta med Ctrl-C."
    requires_system_checks = []  # The worker reads every page's code soon enough.

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the address and what to do first."""
        parser.add_argument("--host", default="127.0.0.1", help="adress att lyssna på (127.0.0.1)")
        parser.add_argument("--port", type=int, help="port att lyssna på (miljövariabeln PORT, annars 8000)")
        parser.add_argument("--workers", type=int, help="processer (1 på SQLite, annars lika många som kärnor)")
        parser.add_argument("--without-worker", action="store_true", help="starta ingen rodatraden work bredvid")
        parser.add_argument("--migrate", action="store_true", help="för först databasen till den här versionen")
        parser.add_argument("--demo", action="store_true", help="läs in demon om databasen är ny")

    def handle(self, *args: Any, **options: Any) -> None:
        """Prepare what was asked for, then serve until told to stop."""
        host = options["host"]
        port = options["port"] or environment.whole_number("PORT", default=8000, least=1, most=65535)
        _refuse_taken(host, port)
        self._prepare(migrate=options["migrate"], demo=options["demo"])
        lines = demo_lines()
        workers = options["workers"] or (1 if connection.vendor == "sqlite" else os.cpu_count() or 1)
        connections.close_all()
        server = Server(
            "rodatraden.config.wsgi:application",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=workers,
            blocking_threads=4,
            websockets=False,
            log_level=LogLevels.warning,
            respawn_failed_workers=True,
        )
        name = "localhost" if host in ("127.0.0.1", "::1") else host
        self.stdout.write(f"Röda tråden svarar på http://{name}:{port}/ (avsluta med Ctrl-C)")
        for line in lines:
            self.stdout.write(line)
        self.stdout.flush()
        with nullcontext() if options["without_worker"] else worker_beside():
            server.serve()

    def _prepare(self, *, migrate: bool, demo: bool) -> None:
        missing = missing_migrations()
        if missing and not migrate:
            raise DatabaseBehind(missing)
        if missing:
            self.stdout.write("Förbereder databasen …")
            call_command("migrate", verbosity=0, interactive=False)
        if demo and not any_person_exists():
            self.stdout.write("Läser in demon …")
            load(say=self.stdout.write)
        if not settings.DEBUG:
            collect()


def _refuse_taken(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise AddressTaken(host, port, error.strerror or str(error)) from error
