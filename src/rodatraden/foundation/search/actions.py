"""Keep the list of what can be searched as its sources have it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from rodatraden.foundation.search.entries import LONGEST_DETAIL, Changes, Entry, Source
from rodatraden.foundation.search.models import SearchEntry, SearchState
from rodatraden.foundation.search.swedish import folded_words, sort_key

# A change is stamped before it is committed; what was stamped this long before the last reading is read again.
OVERLAP = timedelta(minutes=30)
_STEP = timedelta(minutes=10)
_WHOLE_EVERY = timedelta(hours=24)
_BATCH = 500
_FIELDS = (
    "kind", "key", "place", "is_public", "year", "title", "label", "detail", "target", "homes", "folded_title",
    "folded", "sort_key",
)  # fmt: skip
Identity = tuple[str, str]
Values = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Refreshed:
    """How many entries were written and how many taken away."""

    written: int = 0
    removed: int = 0

    def __add__(self, other: Refreshed) -> Refreshed:
        """Both together."""
        return Refreshed(self.written + other.written, self.removed + other.removed)


def refresh(
    *, sources: Iterable[Source], now: datetime | None = None, stopping: Callable[[], bool] = lambda: False
) -> Refreshed:
    """Write what has changed since last time, source by source, and nothing where nothing has.

    A source is read whole the first time, when its version is another, and once a day: so that what was
    changed without saying so is found too. Any number of workers may refresh at the same time.
    """
    done = Refreshed()
    for source in sources:
        if stopping():
            break
        done += _refresh(source, now or timezone.now(), whole=False)
    return done


def rebuild(*, sources: Iterable[Source]) -> Refreshed:
    """Read every source whole, write what differs, and take away what no source has."""
    wanted = tuple(sources)
    names = [source.name for source in wanted]
    with transaction.atomic():
        strangers, _ = SearchEntry.objects.exclude(source__in=names).delete()
        SearchState.objects.exclude(source__in=names).delete()
    return sum((_refresh(source, timezone.now(), whole=True) for source in wanted), Refreshed(0, strangers))


def _refresh(source: Source, now: datetime, *, whole: bool) -> Refreshed:
    state = SearchState.objects.filter(source=source.name).first()
    if state is None or state.version != source.version or now - state.whole_at >= _WHOLE_EVERY:
        whole = True
    changes = None if whole or state is None else source.changed(state.read_to - OVERLAP)
    whole = changes is None
    if changes is None:
        changes = Changes(tuple(source.everything()))
    new = {(entry.kind, entry.key): _values(entry) for entry in changes.entries}
    # Compared first without a lock: most often there is nothing to write.
    if not whole and state is not None and now - state.read_to < _STEP and not any(_differences(source, new, changes)):
        return Refreshed()
    with transaction.atomic():
        _lock(source, now, whole=whole)
        written, removed = _differences(source, new, None if whole else changes)
        _write(source, written, removed)
    return Refreshed(len(written), len(removed - written.keys()))


def _lock(source: Source, now: datetime, *, whole: bool) -> None:
    """Hold the source's state, so that refreshes of a source come one after the other, and note how far it is read."""
    SearchState.objects.bulk_create(
        [SearchState(source=source.name, version=source.version, read_to=now, whole_at=now)], ignore_conflicts=True
    )
    state = SearchState.objects.select_for_update().get(source=source.name)
    state.version, state.read_to = source.version, max(state.read_to, now)
    state.whole_at = max(state.whole_at, now) if whole else state.whole_at
    state.save()


def _differences(
    source: Source, new: dict[Identity, Values], changes: Changes | None
) -> tuple[dict[Identity, Values], set[Identity]]:
    """What is to be written, and the rows that then have to go; `changes` is None when all there is is new."""
    rows = SearchEntry.objects.filter(source=source.name)
    if changes is not None:
        rows = rows.filter(key__in={key for _, key in {*new, *changes.gone}})
    old: dict[Identity, Values] = {(row[0], row[1]): row for row in rows.order_by("pk").values_list(*_FIELDS)}
    written = {identity: values for identity, values in new.items() if old.get(identity) != values}
    gone = old.keys() - new.keys() if changes is None else old.keys() & changes.gone - new.keys()
    return written, {*gone, *(written.keys() & old.keys())}


def _write(source: Source, written: dict[Identity, Values], removed: set[Identity]) -> None:
    keys = sorted(key for _, key in removed)
    for start in range(0, len(keys), _BATCH):
        rows = SearchEntry.objects.filter(source=source.name, key__in=keys[start : start + _BATCH])
        doomed = [
            pk for pk, kind, key in rows.order_by("pk").values_list("pk", "kind", "key") if (kind, key) in removed
        ]
        SearchEntry.objects.filter(pk__in=doomed).delete()
    SearchEntry.objects.bulk_create(
        [
            SearchEntry(source=source.name, **dict(zip(_FIELDS, values, strict=True)))
            for _, values in sorted(written.items())
        ],
        batch_size=_BATCH,
    )


def _values(entry: Entry) -> Values:
    """The fields of an entry's row, in the order of `_FIELDS`."""
    detail = entry.detail[:LONGEST_DETAIL]
    return (
        entry.kind,
        entry.key,
        entry.place,
        entry.is_public,
        entry.year,
        entry.title,
        entry.label,
        detail,
        entry.target,
        list(entry.homes),
        folded_words(entry.title),
        folded_words(entry.title, entry.label, detail, entry.also),
        sort_key(entry.title),
    )
