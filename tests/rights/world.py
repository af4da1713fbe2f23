"""The municipality that the matrix walks through: a unit, what is beside, above and below it, and people in it.

    omsorgsnamnden ← omsorgsforvaltningen ← enheten ← gruppen
                                          ← grannen
    kommunstyrelsen

Every place has a plan of its own that is not decided.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.followup.actions.dialogues import prepare_dialogue
from rodatraden.apps.followup.actions.starting import start_occasion
from rodatraden.apps.followup.models import AgreedAction, Dialogue, Part
from rodatraden.apps.org.enums import RoleKind
from rodatraden.apps.org.models import Organisation
from rodatraden.connectors.planfile.load import load
from rodatraden.connectors.planfile.parse import parse
from rodatraden.documents.actions import open_documents
from rodatraden.documents.actions.templates import copy_template
from rodatraden.documents.models import Document, MarginComment
from rodatraden.foundation.accounts.actions import give_role, system_user
from rodatraden.foundation.accounts.models import RoleGrant, User
from rodatraden.web.texts.slots import outline
from tests.documents.board import FIXTURES
from tests.harness.people import make_person

OWN, OTHER, PARENT, CHILD = "enheten", "grannen", "omsorgsforvaltningen", "gruppen"
BOARD, OTHER_BOARD, EVERYWHERE = "omsorgsnamnden", "kommunstyrelsen", ""
UNITS = (OWN, OTHER, PARENT, CHILD)
PLACES = (OWN, OTHER, PARENT, CHILD, BOARD, OTHER_BOARD)
OCCASION = "mars"
HELD_AT = (OWN, EVERYWHERE)
YEAR = 2024
_PLAN = """
schema: rodatraden/plan/1
scope: {{level: board_year, board: {place}, year: 2024}}
plan:
  goals:
    - {{key: {place}-mal, level: namndmal, name: Målet för {place}, parent: god-omsorg, owner: {place}}}
  activities:
    - {{key: {place}-akt, name: Aktiviteten för {place}, goals: [{place}-mal]}}
{led}
  indicator_links:
    - {{goal: {place}-mal, indicator: nojdhet}}
  observations:
    - {{indicator: nojdhet, period: "2023", amount: {{value: 80}}}}
  action_plans:
    - {{key: {place}-handling, name: Handlingsplanen för {place}}}
  risks:
    - {{key: {place}-risk, title: Risken för {place}, likelihood: 2, consequence: 3}}
  statements:
    - key: {place}-rakning
      template: resultat
      caption: Räkningen för {place}
      cells: {{staff: {{budget_2024: -5}}}}
  allocations:
    - {{key: {place}-satsning, text: Satsningen för {place}, amount: 5, unit: tkr}}
  volumes:
    - key: {place}-volym
      title: Volymen för {place}
      unit: platser
      columns: [{{key: ar, label: "2024"}}]
      rows: [{{key: rad, label: Rad, values: {{ar: 3}}}}]
"""
_LED = "    - {{key: {unit}-ledd, name: Det som {unit} leder, goals: [{board}-mal], led_by: {unit}}}"


@dataclass(frozen=True, slots=True)
class World:
    """Where things are: what routes take their arguments from."""

    documents: Mapping[str, str]
    comments: Mapping[str, int]
    scopes: Mapping[str, str]
    texts: Mapping[str, str]
    parts: Mapping[str, int]
    dialogues: Mapping[str, int]
    agreed: Mapping[str, int]
    person: int
    grant: int


def build() -> None:
    """Put it all in an empty database."""
    system = system_user()
    for role in RoleKind:
        for place in HELD_AT:
            make_person(system, role, f"{role.label} {place}", place)
    someone = make_person(system, RoleKind.READER, "Någon Annan", "annanstans")
    give_role(by=system, user=someone, role="unit_manager", place=OTHER)
    nobody = make_person(system, RoleKind.READER, "Ny Utan Roll", "ingenstans")
    RoleGrant.objects.filter(user=nobody).delete()
    load([parse((FIXTURES / "kommun.yaml").read_bytes(), "kommun.yaml")], by=system)
    for key, above in ((OWN, PARENT), (OTHER, PARENT), (CHILD, OWN)):
        Organisation.objects.create(key=key, name=key.title(), kind="unit", parent_id=above)
    Organisation.objects.create(key="fullmaktige", name="Kommunfullmäktige", kind="council")
    for place in PLACES:
        led = "\n".join(_LED.format(unit=unit, board=BOARD) for unit in UNITS) if place == BOARD else ""
        load([parse(_PLAN.format(place=place, led=led).encode(), f"{place}.yaml")], by=system)
    copy_template(by=system, key="verksamhetsplan", name="Egen mall")
    open_documents(by=system, begun=list(Scope.objects.order_by("key").values_list("key", flat=True)))
    for document in Document.objects.order_by("key"):
        MarginComment.objects.create(document=document, node="n", place="Början", text="Så?", written_by=system)
    start_occasion(by=system, board=BOARD, year=YEAR, occasion=OCCASION)
    for unit, above in ((OWN, PARENT), (OTHER, PARENT), (PARENT, BOARD), (CHILD, OWN)):
        day = date(YEAR, 4, 1)
        made = prepare_dialogue(by=system, organisation=unit, above=above, day=day, year=YEAR)
        AgreedAction.objects.create(dialogue=made, kind="assignment", text="Svara.", owner=someone, due=day)


def world() -> World:
    """Where things are in the database that `build` filled."""
    scopes = {scope.place: scope.key for scope in Scope.objects.exclude(board=None).order_by("key")}
    documents = Document.objects.select_related("scope").order_by("key")
    someone = User.objects.get(email="reader.annanstans@kommun.example")
    return World(
        documents={document.scope.place: document.key for document in documents},
        comments={row.document.scope.place: row.pk for row in MarginComment.objects.order_by("pk")},
        scopes=scopes,
        texts={scope.place: _text(scope) for scope in Scope.objects.exclude(board=None).order_by("key")},
        parts={row.organisation: row.pk for row in Part.objects.order_by("-pk")},
        dialogues={row.organisation_id: row.pk for row in Dialogue.objects.order_by("pk")},
        agreed={row.dialogue.organisation_id: row.pk for row in AgreedAction.objects.order_by("pk")},
        person=someone.pk,
        grant=someone.grants.order_by("pk").latest("pk").pk,
    )


def _text(scope: Scope) -> str:
    return next(entry.key for chapter in outline(scope).chapters for entry in chapter.entries)
