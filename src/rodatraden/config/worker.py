"""The worker: a plain loop over jobs that each come back after so many seconds."""

from __future__ import annotations

import logging
import os
import select
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import IO

from django.db import connections

_log = logging.getLogger(__name__)
_LONGEST_PAUSE = 600.0
Stopping = Callable[[], bool]
Stopwatch = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Job:
    """Something to do every so many seconds.

    `run` takes a function that says whether the worker is about to stop (a long job asks it now and then),
    and gives a line about what it did, "" when there was nothing to do. A job is run by every worker there
    is, perhaps at the same time: it finds out for itself what is left to do, and does nothing twice.
    """

    name: str
    every: float
    run: Callable[[Stopping], str]


class Worker:
    """Runs jobs, one at a time, until told to stop; a job that fails is logged and tried again later."""

    def __init__(self, jobs: Iterable[Job], *, say: Callable[[str], object], clock: Stopwatch = time.monotonic) -> None:
        """Have every job due at once."""
        self._jobs = tuple(jobs)
        self._say = say
        self._clock = clock
        self._due = dict.fromkeys(self._jobs, clock())
        self._failures = dict.fromkeys(self._jobs, 0)
        self._stopping = False
        # A pipe wakes the loop: a signal may come at any moment, also while a lock is held.
        self._awake, self._wake = os.pipe()

    def stop(self) -> None:
        """Stop after what is being done; may be called by a signal."""
        self._stopping = True
        os.write(self._wake, b".")

    def stopping(self) -> bool:
        """Whether it is about to stop."""
        return self._stopping

    def once(self) -> int:
        """Do every job once; say how many failed."""
        for job in self._jobs:
            if not self._stopping:
                self._do(job)
        return sum(map(bool, self._failures.values()))

    def forever(self, until: IO[str] | None = None) -> None:
        """Do what is due and sleep until the next is, until told to stop or `until` comes to its end."""
        while not self._stopping:
            for job in self._jobs:
                if self._due[job] <= self._clock() and not self._stopping:
                    self._do(job)
            self._sleep(min(self._due.values()) - self._clock(), until)

    def _do(self, job: Job) -> None:
        _tidy_connections()
        try:
            told = job.run(self.stopping)
        except Exception:
            # Whatever it is, the other jobs are not to suffer from it.
            _log.exception("Jobbet ”%s” gick fel och görs om", job.name)
            self._failures[job] += 1
        else:
            self._failures[job] = 0
            if told:
                self._say(f"{job.name}: {told}")
        finally:
            _tidy_connections()
        self._due[job] = self._clock() + self._pause(job)

    def _pause(self, job: Job) -> float:
        """The job's own pause, longer for each time it has failed in a row."""
        failures = self._failures[job]
        return job.every if not failures else max(job.every, min(job.every * 2**failures, _LONGEST_PAUSE))

    def _sleep(self, seconds: float, until: IO[str] | None) -> None:
        if self._stopping:
            return
        watched = [self._awake] if until is None else [self._awake, until.fileno()]
        ready, _, _ = select.select(watched, [], [], max(seconds, 0))
        if until is not None and until.fileno() in ready and not os.read(until.fileno(), 1024):
            self._stopping = True


def _tidy_connections() -> None:
    """Leave connections that are broken or too old, as is done between two requests."""
    for connection in connections.all(initialized_only=True):
        if not connection.in_atomic_block:
            connection.close_if_unusable_or_obsolete()
