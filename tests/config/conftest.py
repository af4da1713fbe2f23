"""A database of its own for tests with several processes, and a post office beside it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection

from tests.config.town import Town
from tests.foundation.outbox.post_office import Office, open_office


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    """A file with an empty database, made when somebody asks for it."""
    folder = tmp_path_factory.mktemp("empty")

    def make() -> Path:
        file, ready = folder / "rodatraden.sqlite3", folder / "ready"
        if not ready.exists():
            Town({"RODATRADEN_DATA_DIR": str(folder)}).command("migrate", "--verbosity", "0")
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
