"""Settings that differ in a test, and the folder that is thrown away after it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

REPOSITORY = Path(__file__).resolve().parents[2]

# How long an example takes says more about the machine than about the product.
hypothesis_settings.register_profile("full", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.register_profile("fast", hypothesis_settings.get_profile("full"), max_examples=15)
hypothesis_settings.load_profile("full")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Make passwords cheap, and the test database this run's own."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    database = settings.DATABASES["default"]
    if "sqlite" in database["ENGINE"]:
        # A file, as in the product: a browser's requests come side by side, each in a connection of its own.
        # What a test writes need not survive a power cut.
        database.setdefault("TEST", {})["NAME"] = str(Path(os.environ["RODATRADEN_DATA_DIR"]) / "test.sqlite3")
        database["OPTIONS"]["init_command"] += ";PRAGMA synchronous=OFF"
    if "postgresql" in database["ENGINE"]:
        database["CONN_MAX_AGE"] = 0
        # What a test writes need not survive a power cut.
        database.setdefault("OPTIONS", {})["options"] = "-c synchronous_commit=off"
        database.setdefault("TEST", {})["NAME"] = f"test_rodatraden_{os.getpid()}"


def pytest_unconfigure(config: pytest.Config) -> None:
    """Throw the data folder away."""
    shutil.rmtree(os.environ["RODATRADEN_DATA_DIR"], ignore_errors=True)


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the checkout."""
    return REPOSITORY


@pytest.fixture
def data_dir(tmp_path: Path, settings: object) -> Path:
    """A data folder of this test's own, set as the product's."""
    settings.DATA_DIR = tmp_path  # type: ignore[attr-defined]
    settings.MEDIA_ROOT = tmp_path / "files"  # type: ignore[attr-defined]
    return tmp_path
