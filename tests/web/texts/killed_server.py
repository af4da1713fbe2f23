"""A real server on a database of its own, that can be killed in the middle and started again."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

SECTIONS = ("overview", "responsibility", "planning-conditions", "interpretation")
_PREPARE = """
import django; django.setup()
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.org.models import Organisation
from rodatraden.foundation.accounts.actions import create_user, give_role, system_user
class Straight(dict):
    "Tables straight from the models: the steps of the migrations take a minute."
    def __contains__(self, app): return True
    def __getitem__(self, app): return None
with connection.cursor() as cursor: cursor.execute("PRAGMA synchronous=OFF")
settings.MIGRATION_MODULES = Straight()
call_command("migrate", run_syncdb=True, verbosity=0, interactive=False)
settings.MIGRATION_MODULES = {}
call_command("migrate", fake=True, verbosity=0, interactive=False)
Organisation.objects.create(key="parknamnden", name="Parknämnden", kind="board")
Scope.objects.create(key="parknamnden/2025", level="board_year", board_id="parknamnden", year=2025)
user = create_user(by=system_user(), email="eva@kommun.example", name="Eva", password="en lång lösenfras")
give_role(by=system_user(), user=user, role="development_lead", place="")
client = Client()
client.force_login(user)
print(client.cookies["rodatraden_session"].value)
"""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class KilledServer:
    """`rodatraden serve` in a process group of its own."""

    folder: Path
    port: int = field(default_factory=_free_port)
    session: str = ""
    process: subprocess.Popen[bytes] | None = None

    @property
    def environment(self) -> dict[str, str]:
        """The product's own variables and nothing of the tests'."""
        mine = {k: v for k, v in os.environ.items() if not k.startswith(("RODATRADEN_", "DJANGO_", "DATABASE_URL"))}
        return {
            **mine,
            "RODATRADEN_DATA_DIR": str(self.folder),
            "RODATRADEN_DEBUG": "1",
            "RODATRADEN_SECRET_KEY": "for-the-killed-server-only-" * 3,
            "DJANGO_SETTINGS_MODULE": "rodatraden.config.settings",
        }

    def prepare(self) -> None:
        """A board with a plan and one who may write in it."""
        made = subprocess.run(
            [sys.executable, "-c", _PREPARE], env=self.environment, capture_output=True, text=True, check=False
        )
        assert made.returncode == 0, made.stderr
        self.session = made.stdout.strip().splitlines()[-1]

    def start(self) -> None:
        """Start it and wait until it answers."""
        command = [str(Path(sys.executable).with_name("rodatraden")), "serve", "--port", str(self.port)]
        log = self.folder / "server.log"
        with log.open("ab") as said:
            self.process = subprocess.Popen(
                command, env=self.environment, start_new_session=True, stdout=said, stderr=said
            )
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                self.ask("GET", "/om/tillganglighet/")
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise TimeoutError(log.read_text(encoding="utf-8"))

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    def ask(self, method: str, address: str, values: dict[str, str] | None = None, cookie: str = "") -> Any:
        """The status, the body, and the CSRF cookie that came with it."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        cookies = "; ".join(part for part in (f"rodatraden_session={self.session}", cookie) if part)
        headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
        try:
            connection.request(method, address, urlencode(values or {}), headers)
            response = connection.getresponse()
            text = response.read().decode()
        except http.client.HTTPException as broken:
            raise OSError(str(broken)) from broken
        finally:
            connection.close()
        given = re.search(r"rodatraden_csrf=[^;]+", response.headers.get("Set-Cookie", ""))
        return response.status, text, given.group() if given else ""

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """What the database file holds."""
        with sqlite3.connect(self.folder / "rodatraden.sqlite3") as database:
            return database.execute(query).fetchall()


@dataclass
class Writer:
    """A person who saves one text over and over, and remembers what was acknowledged."""

    server: KilledServer
    section: str
    number: int = 0
    acknowledged: list[str] = field(default_factory=list)
    kept: dict[str, int] = field(default_factory=dict)

    def write_until_it_breaks(self) -> None:
        """Save, and leave drafts between, until the server is gone."""
        address = f"/texter/parknamnden/2025/avsnitt/{self.section}/"
        try:
            _status, page, cookie = self.server.ask("GET", address)
            carried = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page)
            form = {name: unescape(value) for name, value in carried} | {"heading": ""}
            signed = re.search(r'data-address="([^"]+)"', page).group(1)  # type: ignore[union-attr]
            while True:
                self.number += 1
                words = f"{self.section} nummer {self.number}. " * 40
                draft = {"adress": signed, "sida": form["sida"], "nummer": str(self.number), "marke": form["marke"],
                         "bas": "{}", "varden": json.dumps({"heading": "", "body": words})}  # fmt: skip
                csrf = {"csrfmiddlewaretoken": form["csrfmiddlewaretoken"]}
                if self.server.ask("POST", "/redigering/utkast/", draft | csrf, cookie)[0] == 200:
                    self.kept[form["sida"]] = self.number
                sent = {**form, "body": words, "nummer": str(self.number)}
                status, answer, _cookie = self.server.ask("POST", address, sent, cookie)
                assert status == 200, answer
                form["marke"] = json.loads(answer)["token"]
                self.acknowledged.append(words.strip())
        except OSError:
            return
