"""The worker's loop: every job at its pace, none stopped by another's fault."""

from __future__ import annotations

import logging
import os
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from rodatraden.config.management.commands import work
from rodatraden.config.worker import Job, Stopping, Worker

pytestmark = pytest.mark.django_db


class Fault(Exception):
    """What a job may raise."""


class Hours:
    """A clock that goes on by itself each time it is looked at."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        self.now += 0.25
        return self.now


def lines(_: str) -> None:
    """Say nothing."""


def worker(*jobs: Job, done: list[str]) -> Worker:
    """A worker on a quick clock that stops after ten pieces of work."""
    made: list[Worker] = []

    def counted(job: Job) -> Job:
        def run(stopping: Stopping) -> str:
            done.append(job.name)
            if len(done) == 10:
                made[0].stop()
            return job.run(stopping)

        return Job(job.name, job.every, run)

    made.append(Worker([counted(job) for job in jobs], say=lines, clock=Hours()))
    return made[0]


def quiet(_: Stopping) -> str:
    return ""


def failing(_: Stopping) -> str:
    raise Fault


def test_jobs_come_back_at_their_own_pace() -> None:
    done: list[str] = []
    worker(Job("ofta", 0.001, quiet), Job("sällan", 1000, quiet), done=done).forever()
    assert done == ["ofta", "sällan", *["ofta"] * 8]


def test_job_that_fails_is_logged_and_leaves_the_others_alone(caplog: pytest.LogCaptureFixture) -> None:
    done: list[str] = []
    with caplog.at_level(logging.ERROR):
        worker(Job("trasigt", 0.001, failing), Job("helt", 0.001, quiet), done=done).forever()
    assert done == ["trasigt", "helt"] * 5
    assert [record.getMessage() for record in caplog.records] == ["Jobbet ”trasigt” gick fel och görs om"] * 5


def test_job_that_fails_again_and_again_waits_longer(caplog: pytest.LogCaptureFixture) -> None:
    job = Job("trasigt", 15, failing)
    made = Worker([job], say=lines, clock=lambda: 0.0)
    pauses = []
    for _ in range(8):
        made.once()
        pauses.append(made._due[job])
    assert pauses == [30, 60, 120, 240, 480, 600, 600, 600]


def test_job_that_says_something_is_heard() -> None:
    said: list[str] = []
    Worker([Job("E-post", 1, lambda _: "2 skickade"), Job("Tyst", 1, quiet)], say=said.append).once()
    assert said == ["E-post: 2 skickade"]


def test_worker_ends_when_its_input_does() -> None:
    read, write = os.pipe()
    os.close(write)
    with os.fdopen(read) as stream:
        Worker([Job("sällan", 1000, quiet)], say=lines).forever(until=stream)


def test_work_once_does_every_job() -> None:
    told = StringIO()
    call_command("work", once=True, stdout=told)
    assert told.getvalue().startswith("Ingen e-postserver är angiven (RODATRADEN_MAIL_URL)")


def test_work_once_tells_how_many_jobs_failed(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(work, "JOBS", (Job("trasigt", 1, failing), Job("helt", 1, quiet)))
    with pytest.raises(CommandError, match="1 av 2 jobb gick fel"):
        call_command("work", once=True, stdout=StringIO())
