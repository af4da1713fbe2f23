"""What the lists of sources and of groups to compare with ask for and say, and which actions do it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from rodatraden.apps.indicators.actions import definitions
from rodatraden.apps.indicators.actions.definitions import PEER_GROUPS, SOURCES, SharedKind
from rodatraden.core.content.indicators import PeerGroup, Source
from rodatraden.web.ui.fields import Field, Given, Values, whole_of

YES = "ja"
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
    create=definitions.create_source,
    edit=definitions.edit_source,
    order=definitions.order_source,
    end=definitions.end_source,
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
    create=definitions.create_peer_group,
    edit=definitions.edit_peer_group,
    order=definitions.order_peer_group,
    end=definitions.end_peer_group,
    argument="group",
)
