"""The simple lists of the municipality: processes, laws, core values and visions, and what their forms ask for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from rodatraden.apps.cycle.actions.things import Kind
from rodatraden.apps.cycle.enums import ScopeLevel
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.cycle.queries.organisation import organisations
from rodatraden.apps.cycle.rules_of_organisation import BOARDS
from rodatraden.apps.planning.actions import vision
from rodatraden.apps.planning.rules import EDIT_SHARED
from rodatraden.apps.processes import actions as processes
from rodatraden.apps.processes.rules import EDIT_PROCESSES
from rodatraden.core.content.organisation import CoreValue, LawReference, Process, Vision
from rodatraden.web.ui.fields import Choices, Field, Given, Values, day_of, whole_of

FIRST_YEAR, LAST_YEAR = 1900, 2200


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list and the form of what is in it; `argument` is what its actions call the thing."""

    slug: str
    title: Any
    lead: Any
    one: Any
    empty: Any
    kind: Kind[Any]
    permission: str
    blank: Any
    fields: tuple[Field, ...]
    argument: str
    create: Callable[..., Any]
    edit: Callable[..., Any]
    order: Callable[..., None]
    end: Callable[..., Any]
    said: Callable[[Any], Sequence[str]]

    def things(self) -> list[Any]:
        """What the list holds, in order."""
        scope = Scope.objects.filter(level=ScopeLevel.MUNICIPALITY).first()
        return self.kind.all_in(scope) if scope is not None else []

    def name_of(self, thing: Any) -> str:
        """What a thing is called."""
        return str(getattr(thing, self.kind.name))

    def form(self) -> tuple[Field, ...]:
        """The fields, with the boards to choose among where it asks for them."""
        if all(field.name != "governs" for field in self.fields):
            return self.fields
        boards: Choices = [(each.key, each.name) for each in organisations() if each.kind in BOARDS]
        found = (replace(field, choices=boards) if field.name == "governs" else field for field in self.fields)
        return tuple(field for field in found if field.input != "many" or field.choices)

    def values(self, thing: Any) -> dict[str, Given]:
        """What the form holds of a thing."""
        return {field.name: _shown(getattr(thing, field.name)) for field in self.fields}

    def read(self, before: Any, values: Values, form: Sequence[Field]) -> Any:
        """The thing as its form says it; raises Unreadable."""
        return replace(before, **{field.name: _told(field, values, form) for field in form})


def _shown(value: Any) -> Given:
    if isinstance(value, tuple):
        return value
    return "" if value is None else str(value)


def _told(field: Field, values: Values, form: Sequence[Field]) -> Any:
    match field.input:
        case "date":
            return day_of(values, form, field.name)
        case "number":
            return whole_of(values, form, field.name, least=FIRST_YEAR, most=LAST_YEAR)
        case "many":
            return tuple(values.get(field.name, ()))
    return str(values.get(field.name, ""))


def _of_law(law: LawReference) -> list[str]:
    since = f"{law.valid_from or ''}–{law.valid_to or ''}" if law.valid_from or law.valid_to else ""
    return [part for part in (law.abbreviation, law.number, law.provision, since) if part]


_FROM = Field(name="valid_from", label=_("Gäller från"), input="date", is_short=True)
_TO = Field(
    name="valid_to",
    label=_("Gäller till och med"),
    input="date",
    is_short=True,
    help=_("När en lag ersätts: sätt sista dagen här och lägg till den nya som en egen rad."),
)
LISTINGS = {
    listing.slug: listing
    for listing in (
        Listing(
            slug="processer",
            title=_("Processer"),
            lead=_("Det som risker och kontroller kan gälla när de inte hör till ett mål, till exempel upphandling."),
            one=_("process"),
            empty=_("Ingen process än. Lägg till dem som den interna kontrollen ska följa."),
            kind=processes.PROCESSES,
            permission=EDIT_PROCESSES,
            blank=Process(key="", name=""),
            fields=(Field(name="name", label=_("Namn")), Field(name="owner", label=_("Ägare"))),
            argument="process",
            create=processes.create_process,
            edit=processes.edit_process,
            order=processes.order_process,
            end=processes.end_process,
            said=lambda thing: [thing.owner] if thing.owner else [],
        ),
        Listing(
            slug="lagrum",
            title=_("Lagrum"),
            lead=_("Lagar med tiden de gäller. Planer och rapporter nämner den som gällde det året."),
            one=_("lagrum"),
            empty=_("Inget lagrum än. Lägg till de lagar som styr nämnderna."),
            kind=processes.LAWS,
            permission=EDIT_PROCESSES,
            blank=LawReference(key="", name=""),
            fields=(
                Field(name="name", label=_("Namn"), help=_("Som i löpande text, till exempel socialtjänstlagen.")),
                Field(name="abbreviation", label=_("Förkortning"), is_short=True),
                Field(
                    name="number", label=_("Nummer"), help=_("I författningssamlingen, som 2025:400."), is_short=True
                ),
                Field(name="provision", label=_("Bestämmelse"), help=_("Kapitel och paragraf, om det gäller en viss.")),
                Field(name="governs", label=_("Styr"), input="many", help=_("Inget kryss betyder alla nämnder.")),
                _FROM,
                _TO,
            ),
            argument="law",
            create=processes.create_law,
            edit=processes.edit_law,
            order=processes.order_law,
            end=processes.end_law,
            said=_of_law,
        ),
        Listing(
            slug="vardegrund",
            title=_("Värdegrund"),
            lead=_("Kommunens kärnvärden, som planerna återger."),
            one=_("kärnvärde"),
            empty=_("Inget kärnvärde än. Har kommunen ingen värdegrund lämnar du listan tom."),
            kind=vision.CORE_VALUES,
            permission=EDIT_SHARED,
            blank=CoreValue(key="", name=""),
            fields=(
                Field(name="name", label=_("Namn")),
                Field(name="meaning", label=_("Vad det betyder"), input="prose"),
            ),
            argument="core_value",
            create=vision.create_core_value,
            edit=vision.edit_core_value,
            order=vision.order_core_value,
            end=vision.end_core_value,
            said=lambda thing: [thing.meaning] if thing.meaning else [],
        ),
        Listing(
            slug="vision",
            title=_("Vision"),
            lead=_("Fullmäktiges vision, överst i den röda tråden."),
            one=_("vision"),
            empty=_("Ingen vision än. Har fullmäktige beslutat om en skriver du den här."),
            kind=vision.VISIONS,
            permission=EDIT_SHARED,
            blank=Vision(key="", title=""),
            fields=(
                Field(name="title", label=_("Rubrik")),
                Field(name="text", label=_("Text"), input="prose", rows=6),
                Field(name="horizon", label=_("Till år"), input="number", is_short=True),
                Field(name="long_term_document", label=_("Långsiktigt dokument")),
            ),
            argument="vision",
            create=vision.create_vision,
            edit=vision.edit_vision,
            order=vision.order_vision,
            end=vision.end_vision,
            said=lambda thing: [str(thing.horizon)] if thing.horizon else [],
        ),
    )
}
