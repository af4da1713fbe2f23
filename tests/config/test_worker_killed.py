"""Workers as processes: killed in the middle, told to stop, two at once. Nothing is lost and nothing goes twice."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.config.town import Town
from tests.foundation.outbox.post_office import Office

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
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


def until(holds: Callable[[], bool], seconds: float = 120) -> None:
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
    assert post.arrived.wait(120)
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
    assert post.arrived.wait(120)
    worker.send_signal(signal.SIGTERM)
    time.sleep(0.2)
    assert worker.poll() is None
    post.may_answer.set()
    assert worker.wait(60) == 0
    assert town.state() == ["(1, True, '')", "(0, False, '')", "(0, False, '')"]


def test_two_workers_send_every_message_once(town: Town, office: tuple[Office, int]) -> None:
    post, _ = office
    town.run(_WRITE.format(count=60))
    workers = [town.start("--once") for _ in range(2)]
    told = [worker.communicate(timeout=240)[0] for worker in workers]
    assert [worker.returncode for worker in workers] == [0, 0]
    assert (len(post.ids), set(post.ids.values())) == (60, {1})
    assert sum(int(line.split()[1]) for line in "".join(told).splitlines() if line.startswith("E-post: ")) == 60


def test_idle_worker_burns_nothing_and_stops_at_once(town: Town) -> None:
    town.run(_WRITE.format(count=1))
    worker = town.start()
    until(lambda: town.state() == ["(1, True, '')"])
    until(lambda: used_in_three_seconds(worker.pid) < 0.1)  # The first round of jobs may still be going on.
    worker.send_signal(signal.SIGINT)
    assert worker.wait(30) == 0


def used_in_three_seconds(pid: int) -> float:
    """The processor's time that a process uses in three seconds of the clock."""
    before = cpu_seconds(pid)
    time.sleep(3)
    return cpu_seconds(pid) - before


def cpu_seconds(pid: int) -> float:
    """The processor's time that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
