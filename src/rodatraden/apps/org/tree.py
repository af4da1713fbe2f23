"""The organisation tree: what is above and below an organisation.

Above an organisation stand its parent and the boards it serves, and all that is above those.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.db import connection

from rodatraden.apps.org.models import Organisation

Version = tuple[object, ...]


@dataclass(frozen=True)
class Tree:
    """The organisations by key, with the keys straight above and straight below each."""

    above: Mapping[str, tuple[str, ...]]
    below: Mapping[str, tuple[str, ...]]
    names: Mapping[str, str]

    def at_or_above(self, key: str) -> frozenset[str]:
        """The organisation and everything above it."""
        return _reached(key, self.above)

    def at_or_below(self, key: str) -> frozenset[str]:
        """The organisation and everything below it."""
        return _reached(key, self.below)

    def __contains__(self, key: object) -> bool:
        """Whether there is such an organisation."""
        return key in self.names


def _reached(start: str, steps: Mapping[str, Iterable[str]]) -> frozenset[str]:
    found, waiting = {start}, [start]
    while waiting:
        for key in steps.get(waiting.pop(), ()):
            if key not in found:
                found.add(key)
                waiting.append(key)
    return frozenset(found)


_kept: list[tuple[Version, Tree]] = []
_reading: ContextVar[list[Tree] | None] = ContextVar("reading", default=None)


@contextmanager
def one_tree() -> Iterator[None]:
    """Within the block the tree is asked for once: for what only reads, and sees one organisation throughout."""
    before = _reading.set([])
    try:
        yield
    finally:
        _reading.reset(before)


def tree() -> Tree:
    """The tree as it is now: one small question, and the rows only when something has changed."""
    held = _reading.get()
    if held:
        return held[0]
    found = _now()
    if held is not None:
        held.append(found)
    return found


def _now() -> Tree:
    version = _version()
    if _kept and _kept[0][0] == version:
        return _kept[0][1]
    made = _read()
    _kept[:] = [(version, made)]
    return made


def _version() -> Version:
    # Asked several times a page: written out, since building it anew costs four times what the database takes.
    with connection.cursor() as cursor:
        cursor.execute("SELECT MAX(changed_at), MAX(id), COUNT(id), MAX(ended_at) FROM org_organisation")
        return tuple(cursor.fetchone())


def _read() -> Tree:
    above: dict[str, tuple[str, ...]] = {}
    below: dict[str, list[str]] = defaultdict(list)
    names: dict[str, str] = {}
    rows = Organisation.objects.filter(ended_at__isnull=True).order_by("position", "key")
    for key, name, parent, serves in rows.values_list("key", "name", "parent_id", "serves"):
        names[key] = name
        above[key] = tuple(dict.fromkeys([*([str(parent)] if parent else []), *serves]))
        for upper in above[key]:
            below[upper].append(key)
    return Tree(above, {key: tuple(found) for key, found in below.items()}, names)
