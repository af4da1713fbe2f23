"""The occasion of the demo that is under way."""

import pytest

from rodatraden.apps.cycle.models import PlanningYear
from rodatraden.apps.followup.enums import PartState
from rodatraden.apps.followup.models import Part, Task
from rodatraden.config.demo import FOLDER
from rodatraden.config.demo_accounts import create_demo_accounts
from rodatraden.config.demo_work import start_work
from rodatraden.connectors.planfile.load import load
from rodatraden.connectors.planfile.parse import parse
from rodatraden.core.content.organisation import YearState
from rodatraden.documents.models import Document
from rodatraden.documents.queries import review, tree_now
from rodatraden.foundation.accounts.models import User

pytestmark = pytest.mark.slow


@pytest.fixture
def work(system: User) -> None:
    """The municipality of the demo with its people, and the work begun."""
    people = create_demo_accounts(by=system)
    load([parse((FOLDER / "kommun.yaml").read_bytes(), "kommun.yaml")], by=system)
    start_work(people=people, say=lambda _line: None)


def states(unit: str) -> dict[str, str]:
    return dict(Part.objects.filter(organisation=unit).order_by("pk").values_list("section", "state"))


def test_units_of_the_demo_have_come_differently_far(work: None) -> None:
    assert set(states("tradenheten").values()) == {PartState.READY}
    assert states("lek-och-trygghet")["activities"] == PartState.RETURNED
    assert set(states("parkdriften").values()) == {PartState.NOT_STARTED}
    assert not Part.objects.filter(organisation="parkdriften", opened_at__isnull=False).exists()
    assert Task.objects.filter(organisation="parkdriften", done_at__isnull=True).count() == 5


def test_document_of_the_open_occasion_can_be_read_and_reviewed(work: None) -> None:
    document = Document.objects.get(scope__year=2026, scope__occasion="augusti")
    assert "Enheten har inte rapporterat." in str(tree_now(document))
    assert isinstance(review(document), tuple)


def test_year_of_the_open_occasion_is_in_force(work: None) -> None:
    assert PlanningYear.objects.get(year=2026).state == YearState.ORDINARY
