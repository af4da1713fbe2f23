"""What the forms of the municipality and of an organisation ask for, and what they say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from rodatraden.apps.cycle.rules_of_organisation import BOARDS
from rodatraden.apps.org.queries.content import MunicipalityFacts
from rodatraden.core.content.organisation import Organisation, OrganisationKind
from rodatraden.web.organisation.shown import KINDS, Shown
from rodatraden.web.ui.fields import Field, Unreadable, Values, day_of

MUNICIPALITY = (
    Field(name="name", label=_("Kommunens namn"), help=_("Som det skrivs i dokumenten, till exempel Åstads kommun.")),
    Field(name="id", label=_("Kommunkod"), help=_("Fyra siffror, till exempel 0126."), is_short=True),
    Field(name="county", label=_("Län")),
    Field(name="organisation_number", label=_("Organisationsnummer"), is_short=True),
    Field(
        name="accent",
        label=_("Kommunens färg"),
        help=_("Skrivs som #17545c och används i dokumenten. Lämna tomt för Röda trådens egen färg."),
        is_short=True,
    ),
    Field(
        name="notice",
        label=_("Upplysning"),
        input="prose",
        help=_("Visas överst för alla, till exempel att det här är en övningsmiljö. Lämna tomt annars."),
    ),
)
_NAMES = tuple(field.name for field in MUNICIPALITY)


def municipality_values(facts: MunicipalityFacts) -> dict[str, str]:
    """What the municipality's form holds."""
    return {name: getattr(facts, name) for name in _NAMES}


def read_municipality(values: Values) -> MunicipalityFacts:
    """What the municipality's form says."""
    return MunicipalityFacts(**{name: str(values.get(name, "")) for name in _NAMES})


def organisation_form(shown: Shown, organisation: Organisation) -> tuple[Field, ...]:
    """The form of an organisation, with the places it may have."""
    places = shown.choices(without=organisation.key)
    boards = [(each.key, each.name) for each in shown.by_key.values() if each.kind in BOARDS]
    replaced = [(key, shown.by_key[key].name) for key in organisation.predecessors if key in shown.by_key]
    others = [(key, said) for key, said in places if key not in organisation.predecessors]
    return (
        Field(name="name", label=_("Namn")),
        Field(
            name="kind", label=_("Slag"), input="select", choices=[(kind.value, said) for kind, said in KINDS.items()]
        ),
        Field(
            name="parent",
            label=_("Ligger under"),
            input="select",
            help=_("En enhet under sin förvaltning. En nämnd och en förvaltning ligger överst."),
            choices=[("", _("Överst")), *places],
        ),
        *([_serves(boards)] if boards else []),
        Field(name="code", label=_("Kod"), help=_("Om ni har en, till exempel SN."), is_short=True),
        Field(name="valid_from", label=_("Gäller från"), input="date", is_short=True),
        Field(
            name="valid_to",
            label=_("Gäller till och med"),
            input="date",
            is_short=True,
            help=_("Lämna tomt så länge den finns."),
        ),
        *([Field(name="predecessors", label=_("Ersätter"), input="many", choices=replaced)] if replaced else []),
        Field(
            name="replaces",
            label=_("Ersätter också") if replaced else _("Ersätter"),
            input="select",
            help=_("En tidigare enhet som den här har tagit över efter. Finns det flera väljer du en i taget."),
            choices=[("", _("Ingen")), *others],
        ),
    )


def _serves(boards: Sequence[tuple[str, str]]) -> Field:
    return Field(
        name="serves",
        label=_("Arbetar för"),
        input="many",
        help=_("För en förvaltning, eller en enhet som arbetar direkt för en nämnd. Den kan arbeta för flera."),
        choices=boards,
    )


def organisation_values(organisation: Organisation) -> dict[str, str | tuple[str, ...]]:
    """What an organisation's form holds."""
    return {
        "name": organisation.name,
        "kind": organisation.kind.value,
        "parent": organisation.parent,
        "serves": organisation.serves,
        "code": organisation.code,
        "valid_from": organisation.valid_from.isoformat() if organisation.valid_from else "",
        "valid_to": organisation.valid_to.isoformat() if organisation.valid_to else "",
        "predecessors": organisation.predecessors,
        "replaces": "",
    }


def read_organisation(before: Organisation, values: Values, form: Sequence[Field]) -> Organisation:
    """The organisation as its form says it; raises Unreadable."""
    kind = str(values.get("kind", ""))
    if kind not in set(OrganisationKind):
        raise Unreadable(_("Slag"), str(_("välj ett i listan.")))
    more = str(values.get("replaces", ""))
    return replace(
        before,
        name=str(values.get("name", "")),
        kind=OrganisationKind(kind),
        parent=str(values.get("parent", "")),
        serves=tuple(values.get("serves", ())),
        code=str(values.get("code", "")),
        valid_from=day_of(values, form, "valid_from"),
        valid_to=day_of(values, form, "valid_to"),
        predecessors=tuple(dict.fromkeys([*values.get("predecessors", ()), *([more] if more else [])])),
    )
