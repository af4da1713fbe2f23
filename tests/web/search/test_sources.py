"""What the search knows follows what is in the municipality, and what has been published."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from rodatraden.apps.indicators.models import Indicator
from rodatraden.apps.planning.models import Activity, Goal, IndicatorLink
from rodatraden.documents.actions import publish_document
from rodatraden.documents.models import Document, Edition
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.search.actions import rebuild, refresh
from rodatraden.foundation.search.models import SearchEntry
from rodatraden.web.search.sources import SOURCES

Look = Callable[[], None]
Rows = list[tuple[str, str, str, int | None, list[str]]]


def entries(*, public: bool) -> Rows:
    """Kind, key, place, year and homes of what is known."""
    rows = SearchEntry.objects.filter(is_public=public).exclude(kind="document").order_by("kind", "key")
    return list(rows.values_list("kind", "key", "place", "year", "homes"))


def test_what_is_published_is_what_its_pages_show(indexed: None) -> None:
    home, at = ["omsorgsnamnden/2024"], ("omsorgsnamnden", 2024)
    own = [("goal", key, *at, home) for key in ("on-fordon", "on-kvalitet")]
    above = [("goal", key, "", None, home) for key in ("god-omsorg", "klimat", "trygghet", "utslapp")]
    work = [("activity", key, *at, home) for key in ("on-akt-1", "on-akt-2")]
    public = entries(public=True)
    assert [row for row in public if row[0] in ("goal", "activity")] == sorted([*own, *above, *work])
    followed = IndicatorLink.objects.order_by("indicator").values_list("indicator", flat=True).distinct()
    assert [row[1:] for row in public if row[0] == "indicator"] == [(key, "", None, home) for key in followed]


def test_what_is_now_has_the_same_places_and_homes(indexed: None) -> None:
    now = {row[:2]: row[2:] for row in entries(public=False)}
    assert {row[:2]: row[2:] for row in entries(public=True)}.items() <= now.items()


def test_change_is_found_without_reading_everything_again(look_again: Look) -> None:
    Goal.objects.filter(key="on-fordon").update(name="Bilarna går på el", changed_at=timezone.now())
    look_again()
    kept = SearchEntry.objects.filter(kind="goal", key="on-fordon").order_by("is_public")
    assert [(entry.is_public, entry.title) for entry in kept] == [
        (False, "Bilarna går på el"),
        (True, "Fordonen är fossilfria"),
    ]


def test_ended_thing_is_gone_from_what_is_now(look_again: Look) -> None:
    now = timezone.now()
    Activity.objects.filter(key="on-akt-2").update(ended_at=now, changed_at=now)
    look_again()
    assert [entry.is_public for entry in SearchEntry.objects.filter(key="on-akt-2")] == [True]


def test_indicator_that_is_no_longer_followed_has_no_home(look_again: Look) -> None:
    link = IndicatorLink.objects.order_by("pk").first()
    assert link is not None
    now = timezone.now()
    IndicatorLink.objects.filter(indicator=link.indicator).update(ended_at=now, changed_at=now)
    look_again()
    entry = SearchEntry.objects.get(kind="indicator", key=link.indicator_id, is_public=False)
    assert entry.homes == []
    assert Indicator.objects.filter(key=entry.key, ended_at=None).exists()


def test_goal_of_the_council_gets_the_boards_that_take_it_up(look_again: Look) -> None:
    now = timezone.now()
    Goal.objects.filter(key="on-fordon").update(ended_at=now, changed_at=now)
    Activity.objects.filter(key="on-akt-2").update(ended_at=now, changed_at=now)
    IndicatorLink.objects.filter(goal="on-fordon").update(ended_at=now, changed_at=now)
    look_again()
    assert SearchEntry.objects.get(kind="goal", key="utslapp", is_public=False).homes == []
    assert SearchEntry.objects.get(kind="goal", key="god-omsorg", is_public=False).homes == ["omsorgsnamnden/2024"]


def test_publication_is_found(documents: dict[str, Document], published: Document, development_lead: User) -> None:
    Edition.objects.update(state="decided", published_at=None)
    rebuild(sources=SOURCES)
    assert entries(public=True) == []
    publish_document(by=development_lead, document=published)
    refresh(sources=SOURCES)
    assert len(entries(public=True)) > 10


def test_worker_with_nothing_new_asks_little(look_again: Look) -> None:
    Edition.objects.update(published_at=None)  # Long ago.
    for model in (Goal, Activity, Indicator, IndicatorLink):
        model.objects.update(changed_at=timezone.now() - timedelta(days=1))
    look_again()
    with CaptureQueriesContext(connection) as asked:
        look_again()
    assert {query["sql"].split()[0] for query in asked} == {"SELECT"}
