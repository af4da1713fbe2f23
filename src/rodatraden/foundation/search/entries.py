"""What a source of the search gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

# What is searched is read through for every search: 20,000 entries ought to fit in a database's memory.
LONGEST_DETAIL = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing to be found.

    `kind` and `key` are its own within its source. `place` is the organisation whose readers may see
    it ("" is the municipality itself); what `is_public` may be seen by everybody, and is what those see
    who do not read at the place. `label` says in words what it is, `detail` is more text to search in and
    show, `also` words to search in only. `homes` are the places it is shown at, the best first, and
    `target` the key of the thing on whose page it stands, for whoever makes links.
    """

    kind: str
    key: str
    place: str
    title: str
    is_public: bool = False
    year: int | None = None
    label: str = ""
    detail: str = ""
    also: str = ""
    target: str = ""
    homes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """What has come or changed, and the (kind, key) of what is gone."""

    entries: tuple[Entry, ...] = ()
    gone: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where entries come from.

    `everything` gives all of them. `changed` gives what has changed at or after a time; None means
    that everything has to be read. A source that makes its entries in another way than before raises
    its `version`, and is read anew.
    """

    name: str
    everything: Callable[[], Iterable[Entry]]
    changed: Callable[[datetime], Changes | None]
    version: int = 1
