"""A decision and a publication note the occasion's stages themselves."""

from datetime import date

import pytest
from django.utils import timezone

from rodatraden.apps.cycle.actions import pass_stage, take_back_stage
from rodatraden.apps.cycle.errors import StageDecided
from rodatraden.apps.cycle.models import Occasion, Stage, StagePassed
from rodatraden.core.content.occasions import StageKind
from rodatraden.documents.actions import (
    DecisionFacts,
    accept_findings,
    correct_document,
    decide_document,
    publish_document,
)
from rodatraden.documents.models import Document
from rodatraden.documents.queries import review
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.models import AuditRow

BOARD = "omsorgsnamnden"


def set_stages(document: Document) -> None:
    """Give the document's occasion stages whose names say nothing of what they mean."""
    occasion = Occasion.objects.get(year__year=document.scope.year, key=document.scope.occasion)
    for at, kind in enumerate((StageKind.NOTICE, StageKind.BOARD, StageKind.PUBLICATION)):
        Stage.objects.create(occasion=occasion, key=f"s{at}", name=f"Steg {at}", kind=kind, position=at)


def passed() -> dict[str, tuple[date | None, str]]:
    """What is noted, by stage."""
    return {row.stage: (row.day, row.document) for row in StagePassed.objects.filter(board=BOARD).order_by("stage")}


@pytest.fixture
def report(documents: dict[str, Document], development_lead: User) -> Document:
    """The early report, accepted and with stages."""
    found = documents["interim_early"]
    set_stages(found)
    accept_findings(by=development_lead, document=found, findings=review(found), reason="Provat.")
    return found


@pytest.fixture
def decided(report: Document, development_lead: User, facts: DecisionFacts) -> Document:
    """The report, decided."""
    decide_document(by=development_lead, document=report, facts=facts)
    return report


def test_the_decision_notes_the_boards_stage_with_the_day_of_the_decision(
    decided: Document, facts: DecisionFacts
) -> None:
    assert passed() == {"s1": (facts.decided_on, decided.key)}
    row = AuditRow.objects.get(action="cycle.pass_stage")
    assert row.after == {"day": str(facts.decided_on), "document": decided.key}


def test_the_decision_corrects_a_day_that_was_noted_by_hand(
    report: Document, development_lead: User, facts: DecisionFacts
) -> None:
    place = {"year": report.scope.year or 0, "occasion": report.scope.occasion, "board": BOARD}
    pass_stage(by=development_lead, stage="s1", day=date(2023, 1, 1), **place)  # type: ignore[arg-type]
    decide_document(by=development_lead, document=report, facts=facts)
    assert passed() == {"s1": (facts.decided_on, report.key)}


def test_the_first_publication_notes_the_publication(
    decided: Document, development_lead: User, facts: DecisionFacts
) -> None:
    publish_document(by=development_lead, document=decided)
    today = timezone.localdate()
    assert passed() == {"s1": (facts.decided_on, decided.key), "s2": (today, decided.key)}
    StagePassed.objects.filter(stage="s2").update(day=date(2024, 5, 2))
    correct_document(by=development_lead, document=decided, reason="En siffra var fel.")
    publish_document(by=development_lead, document=decided)
    assert passed()["s2"] == (date(2024, 5, 2), decided.key)


def test_what_the_decision_noted_is_neither_taken_back_nor_moved(decided: Document, development_lead: User) -> None:
    before = passed()
    place = {"year": decided.scope.year or 0, "occasion": decided.scope.occasion, "board": BOARD, "stage": "s1"}
    with pytest.raises(StageDecided, match="Steg 1 är noterat genom dokumentets beslut"):
        take_back_stage(by=development_lead, **place)  # type: ignore[arg-type]
    with pytest.raises(StageDecided):
        pass_stage(by=development_lead, day=date(2023, 1, 1), **place)  # type: ignore[arg-type]
    assert passed() == before


def test_a_plan_is_decided_at_the_occasion_where_the_years_plan_is_made(
    plan: Document, development_lead: User, facts: DecisionFacts
) -> None:
    occasion = Occasion.objects.create(year_id=plan.scope.year, key="planen", name="Planen", kind="plan")
    Stage.objects.create(occasion=occasion, key="mote", name="Mötet", kind=StageKind.BOARD)
    accept_findings(by=development_lead, document=plan, findings=review(plan), reason="Provat.")
    decide_document(by=development_lead, document=plan, facts=facts)
    assert [(row.occasion, row.stage) for row in StagePassed.objects.all()] == [(occasion, "mote")]
