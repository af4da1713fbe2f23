"""At the decision every unit's part is frozen, opened or not."""

from datetime import date

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.followup.enums import PartState
from rodatraden.apps.followup.models import Part
from rodatraden.apps.followup.queries.tasks import tasks_of
from rodatraden.documents.actions import DecisionFacts, accept_findings, decide_document
from rodatraden.documents.models import Document
from rodatraden.documents.queries import frozen_tree, review
from rodatraden.foundation.accounts.models import User
from tests.apps.followup.park import BOARD


def test_decision_freezes_all_parts_at_once(people: dict[str, User], scope: Scope) -> None:
    document, lead = Document.objects.get(scope=scope), people["lead"]
    accept_findings(by=lead, document=document, findings=review(document), reason="Provat.")
    facts = DecisionFacts(body="Parknämnden", decided_on=date(2025, 9, 25), paragraph="§ 63", case_number="X 2025/3")
    edition = decide_document(by=lead, document=document, facts=facts)
    assert not Part.objects.filter(scope=scope, frozen_at__isnull=True).exists()
    assert set(Part.objects.filter(scope=scope).order_by("pk").values_list("state", flat=True)) == {
        PartState.NOT_STARTED
    }
    assert tasks_of(people["play"]) == []
    assert str(frozen_tree(edition)).count("Enheten har inte rapporterat.") == 3
    assert Scope.objects.get(key=f"{BOARD}/2025/augusti").is_closed
