"""How the municipality and its organisations are kept."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from rodatraden.apps.org import models
from rodatraden.core.content import organisation
from rodatraden.core.content.file import MunicipalityContent
from rodatraden.foundation.keyed.area import Area, Slot
from rodatraden.foundation.keyed.columns import Plain
from rodatraden.foundation.keyed.home import Home


@dataclass(frozen=True, slots=True, kw_only=True)
class MunicipalityFacts:
    """What a municipality's content says of the municipality itself."""

    id: str
    name: str
    county: str
    organisation_number: str
    accent: str
    notice: str


MUNICIPALITY = Home(
    content=MunicipalityFacts, model=models.Municipality, identity=(), scoped=False, given=(Plain("id", field="code"),)
)
ORGANISATIONS = Home(content=organisation.Organisation, model=models.Organisation, scoped=False)


def _facts(content: MunicipalityContent) -> tuple[MunicipalityFacts, ...]:
    names = MunicipalityFacts.__dataclass_fields__
    return (MunicipalityFacts(**{name: getattr(content, name) for name in names}),)


def _finish(found: dict[str, Any]) -> dict[str, Any]:
    facts = found.pop("facts", None)
    return {**(asdict(facts) if facts else {}), **found}


AREA = Area(
    name="org",
    slots=(
        Slot(attr="id", home=MUNICIPALITY, name="facts", single=True, contents=_facts, place=()),
        Slot(attr="organisations", home=ORGANISATIONS),
    ),
    finish=_finish,
)
