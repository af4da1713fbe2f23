"""A database that several processes work on at the same time."""

from __future__ import annotations

import os
import subprocess
import sys
import time

_MAIN = "from rodatraden.config.commandline import main; main()"
_STATE = """
import django; django.setup()
from rodatraden.foundation.outbox.models import OutboxMessage
print(*[(m.attempts, m.sent_at is not None, m.last_error) for m in OutboxMessage.objects.order_by("pk")], sep="\\n")
"""


class Town:
    """A database of its own, and processes that work on it."""

    def __init__(self, variables: dict[str, str]) -> None:
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        self.environment = kept | {
            "DJANGO_SETTINGS_MODULE": "rodatraden.config.settings",
            "RODATRADEN_DEBUG": "1",
            "RODATRADEN_SECRET_KEY": "for-the-tests-only-" * 3,
            "RODATRADEN_MAIL_FROM": "rt@kommun.example",
            "PYTHONUTF8": "1",
            **variables,
        }
        self.started: list[subprocess.Popen[str]] = []

    def run(self, script: str, *arguments: str) -> str:
        """What a script prints."""
        command = [sys.executable, "-c", script, *arguments]
        ran = subprocess.run(command, env=self.environment, check=False, capture_output=True, text=True)
        assert ran.returncode == 0, ran.stderr
        return ran.stdout

    def command(self, *arguments: str) -> str:
        """What one of our commands prints."""
        return self.run(_MAIN, *arguments)

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """A worker."""
        command = [sys.executable, "-c", _MAIN, "work", *arguments]
        process = subprocess.Popen(command, env=self.environment, stdout=subprocess.PIPE, text=True)
        self.started.append(process)
        return process

    def together(self, script: str, number: int = 2) -> None:
        """Run a script in several processes that begin it at the same moment."""
        begin = time.time() + 4
        waiting = f"import time, django; django.setup(); time.sleep(max(0, {begin} - time.time()))\n{script}"
        command = [sys.executable, "-c", waiting]
        every = [
            subprocess.Popen(command, env=self.environment, stderr=subprocess.PIPE, text=True) for _ in range(number)
        ]
        told = [process.communicate(timeout=240)[1] for process in every]
        assert [process.returncode for process in every] == [0] * number, told

    def state(self) -> list[str]:
        """Attempts, whether it is sent and the last error of every message."""
        return self.run(_STATE).splitlines()
