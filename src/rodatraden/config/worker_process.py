"""The worker that stands beside a server: a process of its own, started anew if it dies."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_log = logging.getLogger(__name__)
_COMMAND = [
    sys.executable,
    "-c",
    "from rodatraden.config.commandline import main; main()",
    "work",
    "--while-input-is-open",
]
_PAUSE = 5.0
_PATIENCE = 30.0


@contextmanager
def worker_beside() -> Iterator[None]:
    """A worker for as long as the context lasts; it ends by itself when this process is gone."""
    over = threading.Event()
    listening, held = os.pipe()
    # Nothing is ever written to the pipe: that it closes tells the worker that nobody is left.
    os.register_at_fork(after_in_child=lambda: os.close(held))
    # The first is started here, and not in the thread, which is asleep while the server forks.
    keeper = threading.Thread(target=_keep, args=(_start(listening), listening, over), name="worker", daemon=True)
    keeper.start()
    try:
        yield
    finally:
        over.set()
        keeper.join(2 * _PATIENCE)


def _start(listening: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(_COMMAND, stdin=listening)  # noqa: S603 - our own command


def _keep(process: subprocess.Popen[bytes], listening: int, over: threading.Event) -> None:
    """Start it anew when it dies, until the server ends or it was asked to stop (as by Ctrl-C to both)."""
    while not over.wait(0.5):
        if process.poll() is None:
            continue
        if process.returncode == 0:
            return
        _log.error("Arbetaren dog (status %s) och startas om", process.returncode)
        if over.wait(_PAUSE):
            return
        process = _start(listening)
    _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ask it to stop after what it is doing: a message half sent is finished."""
    process.terminate()
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
