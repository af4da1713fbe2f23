"""The server is killed in the middle of a stream of saves: what was acknowledged is there, whole, with its row."""

import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.texts.killed_server import SECTIONS, KilledServer, Writer

pytestmark = pytest.mark.slow


@pytest.fixture
def server(tmp_path: Path) -> Iterator[KilledServer]:
    """A server with a board, not yet started; gone after the test."""
    made = KilledServer(tmp_path)
    made.prepare()
    yield made
    made.kill()


def test_every_acknowledged_save_survives_a_killed_server(server: KilledServer) -> None:
    writers = [Writer(server, section) for section in SECTIONS]
    for turn in (1, 2, 3):
        server.start()
        threads = [threading.Thread(target=writer.write_until_it_breaks) for writer in writers]
        for thread in threads:
            thread.start()
        _wait_for_saves(writers, 12 * turn)
        server.kill()
        for thread in threads:
            thread.join(30)
    server.start()
    assert server.rows("PRAGMA integrity_check") == [("ok",)]
    for writer in writers:
        _assert_whole(server, writer)


def _wait_for_saves(writers: list[Writer], wanted: int) -> None:
    """Until that many saves have been acknowledged; the server is killed with others under way."""
    until = time.monotonic() + 90
    while sum(len(writer.acknowledged) for writer in writers) < wanted:
        assert time.monotonic() < until
        time.sleep(0.02)


def _assert_whole(server: KilledServer, writer: Writer) -> None:
    """The text is the last that was acknowledged, or the one under way; each has its row, in order, none twice."""
    (body,) = server.rows(f"SELECT body FROM planning_textsection WHERE key = '{writer.section}'")[0]
    logged = server.rows(
        f"SELECT after FROM audit_auditrow WHERE object_key = 'parknamnden/2025:{writer.section}' ORDER BY id"
    )
    bodies = [json.loads(after)["body"] for (after,) in logged]
    assert bodies[-1] == body
    assert len(set(bodies)) == len(bodies)
    assert [each for each in bodies if each in set(writer.acknowledged)] == writer.acknowledged
    # At most one save a round had come in without its answer having gone out.
    assert len(bodies) - len(writer.acknowledged) <= 3
    assert all(each == (each[: each.index(". ") + 2] * 40).strip() for each in bodies)
    pages = dict(server.rows("SELECT page, number FROM editing_draft"))
    assert all(pages.get(page, 0) >= number for page, number in writer.kept.items())
