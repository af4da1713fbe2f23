"""Find what somebody may see."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import BooleanField, Case, Count, F, Q, QuerySet, Value, When, Window
from django.db.models.functions import RowNumber

from rodatraden.foundation.search import lookups as lookups  # noqa: PLC0414 - `holds` is registered there
from rodatraden.foundation.search.models import SearchEntry
from rodatraden.foundation.search.swedish import words_of

MOST_WORDS = 8
SHORTEST = 2
_INSIDE_FROM = 4
_ORDER = (F("in_title").desc(), F("sort_key").asc(), F("year").desc(nulls_last=True), F("key").asc(), F("pk").asc())


@dataclass(frozen=True, slots=True)
class Reach:
    """Where somebody reads what is not published: everywhere, or at these places."""

    everywhere: bool = False
    places: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """The first hits of a kind, and how many there are."""

    kind: str
    total: int
    entries: tuple[SearchEntry, ...]


def wanted_words(text: str) -> list[str]:
    """The words to look for; none when what was written is too short to look for."""
    words = list(dict.fromkeys(words_of(text)))[:MOST_WORDS]
    return words if any(len(word) >= SHORTEST for word in words) else []


def found(words: Collection[str], reach: Reach, *, inside: bool = False) -> QuerySet[SearchEntry]:
    """What somebody may see that has a word beginning with each of the words.

    With `inside` also a word that has it inside, when it is long enough for that to mean something:
    "frånvaro" in "sjukfrånvaro".
    """
    starts = [word if inside and len(word) >= _INSIDE_FROM else f" {word}" for word in words]
    everywhere = Q(*(Q(folded__holds=start) for start in starts))
    in_title = Q(*(Q(folded_title__holds=start) for start in starts))
    rows = SearchEntry.objects.filter(_seen_by(reach)).filter(everywhere)
    rank = Case(When(in_title, then=Value(value=True)), default=Value(value=False), output_field=BooleanField())
    return rows.annotate(in_title=rank).order_by(*_ORDER)


def _seen_by(reach: Reach) -> Q:
    """What is now where they read it, what is published elsewhere."""
    if reach.everywhere:
        return Q(is_public=False)
    if not reach.places:
        return Q(is_public=True)
    return Q(is_public=False, place__in=reach.places) | (Q(is_public=True) & ~Q(place__in=reach.places))


def groups(rows: QuerySet[SearchEntry], *, each: int) -> list[Group]:
    """The first hits of every kind, by kind, in two questions however many there are."""
    numbered = rows.annotate(
        number=Window(RowNumber(), partition_by=[F("kind")], order_by=_ORDER),
        total=Window(Count("*"), partition_by=[F("kind")]),
    ).filter(number__lte=each)
    places = list(numbered.order_by("kind", "number").values_list("pk", "kind", "total"))
    entries = SearchEntry.objects.in_bulk([pk for pk, _, _ in places])
    by_kind: dict[str, tuple[int, list[SearchEntry]]] = {}
    for pk, kind, total in places:
        if pk in entries:  # A refresh may have written it anew since.
            by_kind.setdefault(kind, (total, []))[1].append(entries[pk])
    return [Group(kind, total, tuple(of)) for kind, (total, of) in by_kind.items()]
