from dataclasses import replace
from datetime import date

import pytest

from rodatraden.apps.cycle.actions import close_year, edit_occasion, open_year, set_instructions
from rodatraden.apps.cycle.actions.text_instructions import LONGEST, token_of_instructions
from rodatraden.apps.cycle.errors import OccasionUnknown, TextInstructionTooLong, YearClosed
from rodatraden.apps.cycle.models import PlanningYear
from rodatraden.apps.cycle.queries.years import planning_year
from rodatraden.core.content.occasions import SlotInstruction
from rodatraden.core.content.organisation import Occasion, OccasionKind
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.models import AuditRow
from rodatraden.foundation.editing.errors import ChangedSince
from rodatraden.foundation.permissions import PermissionRefused

JULY = Occasion(key="juli", name="Juli", kind=OccasionKind.MONTHLY, as_of=date(2026, 7, 31))
SHORT = SlotInstruction(slot="overview", text="Skriv högst en halv sida.")
INSTEAD = SlotInstruction(slot="units", text="Nämn sommaren.", replaces=True)
NONE = token_of_instructions(())


@pytest.fixture
def year(central_office: User) -> PlanningYear:
    return open_year(by=central_office, year=2026, steering_model="modell", occasions=[JULY])


def told() -> tuple[SlotInstruction, ...]:
    planned = planning_year(2026)
    return planned.occasions[0].instructions if planned else ()


def test_an_occasion_says_what_it_is_given_in_order(central_office: User, year: PlanningYear) -> None:
    set_instructions(by=central_office, year=2026, key="juli", instructions=[SHORT, INSTEAD], token=NONE)
    assert told() == (SHORT, INSTEAD)
    row = AuditRow.objects.get(action="cycle.set_instructions")
    assert (row.object_key, row.after) == (
        "2026 juli",
        {"overview": "Skriv högst en halv sida.", "units": "I stället: Nämn sommaren."},
    )


def test_words_that_are_emptied_are_gone_and_spaces_around_them(central_office: User, year: PlanningYear) -> None:
    spaced = replace(SHORT, text="  Kort.\n")
    set_instructions(
        by=central_office, year=2026, key="juli", instructions=[spaced, replace(INSTEAD, text=" ")], token=NONE
    )
    assert told() == (replace(SHORT, text="Kort."),)


def test_the_same_words_again_leave_no_row_in_the_log(central_office: User, year: PlanningYear) -> None:
    for token in (NONE, token_of_instructions((SHORT,))):
        set_instructions(by=central_office, year=2026, key="juli", instructions=[SHORT], token=token)
    assert AuditRow.objects.filter(action="cycle.set_instructions").count() == 1


def test_an_occasion_that_gets_other_days_keeps_its_words(central_office: User, year: PlanningYear) -> None:
    set_instructions(by=central_office, year=2026, key="juli", instructions=[SHORT], token=NONE)
    edit_occasion(by=central_office, year=2026, key="juli", occasion=replace(JULY, name="Juli och semester"))
    assert told() == (SHORT,)


def test_words_on_top_of_somebody_elses_are_refused(central_office: User, year: PlanningYear) -> None:
    set_instructions(by=central_office, year=2026, key="juli", instructions=[SHORT], token=NONE)
    with pytest.raises(ChangedSince):
        set_instructions(by=central_office, year=2026, key="juli", instructions=[INSTEAD], token=NONE)
    assert told() == (SHORT,)


def test_words_of_an_unknown_occasion_a_closed_year_or_too_many_are_refused(
    central_office: User, year: PlanningYear
) -> None:
    with pytest.raises(OccasionUnknown):
        set_instructions(by=central_office, year=2026, key="juni", instructions=[SHORT], token=NONE)
    long = replace(SHORT, text="o" * (LONGEST + 1))
    with pytest.raises(TextInstructionTooLong):
        set_instructions(by=central_office, year=2026, key="juli", instructions=[long], token=NONE)
    close_year(by=central_office, year=2026)
    with pytest.raises(YearClosed):
        set_instructions(by=central_office, year=2026, key="juli", instructions=[SHORT], token=NONE)


def test_a_reader_gives_no_instructions(central_office: User, reader: User, year: PlanningYear) -> None:
    with pytest.raises(PermissionRefused):
        set_instructions(by=reader, year=2026, key="juli", instructions=[SHORT], token=NONE)
