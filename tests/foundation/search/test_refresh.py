"""The list follows its sources, and nothing is written where nothing has changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from rodatraden.foundation.search.actions import OVERLAP, Refreshed, rebuild, refresh
from rodatraden.foundation.search.entries import Changes
from rodatraden.foundation.search.models import SearchEntry, SearchState
from tests.foundation.search.conftest import Fill, Shelf, thing


def titles() -> list[str]:
    return [entry.title for entry in SearchEntry.objects.all()]


def test_first_refresh_reads_everything(db: None, shelf: Shelf) -> None:
    shelf.things = {"a": thing("A"), "b": thing("B")}
    assert refresh(sources=[shelf.source()]) == Refreshed(2, 0)
    assert (titles(), shelf.whole) == (["A", "B"], 1)


def test_changed_things_are_written_and_gone_ones_taken_away(fill: Fill, shelf: Shelf) -> None:
    fill(thing("A"), thing("B"), thing("C"))
    shelf.changes = Changes((thing("Ny", "A"), thing("D")), frozenset({("goal", "B")}))
    assert refresh(sources=[shelf.source()]) == Refreshed(2, 1)
    assert titles() == ["C", "D", "Ny"]
    assert shelf.whole == 1


def test_refresh_with_nothing_new_writes_nothing(fill: Fill, shelf: Shelf) -> None:
    fill(thing("A"), thing("B"))
    shelf.changes = Changes((thing("A"),), frozenset({("goal", "gone before")}))
    with CaptureQueriesContext(connection) as asked:
        assert refresh(sources=[shelf.source()]) == Refreshed()
    assert {query["sql"].split()[0] for query in asked} == {"SELECT"}


def test_late_commit_is_found_by_reading_some_time_back(fill: Fill, shelf: Shelf) -> None:
    fill(thing("A"))
    read_to = SearchState.objects.get().read_to
    refresh(sources=[shelf.source()])
    assert shelf.since == [read_to - OVERLAP]


def test_source_is_read_whole_once_a_day_and_when_its_version_is_another(fill: Fill, shelf: Shelf) -> None:
    fill(thing("A"), thing("B"))
    del shelf.things["goal/B"]
    now = timezone.now()
    assert refresh(sources=[shelf.source()], now=now + timedelta(hours=23)) == Refreshed()
    assert refresh(sources=[shelf.source()], now=now + timedelta(hours=25)) == Refreshed(0, 1)
    assert refresh(sources=[shelf.source()], now=now + timedelta(hours=26)) == Refreshed()
    assert (titles(), shelf.whole) == (["A"], 2)
    refresh(sources=[shelf.source(version=2)], now=now + timedelta(hours=26))
    assert shelf.whole == 3


def test_source_may_ask_to_be_read_whole(fill: Fill, shelf: Shelf) -> None:
    fill(thing("A"), thing("B"))
    shelf.things, shelf.changes = {"c": thing("C")}, None
    assert refresh(sources=[shelf.source()]) == Refreshed(1, 2)


def test_rebuild_takes_away_what_no_source_has(fill: Fill, shelf: Shelf) -> None:
    fill(thing("A"))
    other = replace(shelf.source(), name="other")
    assert rebuild(sources=[other]) == Refreshed(1, 1)
    assert [entry.source for entry in SearchEntry.objects.all()] == ["other"]


def test_same_key_of_two_kinds_is_two_things(fill: Fill, shelf: Shelf) -> None:
    fill(thing("A", "x", kind="goal"), thing("B", "x", kind="risk"))
    shelf.changes = Changes((), frozenset({("goal", "x")}))
    refresh(sources=[shelf.source()])
    assert titles() == ["B"]
