"""Sources, and groups to compare with: two lists of things with a form each."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rodatraden.apps.indicators.actions import shared
from rodatraden.apps.indicators.actions.shared import PEER_GROUPS, SOURCES, SharedKind
from rodatraden.apps.indicators.rules import EDIT_DEFINITIONS
from rodatraden.core.content.indicators import PeerGroup, Source
from rodatraden.foundation.editing.errors import ChangedSince
from rodatraden.foundation.editing.tokens import token_of
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.keyed import one_kind
from rodatraden.foundation.permissions import PermissionRefused, allows, require
from rodatraden.web.definitions.reading import WHOLE, found, reader_of, shared_scope
from rodatraden.web.ui.fields import Field, Form, Given, Values, changed, filled, refused, sent, whole_of

YES = "ja"
MOST = 200
_LINES = re.compile(r"[\n,;]+")
SOURCE_FIELDS = (
    Field(
        name="name", label=gettext_lazy("Namn"), help=gettext_lazy("Till exempel Kolada, Heroma eller Egen mätning.")
    ),
    Field(
        name="kind",
        label=gettext_lazy("Slag"),
        help=gettext_lazy("Till exempel statistik, verksamhetssystem, enkät eller egen mätning."),
    ),
    Field(
        name="attribution",
        label=gettext_lazy("Så anges källan"),
        help=gettext_lazy("Det som skrivs under en tabell, till exempel Källa: Kolada. Lämna tomt för namnet."),
    ),
    Field(
        name="suppression_limit",
        label=gettext_lazy("Minsta antal som visas"),
        input="number",
        is_short=True,
        help=gettext_lazy("Tal som bygger på färre personer eller svar döljs. Lämna tomt för tio."),
    ),
    Field(
        name="manager_sees_own",
        label=gettext_lazy("Den egna enheten"),
        input="many",
        choices=[(YES, gettext_lazy("Chefen ser sin egen enhets tal, även under gränsen"))],
    ),
)
GROUP_FIELDS = (
    Field(
        name="name", label=gettext_lazy("Namn"), help=gettext_lazy("Till exempel Liknande kommuner äldreomsorg 2024.")
    ),
    Field(
        name="year",
        label=gettext_lazy("År"),
        input="number",
        is_short=True,
        help=gettext_lazy("Gruppen gäller ofta för ett år. Lämna tomt om den gäller tills vidare."),
    ),
    Field(
        name="external_id",
        label=gettext_lazy("Id hos källan"),
        help=gettext_lazy("För Kolada gruppens id, till exempel G12345."),
    ),
    Field(
        name="members",
        label=gettext_lazy("Kommuner i gruppen"),
        input="prose",
        rows=8,
        help=gettext_lazy("En kommunkod på varje rad, till exempel 0180."),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A list of the municipality's with a form for each: where it is, what it is called, and what does it."""

    kind: SharedKind[Any]
    one: str
    many: str
    heading: Any
    lead: Any
    new: Any
    empty: Any
    fields: Sequence[Field]
    blank: Any
    values: Callable[[Any], dict[str, Given]]
    read: Callable[[Any, Values], Any]
    line: Callable[[Any], str]
    create: Callable[..., Any]
    edit: Callable[..., Any]
    order: Callable[..., None]
    end: Callable[..., Any]
    argument: str

    def address(self, name: str, *args: str) -> str:
        """A page of the list."""
        return reverse(f"definitions:{name}", args=args)


def _source_values(source: Source) -> dict[str, Given]:
    return {
        "name": source.name,
        "kind": source.kind,
        "attribution": source.attribution,
        "suppression_limit": "" if source.suppression_limit is None else str(source.suppression_limit),
        "manager_sees_own": (YES,) if source.manager_sees_own else (),
    }


def _read_source(before: Source, values: Values) -> Source:
    return replace(
        before,
        **{name: str(values.get(name, "")) for name in ("name", "kind", "attribution")},
        suppression_limit=whole_of(values, SOURCE_FIELDS, "suppression_limit", least=1, most=1000),
        manager_sees_own=YES in values.get("manager_sees_own", ()),
    )


def _source_line(source: Source) -> str:
    limit = source.suppression_limit
    hidden = _("visar inte färre än %(n)d") % {"n": limit} if limit else ""
    return " · ".join(part for part in (source.kind, hidden) if part)


def _group_values(group: PeerGroup) -> dict[str, Given]:
    return {
        "name": group.name,
        "year": str(group.year or ""),
        "external_id": group.external_id,
        "members": "\n".join(group.members),
    }


def _read_group(before: PeerGroup, values: Values) -> PeerGroup:
    return replace(
        before,
        **{name: str(values.get(name, "")) for name in ("name", "external_id")},
        year=whole_of(values, GROUP_FIELDS, "year", least=1900, most=2100),
        members=tuple(
            filter(None, (line.strip() for line in _LINES.split(str(values.get("members", "")).replace("\r", "\n"))))
        ),
    )


def _group_line(group: PeerGroup) -> str:
    count = ngettext("%(n)d kommun", "%(n)d kommuner", len(group.members)) % {"n": len(group.members)}
    return " · ".join(part for part in (str(group.year or ""), count) if part)


LISTED_SOURCES = Listed(
    kind=SOURCES,
    one="source",
    many="sources",
    heading=gettext_lazy("Källor"),
    lead=gettext_lazy(
        "System och register som talen kommer från. Källan avgör hur den anges och hur få som får synas i ett tal."
    ),
    new=gettext_lazy("Ny källa"),
    empty=gettext_lazy("Lägg till en för er egen mätning och en för varje system som ni hämtar tal ur."),
    fields=SOURCE_FIELDS,
    blank=Source(key="", name=""),
    values=_source_values,
    read=_read_source,
    line=_source_line,
    create=shared.create_source,
    edit=shared.edit_source,
    order=shared.order_source,
    end=shared.end_source,
    argument="source",
)
LISTED_GROUPS = Listed(
    kind=PEER_GROUPS,
    one="group",
    many="groups",
    heading=gettext_lazy("Jämförelsegrupper"),
    lead=gettext_lazy("Kommuner som ni jämför er med. Ett målvärde kan vara gruppens medel, eller en plats bland dem."),
    new=gettext_lazy("Ny grupp"),
    empty=gettext_lazy("En grupp behövs bara om ett mål ska jämföra er med andra kommuner."),
    fields=GROUP_FIELDS,
    blank=PeerGroup(key="", name=""),
    values=_group_values,
    read=_read_group,
    line=_group_line,
    create=shared.create_peer_group,
    edit=shared.edit_peer_group,
    order=shared.order_peer_group,
    end=shared.end_peer_group,
    argument="group",
)


def _index(request: HttpRequest, listed: Listed) -> HttpResponse:
    person, scope = reader_of(request), shared_scope()
    things = listed.kind.all_in(scope) if scope is not None else []
    rows = [(each, listed.line(each), listed.address(listed.one, each.key)) for each in things[:MOST]]
    context = {
        "listed": listed,
        "rows": rows,
        "left": max(0, len(things) - MOST),
        "new_href": listed.address(f"new-{listed.one}"),
        "may_edit": allows(person, EDIT_DEFINITIONS, WHOLE),
    }
    return render(request, "definitions/simple_index.html", context)


def _new(request: HttpRequest, listed: Listed) -> HttpResponse:
    person = reader_of(request)
    require(person, EDIT_DEFINITIONS, WHOLE)
    form = Form(fields=filled(listed.fields, listed.values(listed.blank)))
    if request.method == "POST":
        values = sent(listed.fields, request.POST)
        try:
            made = listed.create(by=person, **{listed.argument: listed.read(listed.blank, values)})
        except PermissionRefused:
            raise
        except Refusal as refusal:
            form = refused(listed.fields, values, "", refusal)
        else:
            messages.success(request, _("”%(name)s” är tillagd.") % {"name": made.name})
            return HttpResponseRedirect(listed.address(listed.many))
    context = {"listed": listed, "form": form, "heading": listed.new, "back": listed.address(listed.many)}
    return render(request, "definitions/simple.html", {**context, "may_edit": True}, status=form.status)


def _one(request: HttpRequest, listed: Listed, key: str) -> HttpResponse:
    person = reader_of(request)
    held, scope = found(listed.kind, key)
    token = token_of(one_kind.values_of(held))
    form = Form(fields=filled(listed.fields, listed.values(held)), token=token)
    if request.method == "POST":
        require(person, EDIT_DEFINITIONS, WHOLE)
        values, given = sent(listed.fields, request.POST), request.POST.get("marke", "")
        try:
            listed.edit(by=person, token=given, **{listed.argument: listed.read(held, values)})
        except PermissionRefused:
            raise
        except ChangedSince:
            form = changed(listed.fields, values, listed.values(held), token)
        except Refusal as refusal:
            form = refused(listed.fields, values, given, refusal)
        else:
            messages.success(request, _("Sparat."))
            return HttpResponseRedirect(listed.address(listed.one, key))
    context = {
        "listed": listed,
        "held": held,
        "scope": scope,
        "form": form,
        "heading": held.name,
        "facts": [(each.label, each.in_words(each.value)) for each in form.fields if each.value],
        "back": listed.address(listed.many),
        "place_href": listed.address(f"place-{listed.one}", key),
        "end_href": listed.address(f"end-{listed.one}", key),
        "may_edit": allows(person, EDIT_DEFINITIONS, WHOLE),
    }
    return render(request, "definitions/simple.html", context, status=form.status)


def _place(request: HttpRequest, listed: Listed, key: str) -> HttpResponse:
    person = reader_of(request)
    _held, scope = found(listed.kind, key)
    require(person, EDIT_DEFINITIONS, WHOLE)
    keys = [each.key for each in listed.kind.all_in(scope)]
    listed.order(by=person, key=key, to=keys.index(key) + (1 if request.POST.get("hur") == "ned" else -1))
    return HttpResponseRedirect(listed.address(listed.many))


def _end(request: HttpRequest, listed: Listed, key: str) -> HttpResponse:
    person = reader_of(request)
    held, _scope = found(listed.kind, key)
    require(person, EDIT_DEFINITIONS, WHOLE)
    reason, sentence = request.POST.get("skal", ""), ""
    if request.method == "POST":
        try:
            listed.end(by=person, key=key, reason=reason)
        except PermissionRefused:
            raise
        except Refusal as refusal:
            sentence = refusal.sentence
        else:
            messages.success(request, _("”%(name)s” är avslutad.") % {"name": held.name})
            return HttpResponseRedirect(listed.address(listed.many))
    uses = listed.kind.uses(key)
    context = {
        "name": held.name,
        "over": [(listed.heading, listed.address(listed.many))],
        "back": listed.address(listed.one, key),
        "uses": uses[:MOST],
        "more": max(0, len(uses) - MOST),
        "sentence": sentence,
        "reason": reason,
    }
    return render(request, "definitions/end.html", context, status=422 if sentence else 200)


@login_required
@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """The municipality's sources."""
    return _index(request, LISTED_SOURCES)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_source(request: HttpRequest) -> HttpResponse:
    """The form of a new source; posted: add it."""
    return _new(request, LISTED_SOURCES)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def source(request: HttpRequest, key: str) -> HttpResponse:
    """One source; posted: change it."""
    return _one(request, LISTED_SOURCES, key)


@login_required
@require_POST
def place_source(request: HttpRequest, key: str) -> HttpResponse:
    """Put a source a step up or down."""
    return _place(request, LISTED_SOURCES, key)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def end_source(request: HttpRequest, key: str) -> HttpResponse:
    """What needs a source; posted: end it, when nothing does."""
    return _end(request, LISTED_SOURCES, key)


@login_required
@require_safe
def groups(request: HttpRequest) -> HttpResponse:
    """The groups that the municipality compares itself with."""
    return _index(request, LISTED_GROUPS)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_group(request: HttpRequest) -> HttpResponse:
    """The form of a new group; posted: add it."""
    return _new(request, LISTED_GROUPS)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def group(request: HttpRequest, key: str) -> HttpResponse:
    """One group; posted: change it and its members."""
    return _one(request, LISTED_GROUPS, key)


@login_required
@require_POST
def place_group(request: HttpRequest, key: str) -> HttpResponse:
    """Put a group a step up or down."""
    return _place(request, LISTED_GROUPS, key)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def end_group(request: HttpRequest, key: str) -> HttpResponse:
    """What needs a group; posted: end it, when nothing does."""
    return _end(request, LISTED_GROUPS, key)
