"""The search page: what was found, by kind, within what the reader may see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rodatraden.apps.org.queries.places import places_of
from rodatraden.apps.org.rules import READ
from rodatraden.foundation.search.queries import Group, Reach, found, groups, wanted_words
from rodatraden.web.search.hits import Hit, hits
from rodatraden.web.search.listing import Kind
from rodatraden.web.ui.words import counted

if TYPE_CHECKING:
    from rodatraden.foundation.accounts.models import User

EACH = 20
PAGE = 50
LONGEST = 200
NAMES = {
    Kind.GOAL: gettext_lazy("Mål"),
    Kind.COMMITMENT: gettext_lazy("Åtaganden"),
    Kind.ACTIVITY: gettext_lazy("Aktiviteter"),
    Kind.INDICATOR: gettext_lazy("Indikatorer"),
    Kind.RISK: gettext_lazy("Risker"),
    Kind.DOCUMENT: gettext_lazy("Dokument"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A kind with its first hits, and where the rest are."""

    kind: str
    name: str
    total: int
    hits: Sequence[Hit]
    more: str


def search(request: HttpRequest) -> HttpResponse:
    """What was found for `?q=`, the first of every kind; with `&slag=` all of one kind, page by page."""
    asked = " ".join(request.GET.get("q", "").split())[:LONGEST]
    words = wanted_words(asked)
    context = {"asked": asked, "words": words, "groups": (), "total": 0, "inside": False, "kind": ""}
    if words and request.GET.get("slag", "") in set(Kind):
        return _one_kind(request, asked, words, Kind(request.GET["slag"]))
    if words:
        inside, every = _every_kind(words, reach_of(request.user))
        context |= {
            "groups": _shown(every, asked, words, request.user),
            "total": sum(group.total for group in every),
            "inside": inside,
        }
    context["heading"] = _heading(asked, words, int(str(context["total"])))
    return render(request, "search/search.html", context)


def reach_of(user: User | AnonymousUser) -> Reach:
    """Where this reader reads what is not decided."""
    places = places_of(user, READ)
    return Reach(everywhere=places.everywhere, places=places.keys)


def _every_kind(words: Sequence[str], reach: Reach) -> tuple[bool, list[Group]]:
    """The groups, and whether they have the words inside longer ones: looked for only when nothing begins so."""
    every = groups(found(words, reach), each=EACH)
    if every:
        return False, every
    return True, groups(found(words, reach, inside=True), each=EACH)


def _shown(every: list[Group], asked: str, words: Sequence[str], user: User | AnonymousUser) -> list[Shown]:
    flat = iter(hits((entry for group in every for entry in group.entries), words, user))
    by_kind = {group.kind: (group, [next(flat) for _entry in group.entries]) for group in every}
    return [
        Shown(
            kind=kind.value,
            name=str(NAMES[kind]),
            total=group.total,
            hits=of,
            more=_address(asked, kind) if group.total > len(of) else "",
        )
        for kind, (group, of) in ((kind, by_kind[kind.value]) for kind in Kind if kind.value in by_kind)
    ]


def _one_kind(request: HttpRequest, asked: str, words: Sequence[str], kind: Kind) -> HttpResponse:
    reach = reach_of(request.user)
    rows = found(words, reach).filter(kind=kind.value)
    if not rows.exists():
        rows = found(words, reach, inside=True).filter(kind=kind.value)
    page = Paginator(rows, PAGE).get_page(request.GET.get("sida"))
    context = {
        "asked": asked,
        "words": words,
        "name": NAMES[kind],
        "kind": kind.value,
        "heading": _("%(name)s med ”%(asked)s”") % {"name": NAMES[kind], "asked": asked},
        "page": page,
        "hits": hits(page.object_list, words, request.user),
        "all": _address(asked),
        "before": _address(asked, kind, page.previous_page_number()) if page.has_previous() else "",
        "after": _address(asked, kind, page.next_page_number()) if page.has_next() else "",
    }
    return render(request, "search/kind.html", context)


def _address(asked: str, kind: Kind | None = None, page: int = 1) -> str:
    told = {"q": asked} | ({"slag": kind.value} if kind else {}) | ({"sida": str(page)} if page > 1 else {})
    return f"{reverse('search:search')}?{urlencode(told)}"


def _heading(asked: str, words: Sequence[str], total: int) -> str:
    if not asked:
        return _("Sök i planer och rapporter")
    if not words:
        return _("Skriv minst två bokstäver")
    if not total:
        return _("Inga träffar på ”%(asked)s”") % {"asked": asked}
    return _("%(hits)s på ”%(asked)s”") % {
        "hits": counted(total, _("träff"), _("träffar"), capital=True),
        "asked": asked,
    }
