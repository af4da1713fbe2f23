"""What has happened since last time, and the annual report's assessments."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.followup.actions import mark_ready, return_part, save_thing, start_occasion
from rodatraden.apps.followup.actions.visits import SAME_VISIT, note_visit
from rodatraden.apps.followup.models import Part, Task, Visit
from rodatraden.apps.followup.queries.happened import happened_since
from rodatraden.apps.followup.queries.things import form_of
from rodatraden.apps.planning.errors import LevelMissing
from rodatraden.apps.planning.models import GoalAssessment
from rodatraden.foundation.accounts.models import User
from tests.apps.followup.park import BOARD, PARKS, PLAY

People = dict[str, User]
Report = Callable[..., bool]


def test_visit_is_noted_once_and_gives_the_one_before(people: People) -> None:
    person = people["play"]
    assert note_visit(by=person) is None
    assert note_visit(by=person) is None
    earlier = timezone.now() - SAME_VISIT - timedelta(days=3)
    Visit.objects.filter(person=person).update(seen_at=earlier)
    assert note_visit(by=person) == earlier
    assert note_visit(by=person) == earlier


def test_what_others_did_with_ones_own_is_told_and_nothing_else(people: People, ready: Part, report: Report) -> None:
    since = timezone.now() - timedelta(hours=1)
    return_part(by=people["head"], part=ready, comment="Hur många?")
    report(people["lead"], PLAY, "activities", "pn-a1", status="klar")
    report(people["parks"], PARKS, "activities", "pn-a4", status="klar")
    found = happened_since(people["play"], since, [PLAY])
    assert [(one.who, one.action, one.section or one.about, one.reason) for one in found] == [
        ("Ulla Utvecklingsledare", "planning.report_status", "pn-a1", ""),
        ("Frida Förvaltningschef", "followup.return_part", "activities", "Hur många?"),
    ]
    assert happened_since(people["play"], timezone.now(), [PLAY]) == []
    assert happened_since(people["outsider"], since, ["barnahuset"]) == []


@pytest.fixture
def annual(people: People) -> Scope:
    """The annual report, started."""
    start_occasion(by=people["lead"], board=BOARD, year=2025, occasion="bokslut")
    return Scope.objects.get(key=f"{BOARD}/2025/bokslut")


def assess(scope: Scope, by: User, **values: str) -> bool:
    thing = form_of(scope, BOARD, only=("goals",)).thing("goals", "pn-n1")
    assert thing is not None
    return save_thing(by=by, scope=scope, organisation=BOARD, section="goals", about="pn-n1", values=values,
                      tokens=thing.tokens)  # fmt: skip


def test_goals_are_assessed_in_the_annual_report(annual: Scope, people: People) -> None:
    asked = Task.objects.filter(scope=annual, kind="goals").order_by("pk").values_list("about", flat=True)
    assert list(asked) == ["pn-n1", "pn-n2", "pn-n3", "pn-n4"]
    assert assess(annual, people["lead"], level="delvis-natt", text="Frånvaron sjunker men är inte i mål.")
    kept = GoalAssessment.objects.get(scope=annual, goal="pn-n1")
    assert (kept.level_id, kept.text) == ("delvis-natt", "Frånvaron sjunker men är inte i mål.")
    remaining = form_of(annual, BOARD, only=("goals",)).remaining["goals"]
    assert not [finding for finding in remaining if finding.place.node.startswith("goals-pn-n1-")]


def test_assessment_without_a_level_is_refused(annual: Scope, people: People) -> None:
    with pytest.raises(LevelMissing):
        assess(annual, people["lead"], text="Det gick bra.")


def test_ready_mark_of_others_is_told_to_the_one_above(scope: Scope, people: People, report: Report) -> None:
    since = timezone.now() - timedelta(hours=1)
    report(people["play"], PLAY, "texts", PLAY, body="Ljust.")
    mark_ready(by=people["play"], scope=scope, organisation=PLAY, sections=("texts",))
    assert [(one.action, one.section) for one in happened_since(people["lead"], since, [PLAY])] == [
        ("followup.mark_ready", "texts")
    ]
