"""Carry a year's plans to the next, see them there, and undo it."""

from collections.abc import Callable

import pytest

from rodatraden.apps.cycle.actions import mark_changed
from rodatraden.apps.cycle.models import Occasion, PlanningYear, Scope
from rodatraden.apps.planning.models import Goal
from rodatraden.connectors.planfile.read import read_municipality, read_plan
from rodatraden.core.content.file import PlanContent
from rodatraden.documents.actions import propose_document
from rodatraden.documents.actions.roll_over import archived_files, roll_over, undo_roll_over, written_since
from rodatraden.documents.errors import (
    AlreadyRolledOver,
    NextYearDecided,
    NothingToRollOver,
    NotRolledOver,
    WouldBeLost,
    YearUnknown,
)
from rodatraden.documents.models import Document, RollOver
from rodatraden.documents.next_year import prepare
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.models import AuditRow
from rodatraden.foundation.permissions import PermissionRefused

BOARD, YEAR = "omsorgsnamnden", 2024
pytestmark = pytest.mark.usefixtures("documents")


def next_plan() -> PlanContent:
    file = read_plan(BOARD, YEAR + 1)
    assert file is not None
    assert file.plan is not None
    return file.plan


def next_scope() -> Scope:
    return Scope.objects.get(board__key=BOARD, year=YEAR + 1, occasion="")


def test_preparing_writes_nothing(development_lead: User) -> None:
    before = AuditRow.objects.count()
    prepared = prepare(YEAR)
    assert [plan.organisation for plan in prepared.plans] == [BOARD]
    assert prepared.new_year is not None
    assert AuditRow.objects.count() == before
    assert not PlanningYear.objects.filter(year=YEAR + 1).exists()


def test_the_next_year_starts_with_what_was_shown(development_lead: User) -> None:
    shown = prepare(YEAR).plans[0].carried.plan
    old = read_plan(BOARD, YEAR)
    roll_over(by=development_lead, year=YEAR)
    assert next_plan() == shown
    assert read_plan(BOARD, YEAR) == old
    occasions = Occasion.objects.filter(year=YEAR + 1, ended_at__isnull=True).order_by("position")
    assert [str(one.as_of) for one in occasions] == ["2025-03-31", "2025-12-31"]
    assert Document.objects.get(scope=next_scope()).kind == "plan"


def test_a_year_is_carried_over_once(development_lead: User) -> None:
    roll_over(by=development_lead, year=YEAR)
    with pytest.raises(AlreadyRolledOver, match="redan överförda till 2025"):
        roll_over(by=development_lead, year=YEAR)


def test_undoing_takes_the_new_year_away_as_if_it_had_never_been(development_lead: User) -> None:
    before = (read_municipality(), read_plan(BOARD, YEAR), Document.objects.count())
    roll_over(by=development_lead, year=YEAR)
    undo_roll_over(by=development_lead, year=YEAR)
    assert (read_municipality(), read_plan(BOARD, YEAR), Document.objects.count()) == before
    assert next_plan() == PlanContent()
    assert not Goal.objects.filter(scope=next_scope(), ended_at__isnull=True).exists()


def test_what_was_undone_can_be_done_again_with_the_same_keys(development_lead: User) -> None:
    roll_over(by=development_lead, year=YEAR)
    first = next_plan()
    undo_roll_over(by=development_lead, year=YEAR)
    roll_over(by=development_lead, year=YEAR)
    assert next_plan() == first
    assert RollOver.objects.filter(year=YEAR).count() == 2


def test_what_somebody_wrote_is_listed_and_archived_before_it_goes(development_lead: User) -> None:
    made = roll_over(by=development_lead, year=YEAR)
    assert written_since(made) == ()
    mark_changed(by=development_lead, scope=next_scope())
    with pytest.raises(WouldBeLost, match="omsorgsnamnden 2025"):
        undo_roll_over(by=development_lead, year=YEAR)
    assert next_plan().goals
    undone = undo_roll_over(by=development_lead, year=YEAR, lose=True)
    assert archived_files(undone) == ("omsorgsnamnden-2025.yaml",)
    assert next_plan() == PlanContent()


def test_a_plan_that_is_put_forward_stops_the_undoing(development_lead: User) -> None:
    roll_over(by=development_lead, year=YEAR)
    propose_document(by=development_lead, document=Document.objects.get(scope=next_scope()))
    with pytest.raises(NextYearDecided, match="redan lagd fram"):
        undo_roll_over(by=development_lead, year=YEAR, lose=True)


def test_a_year_that_does_not_exist_or_has_nothing_is_refused(development_lead: User) -> None:
    with pytest.raises(YearUnknown, match="1999"):
        roll_over(by=development_lead, year=1999)
    with pytest.raises(NotRolledOver):
        undo_roll_over(by=development_lead, year=YEAR)
    roll_over(by=development_lead, year=YEAR)
    with pytest.raises(NothingToRollOver):
        prepare(YEAR)


def test_only_those_who_lead_the_year_carry_it_over(
    reader: User, administrator: User, person_with: Callable[..., User]
) -> None:
    for person in (reader, administrator):
        with pytest.raises(PermissionRefused, match="föra över planer"):
            roll_over(by=person, year=YEAR)
