"""The municipality's indicators as a list that can be searched and narrowed."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import QueryDict

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.indicators.queries.content import INDICATORS, SOURCES
from rodatraden.apps.indicators.queries.usage import followed, followed_among
from rodatraden.core.content.indicators import Indicator
from rodatraden.foundation.search.swedish import folded_words, sort_key, words_of
from rodatraden.web.ui.remembered import content, remember

PAGE = 50
USED, UNUSED = "ja", "nej"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a person looks for."""

    words: str = ""
    source: str = ""
    kind: str = ""
    used: str = ""

    @classmethod
    def of(cls, asked: QueryDict) -> Wanted:
        """What an address asks for."""
        names = {"words": "q", "source": "kalla", "kind": "slag", "used": "anvands"}
        return cls(**{name: asked.get(word, "").strip()[:200] for name, word in names.items()})

    @property
    def is_all(self) -> bool:
        """Whether nothing narrows the list."""
        return self == Wanted()

    def address(self, page: int) -> str:
        """The query of another page of the same list."""
        told = {"q": self.words, "kalla": self.source, "slag": self.kind, "anvands": self.used, "sida": str(page)}
        return urlencode({name: value for name, value in told.items() if value})


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An indicator in the list."""

    indicator: Indicator
    source: str
    is_used: bool


@dataclass(frozen=True, slots=True)
class _Entry:
    indicator: Indicator
    words: str


def rows(scope: Scope, wanted: Wanted, page: str) -> tuple[list[Row], Page[_Entry]]:
    """The indicators of a page that fit, in the order of their names."""
    words = [f" {word}" for word in words_of(wanted.words)]
    fitting = [entry for entry in _entries(scope) if _fits(entry, wanted, words)]
    if wanted.used in (USED, UNUSED):
        used = followed()
        fitting = [entry for entry in fitting if (entry.indicator.key in used) is (wanted.used == USED)]
    found = Paginator(fitting, PAGE).get_page(page)
    shown = [entry.indicator for entry in found]
    names, used_here = source_names(scope), followed_among([each.key for each in shown])
    listed = [
        Row(indicator=each, source=names.get(each.source, each.source), is_used=each.key in used_here) for each in shown
    ]
    return listed, found


def source_names(scope: Scope) -> dict[str, str]:
    """The names of the municipality's sources by key."""
    return {source.key: source.name for source in content(SOURCES, scope)}


def _entries(scope: Scope) -> list[_Entry]:
    """Every indicator with its words, in Swedish order; kept until the municipality's content changes."""

    def read() -> list[_Entry]:
        every = sorted(content(INDICATORS, scope), key=lambda each: (sort_key(each.name), each.key))
        return [_Entry(each, folded_words(each.name, each.short_name, each.key, *each.external_ids)) for each in every]

    return remember(("definitions", scope.pk, scope.version), read)


def _fits(entry: _Entry, wanted: Wanted, words: list[str]) -> bool:
    indicator = entry.indicator
    return (
        (not wanted.source or indicator.source == wanted.source)
        and (not wanted.kind or indicator.kind.value == wanted.kind)
        and all(word in entry.words for word in words)
    )
