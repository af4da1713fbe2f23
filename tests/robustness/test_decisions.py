"""A decision is whole or nothing, and one of two wins."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection, connections

from rodatraden.apps.cycle.models import Scope
from rodatraden.connectors.planfile.load import load
from rodatraden.connectors.planfile.parse import parse
from rodatraden.documents import queries
from rodatraden.documents.actions import (
    DecisionFacts,
    accept_findings,
    bring_in,
    correct_document,
    decide_document,
    open_documents,
    propose_document,
    publish_document,
    revise_document,
)
from rodatraden.documents.actions.decide import refuse_decided
from rodatraden.documents.actions.facts import LONGEST
from rodatraden.documents.actions.freezing import Asked, keep, make
from rodatraden.documents.data import data_for, material_of
from rodatraden.documents.enums import EditionKind, EditionState, FileFormat
from rodatraden.documents.errors import AlreadyDecided, ChangedMeanwhile, DecisionTooLong, DocumentUnknown
from rodatraden.documents.models import AcceptedFinding, Document, Edition, EditionFile
from rodatraden.documents.verification import verify_edition
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.models import AuditRow
from rodatraden.foundation.permissions import PermissionRefused
from tests.documents.board import FIXTURES
from tests.documents.conftest import FILES

Change = Callable[[str, str], None]


def counts() -> dict[str, int]:
    kept = (Edition, EditionFile, AcceptedFinding, AuditRow)
    return {model.__name__: model.objects.count() for model in kept}


def original(facts: DecisionFacts) -> Asked:
    return Asked(kind=EditionKind.ORIGINAL, facts=facts)


def test_second_of_two_decisions_made_at_once_is_refused(
    development_lead: User, plan: Document, facts: DecisionFacts
) -> None:
    late = make(plan, original(facts))
    decide_document(by=development_lead, document=plan, facts=facts)
    before = counts()
    with pytest.raises(AlreadyDecided):
        keep(late, original(facts), by=development_lead, document=plan, allowed=refuse_decided)
    assert counts() == before


def test_change_while_files_are_made_is_refused_and_leaves_nothing(
    development_lead: User, plan: Document, facts: DecisionFacts, reload_plan: Change
) -> None:
    made = make(plan, original(facts))
    reload_plan("budget_2024: -280168", "budget_2024: -290168")
    before = counts()
    with pytest.raises(ChangedMeanwhile):
        keep(made, original(facts), by=development_lead, document=plan, allowed=refuse_decided)
    assert counts() == before
    assert not Scope.objects.filter(is_closed=True).exists()


def test_change_that_the_document_does_not_print_is_refused_too(
    development_lead: User, plan: Document, facts: DecisionFacts, reload_plan: Change
) -> None:
    made = make(plan, original(facts))
    reload_plan("key: on-akt-1, name: Inför", "key: on-akt-1, responsible: Chefen, name: Inför")
    with pytest.raises(ChangedMeanwhile):
        keep(made, original(facts), by=development_lead, document=plan, allowed=refuse_decided)


def test_failure_while_storing_leaves_nothing(development_lead: User, plan: Document, facts: DecisionFacts) -> None:
    made = make(plan, original(facts))
    broken = replace(made, files={**made.files, FileFormat.PDF: None})  # type: ignore[dict-item]
    before = counts()
    with pytest.raises(TypeError):
        keep(broken, original(facts), by=development_lead, document=plan, allowed=refuse_decided)
    assert counts() == before
    assert not Scope.objects.filter(is_closed=True).exists()


@pytest.mark.django_db(transaction=True)
def test_of_decisions_in_several_connections_one_wins(
    development_lead: User, plan: Document, facts: DecisionFacts
) -> None:
    """On PostgreSQL at the same time; the embedded database of a test has one connection."""
    outcomes: list[object] = []

    def decide() -> None:
        try:
            outcomes.append(decide_document(by=development_lead, document=plan, facts=facts).number)
        except AlreadyDecided:
            outcomes.append("refused")

    def in_a_connection_of_its_own() -> None:
        try:
            decide()
        finally:
            connections.close_all()

    if connection.vendor == "postgresql":
        threads = [threading.Thread(target=in_a_connection_of_its_own) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    else:
        for _ in range(3):
            decide()
    assert sorted(map(str, outcomes)) == ["1", "refused", "refused"]
    assert Edition.objects.count() == 1


def test_correction_of_what_was_revised_meanwhile_is_refused(
    development_lead: User, plan: Document, facts: DecisionFacts
) -> None:
    first = decide_document(by=development_lead, document=plan, facts=facts)
    asked = Asked(kind=EditionKind.CORRECTION, facts=facts, reason="Felskrivning")
    late = make(plan, asked)
    again = replace(facts, decided_on=date(2024, 5, 2))
    revise_document(by=development_lead, document=plan, facts=again, reason="Ny ram", valid_from=date(2024, 6, 1))

    def still_first(locked: Document) -> None:
        newest = queries.newest_edition(locked)
        if newest is None or newest.pk != first.pk:
            raise ChangedMeanwhile(locked.title)

    with pytest.raises(ChangedMeanwhile):
        keep(late, asked, by=development_lead, document=plan, allowed=still_first)


@pytest.mark.parametrize(
    ("field", "name"), [("body", "beslutande organ"), ("paragraph", "paragraf"), ("case_number", "diarienummer")]
)
def test_decision_longer_than_its_field_is_refused(
    development_lead: User, plan: Document, facts: DecisionFacts, field: str, name: str
) -> None:
    assert Edition._meta.get_field(field).max_length == LONGEST[name]  # type: ignore[union-attr]
    with pytest.raises(DecisionTooLong, match=name):
        decide_document(by=development_lead, document=plan, facts=replace(facts, **{field: "x" * 201}))


@pytest.mark.parametrize(
    ("field", "value"),
    [("number", 7), ("kind", "revision"), ("reason", "annat"), ("valid_from", date(2020, 1, 1)), ("state", "proposal")],
)
def test_edition_said_to_be_another_is_found(
    development_lead: User, plan: Document, facts: DecisionFacts, field: str, value: object
) -> None:
    edition = decide_document(by=development_lead, document=plan, facts=facts)
    Edition.objects.filter(pk=edition.pk).update(**{field: value})
    edition.refresh_from_db()
    assert verify_edition(edition) == ["Uppgifterna om beslutet är ändrade efteråt."]


@pytest.mark.parametrize(
    ("field", "fault"), [("manifest", "Manifestet går"), ("data", "Dataunderlaget"), ("tree", "Dokumentträdet")]
)
def test_rubbish_where_an_edition_was_is_found(
    development_lead: User, plan: Document, facts: DecisionFacts, field: str, fault: str
) -> None:
    edition = decide_document(by=development_lead, document=plan, facts=facts)
    Edition.objects.filter(pk=edition.pk).update(**{field: b"\xff\x00"})
    edition.refresh_from_db()
    assert [told.startswith(fault) for told in verify_edition(edition)] == [True]


def test_published_edition_still_verifies(development_lead: User, plan: Document, facts: DecisionFacts) -> None:
    decide_document(by=development_lead, document=plan, facts=facts)
    assert verify_edition(publish_document(by=development_lead, document=plan)) == []


ACTIONS: dict[str, Callable[[Any, Document, DecisionFacts], object]] = {
    "accept": lambda by, document, facts: accept_findings(by=by, document=document, findings=[], reason="x"),
    "propose": lambda by, document, facts: propose_document(by=by, document=document),
    "decide": lambda by, document, facts: decide_document(by=by, document=document, facts=facts),
    "correct": lambda by, document, facts: correct_document(by=by, document=document, reason="x"),
    "revise": lambda by, document, facts: revise_document(
        by=by, document=document, facts=facts, reason="x", valid_from=date(2024, 1, 1)
    ),
    "publish": lambda by, document, facts: publish_document(by=by, document=document),
    "open": lambda by, document, facts: open_documents(by=by),
    "bring_in": lambda by, document, facts: bring_in([], by=by),
}


@pytest.mark.parametrize("name", ACTIONS)
def test_every_action_refuses_a_reader_and_anybody(
    name: str, reader: User, plan: Document, facts: DecisionFacts
) -> None:
    before = counts()
    for by in (reader, AnonymousUser()):
        with pytest.raises(PermissionRefused):
            ACTIONS[name](by, plan, facts)
    assert counts() == before


def test_nothing_undecided_is_shown_to_anybody(
    development_lead: User, reader: User, plan: Document, facts: DecisionFacts, reload_plan: Change
) -> None:
    nobody = AnonymousUser()
    decide_document(by=development_lead, document=plan, facts=facts)
    with pytest.raises(DocumentUnknown):
        queries.document_for(plan.key, nobody)
    with pytest.raises(DocumentUnknown):
        queries.shown_to(plan, nobody)
    published = publish_document(by=development_lead, document=plan)
    reload_plan("Små arbetslag planerar", "Mindre arbetslag planerar")
    corrected = correct_document(by=development_lead, document=plan, reason="Felskrivning")
    assert queries.shown_to(queries.document_for(plan.key, nobody), nobody).edition == published
    assert queries.shown_to(plan, reader).edition == corrected
    assert corrected.state == EditionState.DECIDED


def test_same_files_give_the_same_tree_and_data_on_every_database(
    development_lead: User, plan: Document, facts: DecisionFacts
) -> None:
    """What the database gives back is what the files say: no order of its own, no other numbers."""
    material = material_of(plan, data_for(plan))
    files = {name: parse((FIXTURES / name).read_bytes(), name).file for name in FILES}
    assert material.municipality == files["kommun.yaml"].municipality
    assert material.plan == files["plan.yaml"].plan
    first = make(plan, original(facts))
    load([parse((FIXTURES / name).read_bytes(), name) for name in reversed(FILES)], by=development_lead)
    second = make(plan, original(facts))
    assert (first.tree_bytes, first.data, first.files) == (second.tree_bytes, second.data, second.files)
