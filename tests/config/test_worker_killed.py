"""Workers as processes: killed in the middle, told to stop, two at once. Nothing is lost and nothing goes twice."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection

from tests.foundation.outbox.post_office import Office, open_office

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
_MAIN = "from rodatraden.config.commandline import main; main()"
_WRITE = """
import django; django.setup()
from django.db import transaction
from rodatraden.foundation.accounts.actions import create_user, system_user
from rodatraden.foundation.outbox.actions import put
with transaction.atomic():
    person = create_user(by=system_user(), email="ada@kommun.example", name="Ada", password="en lång lösenfras")
    for number in range({count}):
        put(key=f"k{{number}}", kind="reminder", to=person, subject="Ämne", body="Text")
"""
_LATER = """
import django; django.setup()
from datetime import timedelta
from django.utils import timezone
from rodatraden.foundation.outbox.actions import deliver
print(deliver(now=timezone.now() + timedelta(minutes={minutes})).accepted)
"""
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

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """A worker."""
        command = [sys.executable, "-c", _MAIN, "work", *arguments]
        process = subprocess.Popen(command, env=self.environment, stdout=subprocess.PIPE, text=True)
        self.started.append(process)
        return process

    def state(self) -> list[str]:
        """Attempts, whether it is sent and the last error of every message."""
        return self.run(_STATE).splitlines()


@pytest.fixture(scope="module")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    """A file with an empty database, made when somebody asks for it."""
    folder = tmp_path_factory.mktemp("empty")

    def make() -> Path:
        file, ready = folder / "rodatraden.sqlite3", folder / "ready"
        if not ready.exists():
            Town({"RODATRADEN_DATA_DIR": str(folder)}).run(_MAIN, "migrate", "--verbosity", "0")
            ready.touch()
        return file

    return make


@pytest.fixture
def office() -> Iterator[tuple[Office, int]]:
    """An open post office."""
    with open_office() as opened:
        yield opened


@pytest.fixture
def town(tmp_path: Path, empty_database: Callable[[], Path], office: tuple[Office, int]) -> Iterator[Town]:
    """A database like the one under test, open to other processes, with the post office as its server."""
    variables = {"RODATRADEN_DATA_DIR": str(tmp_path), "RODATRADEN_MAIL_URL": f"smtp://127.0.0.1:{office[1]}"}
    if connection.vendor == "postgresql":
        named = connection.settings_dict
        account = f"{named['USER']}:{named['PASSWORD']}" if named["PASSWORD"] else named["USER"]
        variables["DATABASE_URL"] = f"postgresql://{account}@{named['HOST']}:{named['PORT']}/{named['NAME']}"
    else:
        shutil.copy(empty_database(), tmp_path)
    made = Town(variables)
    yield made
    for process in made.started:
        process.kill()
        process.communicate()


def until(holds: Callable[[], bool], seconds: float = 30) -> None:
    """Wait for something to be so."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_worker_killed_before_it_heard_the_answer_sends_again_with_the_same_id(
    town: Town, office: tuple[Office, int]
) -> None:
    post, _ = office
    town.run(_WRITE.format(count=3))
    post.may_answer.clear()
    worker = town.start()
    assert post.arrived.wait(30)
    worker.kill()
    worker.wait()
    post.may_answer.set()
    interrupted = "(1, False, 'Sändningen avbröts innan e-postservern hade svarat.')"
    assert town.state() == [interrupted, "(0, False, '')", "(0, False, '')"]
    # The others go at once; the one that nobody knows about when its five minutes are over.
    assert [town.run(_LATER.format(minutes=minutes)).strip() for minutes in (0, 6, 12)] == ["2", "1", "0"]
    assert sorted(post.ids.values()) == [1, 1, 2]
    assert post.accepted[0]["Message-ID"] == post.accepted[-1]["Message-ID"]
    assert town.state() == ["(2, True, '')", "(1, True, '')", "(1, True, '')"]


def test_worker_told_to_stop_finishes_the_message_it_is_sending(town: Town, office: tuple[Office, int]) -> None:
    post, _ = office
    town.run(_WRITE.format(count=3))
    post.may_answer.clear()
    worker = town.start()
    assert post.arrived.wait(30)
    worker.send_signal(signal.SIGTERM)
    time.sleep(0.2)
    assert worker.poll() is None
    post.may_answer.set()
    assert worker.wait(20) == 0
    assert town.state() == ["(1, True, '')", "(0, False, '')", "(0, False, '')"]


def test_two_workers_send_every_message_once(town: Town, office: tuple[Office, int]) -> None:
    post, _ = office
    town.run(_WRITE.format(count=60))
    workers = [town.start("--once") for _ in range(2)]
    told = [worker.communicate(timeout=60)[0] for worker in workers]
    assert [worker.returncode for worker in workers] == [0, 0]
    assert (len(post.ids), set(post.ids.values())) == (60, {1})
    assert sum(int(line.split()[1]) for line in "".join(told).splitlines() if line.startswith("E-post: ")) == 60


def test_idle_worker_burns_nothing_and_stops_at_once(town: Town) -> None:
    town.run(_WRITE.format(count=1))
    worker = town.start()
    until(lambda: town.state() == ["(1, True, '')"])
    used = cpu_seconds(worker.pid)
    time.sleep(3)
    assert cpu_seconds(worker.pid) - used < 0.1
    worker.send_signal(signal.SIGINT)
    assert worker.wait(5) == 0


def cpu_seconds(pid: int) -> float:
    """The processor's time that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
