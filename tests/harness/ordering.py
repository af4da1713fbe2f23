"""A query without an order gives its rows in an order nobody can rely on.

PostgreSQL promises no order; SQLite hides that by mostly giving one. Here a query
that asks for none never comes back as the database had it.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from typing import Any

import pytest
from django.db.models import QuerySet

_fetch_all = QuerySet._fetch_all
_iterator = QuerySet._iterator
_SEED = os.environ.get("RODATRADEN_TEST_SEED", "1")
_active: list[random.Random] = []


def _shuffled(queryset: QuerySet[Any], rows: list[Any]) -> list[Any]:
    if not _active or queryset.ordered or len(rows) < 2:
        return rows
    mixed = rows[:]
    _active[-1].shuffle(mixed)
    same = all(one is other for one, other in zip(mixed, rows, strict=True))
    return mixed[::-1] if same else mixed


def _fetch_all_shuffled(self: QuerySet[Any]) -> None:
    fresh = self._result_cache is None
    _fetch_all(self)
    if fresh and self._result_cache is not None:
        self._result_cache = _shuffled(self, self._result_cache)


def _iterator_shuffled(self: QuerySet[Any], *args: Any, **options: Any) -> Iterator[Any]:
    yield from _shuffled(self, list(_iterator(self, *args, **options)))


@pytest.fixture(autouse=True)
def _no_order_unless_asked(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if request.node.get_closest_marker("database_order"):
        yield
        return
    monkeypatch.setattr(QuerySet, "_fetch_all", _fetch_all_shuffled)
    monkeypatch.setattr(QuerySet, "_iterator", _iterator_shuffled)
    _active.append(random.Random(f"{_SEED} {request.node.nodeid}"))
    yield
    _active.pop()
