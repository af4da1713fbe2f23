from datetime import date, timedelta

import pytest

from rodatraden.apps.followup.actions.dialogues import (
    agree_on_activity,
    agree_on_assignment,
    call_off_dialogue,
    close_dialogue,
    prepare_dialogue,
    settle_agreed,
    write_dialogue,
)
from rodatraden.apps.followup.actions.promises import make_promise
from rodatraden.apps.followup.dialogue_errors import (
    AgreementEmpty,
    DialogueAhead,
    DialogueHeld,
    DialogueNotBetweenLevels,
    DialogueNotEmpty,
    DialogueUnknown,
    OwnerOutside,
)
from rodatraden.apps.followup.models import Dialogue, Task
from rodatraden.apps.followup.queries.agenda import AgendaSection, agenda_of, board_of
from rodatraden.apps.followup.queries.dialogues import assignments_of, dialogue_values, dialogues_visible_to, unsettled
from rodatraden.apps.planning.models import Activity
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.editing.errors import ChangedSince
from rodatraden.foundation.editing.tokens import token_of
from rodatraden.foundation.permissions import PermissionRefused
from tests.apps.followup.conftest import Report
from tests.apps.followup.park import BOARD, OFFICE, PARKS, PLAY

DAY = date(2025, 9, 22)
pytestmark = pytest.mark.slow


@pytest.fixture
def dialogue(scope: object, people: dict[str, User]) -> Dialogue:
    return prepare_dialogue(
        by=people["head"], organisation=PLAY, above=OFFICE, day=DAY, year=2025, occasion="augusti",
        preparation="Lekplatsen i söder",
    )  # fmt: skip


def lines(sections: tuple[AgendaSection, ...]) -> dict[str, list[str]]:
    return {section.key: [line.text for line in section.lines] for section in sections}


def test_a_dialogue_is_between_an_organisation_and_one_above_it(scope: object, people: dict[str, User]) -> None:
    head = people["head"]
    with pytest.raises(DialogueNotBetweenLevels):
        prepare_dialogue(by=head, organisation=PLAY, above=PARKS, day=DAY, year=2025)
    with pytest.raises(DialogueNotBetweenLevels):
        prepare_dialogue(by=head, organisation=PLAY, above=PLAY, day=DAY, year=2025)
    with pytest.raises(PermissionRefused):
        prepare_dialogue(by=people["parks"], organisation=PLAY, above=OFFICE, day=DAY, year=2025)


def test_the_board_of_a_dialogue_is_the_nearest_above(dialogue: Dialogue) -> None:
    assert board_of(dialogue) == BOARD


def test_the_agenda_fills_itself_with_what_stands_out(
    dialogue: Dialogue, people: dict[str, User], report: Report
) -> None:
    report(people["play"], PLAY, "activities", "pn-a1", status="ej-klart-i-ar", reason="forsenad", comment="Regn.")
    make_promise(
        by=people["head"], board=BOARD, organisation=PLAY, year=2025, occasion="augusti", text="Hur går det i söder?",
        said_in="mars",
    )  # fmt: skip
    found = agenda_of(dialogue, DAY)
    name = Activity.objects.get(key="pn-a1").name
    told = lines(found)
    assert told["red"] == [name]
    assert told["promised"] == ["Hur går det i söder?"]
    assert "Fem uppgifter i rapporteringen har inte kommit in" in told["late"]
    red = next(section for section in found if section.key == "red")
    assert red.lines[0].below == "Ej klart i år. Regn."


def test_the_agenda_of_the_administration_has_what_misses_its_target(scope: object, people: dict[str, User]) -> None:
    made = prepare_dialogue(by=people["lead"], organisation=OFFICE, above=BOARD, day=DAY, year=2025, occasion="augusti")
    found = next(section for section in agenda_of(made, DAY) if section.key == "off_target")
    assert all("målet är" in line.below for line in found.lines)
    assert found.lines


def test_next_time_begins_with_what_was_agreed_and_is_not_done(dialogue: Dialogue, people: dict[str, User]) -> None:
    head = people["head"]
    due = DAY + timedelta(days=30)
    first = agree_on_assignment(by=head, dialogue=dialogue, text="Ring leverantören", owner=people["play"], due=due)
    done = agree_on_assignment(by=head, dialogue=dialogue, text="Skriv planen", owner=head, due=due)
    settle_agreed(by=head, agreed=done, is_done=True)
    close_dialogue(by=head, dialogue=dialogue, today=DAY)
    assert assignments_of(people["play"]) == [first]
    following = prepare_dialogue(
        by=head, organisation=PLAY, above=OFFICE, day=DAY + timedelta(days=60), year=2025, occasion="augusti"
    )
    assert unsettled(following) == [first]
    found = agenda_of(following, DAY + timedelta(days=60))
    assert (found[0].key, found[0].lines[0].text, found[0].lines[0].shape) == ("agreed", "Ring leverantören", "risk")
    settle_agreed(by=people["play"], agreed=first, is_done=True, outcome="De kommer i maj.")
    assert unsettled(following) == []
    with pytest.raises(PermissionRefused):
        settle_agreed(by=people["parks"], agreed=first, is_done=False)


def test_an_agreed_activity_stands_in_the_plan_led_by_the_unit(dialogue: Dialogue, people: dict[str, User]) -> None:
    due = date(2025, 12, 1)
    agreed = agree_on_activity(by=people["lead"], dialogue=dialogue, text="Byt gungorna i söder", goal="pn-n2", due=due)
    activity = Activity.objects.get(key=agreed.activity)
    assert (activity.name, activity.led_by, activity.ends) == ("Byt gungorna i söder", PLAY, due)
    assert [link.goal_id for link in activity.goals.all()] == ["pn-n2"]


def test_what_is_agreed_has_words_and_an_owner_at_the_two_levels(dialogue: Dialogue, people: dict[str, User]) -> None:
    head = people["head"]
    with pytest.raises(AgreementEmpty):
        agree_on_assignment(by=head, dialogue=dialogue, text=" ", owner=head, due=DAY)
    with pytest.raises(OwnerOutside):
        agree_on_assignment(by=head, dialogue=dialogue, text="Gör", owner=people["outsider"], due=DAY)


def test_when_the_meeting_is_over_the_agenda_stays_as_it_was(dialogue: Dialogue, people: dict[str, User]) -> None:
    head = people["head"]
    with pytest.raises(DialogueAhead):
        close_dialogue(by=head, dialogue=dialogue, today=DAY - timedelta(days=1))
    held = close_dialogue(by=head, dialogue=dialogue, today=DAY)
    before = held.agenda
    Task.objects.update(done_at=held.held_at)
    again = close_dialogue(by=head, dialogue=dialogue, today=DAY)
    assert again.agenda == before
    assert [section["key"] for section in before] == ["late"]


def test_notes_are_written_from_what_was_seen_and_with_a_reason_afterwards(
    dialogue: Dialogue, people: dict[str, User]
) -> None:
    head = people["head"]
    token = token_of(dialogue_values(dialogue))
    write_dialogue(by=people["play"], dialogue=dialogue, token=token, notes="Bra samtal.")
    with pytest.raises(ChangedSince):
        write_dialogue(by=head, dialogue=dialogue, token=token, notes="Annat.")
    held = close_dialogue(by=head, dialogue=dialogue, today=DAY)
    token = token_of(dialogue_values(held))
    with pytest.raises(DialogueHeld):
        write_dialogue(by=head, dialogue=held, token=token, notes="Nytt.")
    changed = write_dialogue(by=head, dialogue=held, token=token, notes="Nytt.", reason="Fel namn")
    assert (changed.preparation, changed.notes) == ("Lekplatsen i söder", "Nytt.")


def test_a_meeting_is_called_off_while_nothing_is_agreed(dialogue: Dialogue, people: dict[str, User]) -> None:
    head = people["head"]
    call_off_dialogue(by=head, dialogue=dialogue)
    assert list(dialogues_visible_to(head)) == []
    with pytest.raises(DialogueUnknown):
        close_dialogue(by=head, dialogue=dialogue, today=DAY)
    other = prepare_dialogue(by=head, organisation=PLAY, above=OFFICE, day=DAY, year=2025)
    agree_on_assignment(by=head, dialogue=other, text="Gör", owner=head, due=DAY)
    with pytest.raises(DialogueNotEmpty):
        call_off_dialogue(by=head, dialogue=other)


@pytest.mark.parametrize(
    ("who", "sees"), [("head", True), ("play", True), ("parks", False), ("controller", True), ("outsider", False)]
)
def test_dialogues_are_read_by_those_who_answer_for_the_unit(
    who: str, sees: bool, dialogue: Dialogue, people: dict[str, User]
) -> None:
    assert dialogues_visible_to(people[who]).filter(pk=dialogue.pk).exists() is sees
