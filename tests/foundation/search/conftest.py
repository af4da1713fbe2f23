"""A source of the test's own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from rodatraden.foundation.search.actions import rebuild
from rodatraden.foundation.search.entries import Changes, Entry, Source

Fill = Callable[..., None]


class Shelf:
    """A source whose things the test sets, and that counts how often it is read."""

    def __init__(self) -> None:
        self.things: dict[str, Entry] = {}
        self.changes: Changes | None = Changes()
        self.whole = 0
        self.since: list[datetime] = []

    def everything(self) -> list[Entry]:
        self.whole += 1
        return list(self.things.values())

    def changed(self, since: datetime) -> Changes | None:
        self.since.append(since)
        return self.changes

    def source(self, version: int = 1) -> Source:
        return Source(name="shelf", everything=self.everything, changed=self.changed, version=version)


def thing(title: str, key: str = "", **given: Any) -> Entry:
    """An entry."""
    return Entry(**{"kind": "goal", "key": key or title, "place": "", "title": title} | given)


@pytest.fixture
def shelf() -> Shelf:
    """An empty source."""
    return Shelf()


@pytest.fixture
def fill(db: None, shelf: Shelf) -> Fill:
    """Make these the things that can be found."""

    def fill(*things: Entry) -> None:
        shelf.things = {f"{one.kind}/{one.key}": one for one in things}
        rebuild(sources=[shelf.source()])

    return fill
