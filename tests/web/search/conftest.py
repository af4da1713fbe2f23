"""The board of the fixtures, its plan published, and the search as the worker keeps it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rodatraden.documents.models import Document
from rodatraden.foundation.search.actions import rebuild, refresh
from rodatraden.web.search.sources import SOURCES


@pytest.fixture
def indexed(published: Document) -> None:
    """Everything can be found."""
    rebuild(sources=SOURCES)


@pytest.fixture
def look_again(indexed: None) -> Callable[[], None]:
    """Let the worker look for what has changed."""

    def look() -> None:
        refresh(sources=SOURCES)

    return look
