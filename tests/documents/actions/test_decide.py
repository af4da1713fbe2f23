"""Deciding freezes: tree, data, template and files, and nothing changes them afterwards."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from rodatraden.core.checks.check import Severity
from rodatraden.documents import queries
from rodatraden.documents.actions import (
    DecisionFacts,
    accept_findings,
    correct_document,
    decide_document,
    propose_document,
    publish_document,
    revise_document,
)
from rodatraden.documents.enums import EditionKind, EditionState, FileFormat
from rodatraden.documents.errors import (
    AlreadyDecided,
    AlreadyPublished,
    DecisionIncomplete,
    FaultsRemain,
    NotDecided,
    ReasonMissing,
)
from rodatraden.documents.models import Document, Edition
from rodatraden.documents.verification import verify_edition
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.models import AuditRow, SealedBatch
from rodatraden.foundation.permissions import PermissionRefused

Change = Callable[[str, str], None]


def files_of(edition: Edition) -> dict[str, bytes]:
    return {file.format: bytes(file.content) for file in edition.files.all()}


def test_decided_document_stays_byte_for_byte_when_its_data_changes(
    development_lead: User, plan: Document, facts: DecisionFacts, reload_plan: Change
) -> None:
    edition = decide_document(by=development_lead, document=plan, facts=facts)
    before = files_of(edition), bytes(edition.tree), bytes(edition.data)
    reload_plan("budget_2024: -280168", "budget_2024: -290168")
    edition.refresh_from_db()
    assert (files_of(edition), bytes(edition.tree), bytes(edition.data)) == before
    assert set(before[0]) == set(FileFormat.values)
    assert verify_edition(edition) == []


def test_changed_source_shows_beside_the_frozen_figure(
    development_lead: User, plan: Document, facts: DecisionFacts, reload_plan: Change
) -> None:
    edition = decide_document(by=development_lead, document=plan, facts=facts)
    assert queries.changed_since(edition) == []
    reload_plan("budget_2024: -280168", "budget_2024: -290168")
    changed = {c.address: (c.frozen.value, c.now.value if c.now else None) for c in queries.changed_since(edition)}
    assert changed["cell:on-resultat/staff/budget_2024"] == (-280168, -290168)
    assert changed["cell:on-resultat/net/budget_2024"] == (-433575, -443575)


def test_decided_document_prints_its_decision(development_lead: User, plan: Document, facts: DecisionFacts) -> None:
    edition = decide_document(by=development_lead, document=plan, facts=facts)
    meta = queries.frozen_tree(edition).meta
    assert meta.decision == facts.in_document()
    assert (meta.edition, meta.edition_label) == ("decided", "Beslutad")


def test_deciding_twice_is_refused(development_lead: User, plan: Document, facts: DecisionFacts) -> None:
    decide_document(by=development_lead, document=plan, facts=facts)
    with pytest.raises(AlreadyDecided):
        decide_document(by=development_lead, document=plan, facts=facts)
    assert plan.editions.count() == 1


@pytest.mark.parametrize("lacking", ["body", "paragraph", "case_number"])
def test_decision_without_a_fact_is_refused_and_leaves_nothing(
    development_lead: User, plan: Document, facts: DecisionFacts, lacking: str
) -> None:
    with pytest.raises(DecisionIncomplete):
        decide_document(by=development_lead, document=plan, facts=replace(facts, **{lacking: " "}))
    assert Edition.objects.count() == 0


def test_reader_may_not_decide(reader: User, plan: Document, facts: DecisionFacts) -> None:
    with pytest.raises(PermissionRefused):
        decide_document(by=reader, document=plan, facts=facts)


def test_fault_stops_the_decision_until_it_is_accepted(
    development_lead: User, plan: Document, facts: DecisionFacts, reload_plan: Change
) -> None:
    reload_plan(
        "survey: {respondents: 24, asked: 62}",
        "survey: {respondents: 24, asked: 62, stated_margin: 16, stated_low: 75, stated_high: 97}",
    )
    faults = [f for f in queries.review(plan) if f.severity is Severity.FAULT]
    assert len(faults) == 1
    with pytest.raises(FaultsRemain):
        decide_document(by=development_lead, document=plan, facts=facts)
    with pytest.raises(ReasonMissing):
        accept_findings(by=development_lead, document=plan, findings=faults, reason=" ")
    assert accept_findings(by=development_lead, document=plan, findings=faults, reason="Står så i källan") == 1
    assert decide_document(by=development_lead, document=plan, facts=facts).number == 1


def test_proposal_freezes_and_leaves_the_document_open(
    development_lead: User, plan: Document, facts: DecisionFacts
) -> None:
    proposal = propose_document(by=development_lead, document=plan)
    assert (proposal.state, queries.frozen_tree(proposal).meta.edition_label) == (EditionState.PROPOSAL, "Förslag")
    decided = decide_document(by=development_lead, document=plan, facts=facts)
    assert (proposal.number, decided.number) == (1, 2)


def test_correction_keeps_the_decision_and_says_what_was_mended(
    development_lead: User, plan: Document, facts: DecisionFacts, reload_plan: Change
) -> None:
    first = decide_document(by=development_lead, document=plan, facts=facts)
    reload_plan("Små arbetslag planerar", "Mindre arbetslag planerar")
    second = correct_document(by=development_lead, document=plan, reason="Felskrivning i arbetet")
    assert (second.kind, second.paragraph, second.reason) == (
        EditionKind.CORRECTION,
        first.paragraph,
        "Felskrivning i arbetet",
    )
    assert verify_edition(first) == verify_edition(second) == []


def test_revision_is_a_new_decision_from_a_date(development_lead: User, plan: Document, facts: DecisionFacts) -> None:
    decide_document(by=development_lead, document=plan, facts=facts)
    again = replace(facts, decided_on=date(2024, 5, 2), paragraph="§ 40")
    edition = revise_document(
        by=development_lead, document=plan, facts=again, reason="Ändrad ram", valid_from=date(2024, 6, 1)
    )
    assert (edition.kind, edition.paragraph, edition.valid_from) == (EditionKind.REVISION, "§ 40", date(2024, 6, 1))


def test_correction_of_an_undecided_document_is_refused(development_lead: User, plan: Document) -> None:
    with pytest.raises(NotDecided):
        correct_document(by=development_lead, document=plan, reason="Stavfel")


def test_publication_opens_the_document_to_everybody(
    development_lead: User, plan: Document, facts: DecisionFacts
) -> None:
    nobody = AnonymousUser()
    decide_document(by=development_lead, document=plan, facts=facts)
    assert list(queries.documents_visible_to(nobody)) == []
    edition = publish_document(by=development_lead, document=plan)
    assert list(queries.documents_visible_to(nobody)) == [plan]
    assert edition.published_at is not None
    with pytest.raises(AlreadyPublished):
        publish_document(by=development_lead, document=plan)


def test_publishing_what_is_not_decided_is_refused(development_lead: User, plan: Document) -> None:
    with pytest.raises(NotDecided):
        publish_document(by=development_lead, document=plan)


def test_decision_is_written_in_the_audit_log(development_lead: User, plan: Document, facts: DecisionFacts) -> None:
    edition = decide_document(by=development_lead, document=plan, facts=facts)
    row = AuditRow.objects.get(action="documents.decide")
    assert (row.actor, row.object_key, row.after) == (
        development_lead,
        plan.key,
        {"edition": 1, "kind": "original", "fingerprint": edition.fingerprint},
    )


@pytest.mark.parametrize(
    ("field", "value", "fault"),
    [
        ("tree", b"{}", "Dokumentträdet är ändrat sedan beslutet."),
        ("data", b"{}", "Dataunderlaget är ändrat sedan beslutet."),
        ("paragraph", "§ 1", "Uppgifterna om beslutet är ändrade efteråt."),
        ("fingerprint", "0" * 64, "Manifestet stämmer inte med fingeravtrycket."),
    ],
)
def test_tampering_behind_the_application_is_found(
    development_lead: User, plan: Document, facts: DecisionFacts, field: str, value: object, fault: str
) -> None:
    edition = decide_document(by=development_lead, document=plan, facts=facts)
    Edition.objects.filter(pk=edition.pk).update(**{field: value})
    edition.refresh_from_db()
    assert verify_edition(edition) == [fault]


def test_tampered_and_missing_files_are_found(development_lead: User, plan: Document, facts: DecisionFacts) -> None:
    edition = decide_document(by=development_lead, document=plan, facts=facts)
    edition.files.filter(format=FileFormat.PDF).update(content=b"%PDF-1.7")
    edition.files.filter(format=FileFormat.WORD).delete()
    assert sorted(verify_edition(edition)) == [
        f"Filen {plan.key}.docx saknas.",
        f"Filen {plan.key}.pdf är ändrad sedan beslutet.",
    ]


def test_a_decided_document_prints_where_the_log_of_changes_ended(
    plan: Document, development_lead: User, facts: DecisionFacts
) -> None:
    accept_findings(by=development_lead, document=plan, findings=queries.review(plan), reason="Provat.")
    edition = decide_document(by=development_lead, document=plan, facts=facts)
    batch = SealedBatch.objects.get()
    printed = queries.frozen_tree(edition).meta.log_head
    assert printed == f"omgång {batch.number}, {batch.hash[:16]}"
    page = edition.files.get(format="html")
    assert printed in bytes(page.content).decode()
