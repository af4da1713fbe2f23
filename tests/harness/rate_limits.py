"""What counts attempts to sign in is emptied between tests that are not rolled back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _no_attempts_kept(request: pytest.FixtureRequest) -> Iterator[None]:
    yield
    if {"live_server", "transactional_db"} & set(request.fixturenames):
        cache.clear()
