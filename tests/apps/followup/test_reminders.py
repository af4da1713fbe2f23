import re
from collections import Counter
from datetime import date, datetime, time, timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rodatraden.apps.cycle.actions import close_scope, set_reminder_days
from rodatraden.apps.cycle.models import Occasion, Scope
from rodatraden.apps.followup.actions.dialogues import agree_on_assignment, prepare_dialogue
from rodatraden.apps.followup.actions.promises import make_promise
from rodatraden.apps.followup.actions.reminders import Reminded, remind, remind_now
from rodatraden.apps.followup.models import ReminderSent, Task
from rodatraden.apps.followup.queries.reminders import preview, remindings_now
from rodatraden.apps.followup.queries.tasks import tasks_of
from rodatraden.foundation.accounts.actions import system_user
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.outbox.models import OutboxMessage
from rodatraden.foundation.permissions import PermissionRefused
from tests.apps.followup.park import BOARD, OFFICE, PARKS, PLAY

LAST = date(2025, 9, 19)
pytestmark = pytest.mark.slow


def at(day: date, hour: int = 9) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))


def letters() -> list[tuple[str, str]]:
    return [(row.to.name, row.subject) for row in OutboxMessage.objects.select_related("to").order_by("pk")]


def test_the_occasion_of_august_has_its_last_day_and_the_usual_reminders(scope: Scope) -> None:
    row = Occasion.objects.get(key="augusti", year=2025)
    assert (row.deadline, row.reminder_days) == (LAST, [-14, -3, 0, 2])


def test_nobody_is_reminded_on_a_day_without_reminder(scope: Scope) -> None:
    assert remind(by=system_user(), now=at(LAST - timedelta(days=20))) == Reminded()
    assert letters() == []


def test_each_person_gets_one_letter_with_all_that_waits(scope: Scope, people: dict[str, User]) -> None:
    done = remind(by=system_user(), now=at(LAST - timedelta(days=3)))
    assert done == Reminded(people=len(letters()))
    assert {name for name, _ in letters()} >= {"Elin Enhetschef", "Love Lekchef", "Ravi Rapportör", "Tove Trädchef"}
    assert max(Counter(name for name, _ in letters()).values()) == 1
    letter = OutboxMessage.objects.get(to=people["play"])
    assert letter.subject == "Delårsrapport per 31 augusti: sista dagen är fredag 19 september"
    assert re.match(r"Hej Love\n\n\w+ saker väntar på dig\. ", letter.body)
    assert "om tre dagar" in letter.body
    assert "– Enheten för lek och trygghet: aktiviteter (3), kontroller, egna ord" in letter.body
    assert letter.not_before == at(LAST - timedelta(days=3), 7)


def test_a_second_round_the_same_day_and_a_late_one_write_nothing_more(scope: Scope) -> None:
    first = remind(by=system_user(), now=at(LAST))
    again = remind(by=system_user(), now=at(LAST, 15))
    late = remind(by=system_user(), now=at(LAST + timedelta(days=1)))
    assert (again.people, again.already) == (0, first.people)
    assert late.people == 0
    assert len(letters()) == first.people


def test_after_the_day_the_manager_above_learns_what_has_not_come_in(scope: Scope, people: dict[str, User]) -> None:
    remind(by=system_user(), now=at(LAST + timedelta(days=2)))
    assert OutboxMessage.objects.get(to=people["play"]).subject.endswith("sista dagen var fredag 19 september")
    head = OutboxMessage.objects.get(to=people["head"])
    assert "och det här har inte kommit in" in head.body
    assert "Enheten för lek och trygghet: " in head.body
    assert ReminderSent.objects.filter(person=people["head"], kind="above").count() == 1


def test_before_the_day_nobody_above_is_told(scope: Scope) -> None:
    remind(by=system_user(), now=at(LAST))
    assert not ReminderSent.objects.filter(kind="above").exists()


def test_whoever_is_done_is_not_reminded_and_nothing_of_a_decided_report(scope: Scope, people: dict[str, User]) -> None:
    Task.objects.filter(organisation=PLAY).update(done_at=timezone.now())
    remind(by=system_user(), now=at(LAST))
    assert "Love Lekchef" not in {name for name, _ in letters()}
    OutboxMessage.objects.all().delete()
    close_scope(by=people["lead"], scope=scope)
    assert remind_now(by=system_user(), year=2025, occasion="augusti", now=at(LAST)) == Reminded()


def test_everyone_is_reminded_of_just_the_tasks_that_wait_for_them(scope: Scope, people: dict[str, User]) -> None:
    told = {one.person.pk: one.count for one in remindings_now(2025, "augusti", LAST)}
    waiting = {person.pk: len(tasks_of(person)) for person in User.objects.filter(is_system=False).order_by("pk")}
    assert told == {pk: number for pk, number in waiting.items() if number}


def test_a_task_that_was_handed_over_waits_for_the_one_it_was_handed_to(scope: Scope, people: dict[str, User]) -> None:
    Task.objects.filter(organisation=PLAY, about="pn-a1").update(assigned_to=people["parks"])
    told = {one.person.pk: one.lines for one in remindings_now(2025, "augusti", LAST)}
    assert "Enheten för lek och trygghet: aktiviteter" in told[people["parks"].pk]


def test_a_nudge_goes_at_once_and_once_a_day(scope: Scope, people: dict[str, User], system: User) -> None:
    with pytest.raises(PermissionRefused):
        remind_now(by=people["lead"], year=2025, occasion="augusti", now=at(LAST))
    first = remind_now(by=system, year=2025, occasion="augusti", now=at(LAST))
    again = remind_now(by=system, year=2025, occasion="augusti", now=at(LAST, 20))
    assert first.people > 0
    assert again == Reminded(people=0, already=first.people)
    assert remind_now(by=system, year=2025, occasion="augusti", now=at(LAST + timedelta(days=1))).people == first.people


def test_promises_and_assignments_are_in_the_digest(scope: Scope, people: dict[str, User]) -> None:
    make_promise(
        by=people["head"], board=BOARD, organisation=PARKS, year=2025, occasion="augusti",
        text="Hur gick det med ljuset i Lindparken?", said_in="delårsrapporten i mars",
    )  # fmt: skip
    dialogue = prepare_dialogue(by=people["head"], organisation=PARKS, above=OFFICE, day=LAST, year=2025)
    agree_on_assignment(by=people["head"], dialogue=dialogue, text="Gå en kvällsrond", owner=people["parks"], due=LAST)
    remind(by=system_user(), now=at(LAST))
    letter = OutboxMessage.objects.get(to=people["parks"])
    assert letter.subject == "Det här väntar på dig"
    assert "Löfte att svara på: Hur gick det med ljuset i Lindparken?" in letter.body
    assert "– Gå en kvällsrond (Parkdriften)" in letter.body


def test_the_managers_of_both_levels_are_told_of_a_dialogue_the_day_before(
    scope: Scope, people: dict[str, User]
) -> None:
    day = date(2025, 7, 10)
    prepare_dialogue(by=people["head"], organisation=PARKS, above=OFFICE, day=day, year=2025)
    remind(by=system_user(), now=at(day - timedelta(days=1)))
    subject = "Resultatdialog torsdag 10 juli"
    assert sorted(letters()) == [("Elin Enhetschef", subject), ("Frida Förvaltningschef", subject)]


def test_the_preview_says_who_gets_what_when(scope: Scope, people: dict[str, User], system: User) -> None:
    set_reminder_days(by=system, year=2025, key="augusti", days=[-3, 2])
    waiting, found = preview(2025, "augusti", date(2025, 9, 1))
    assert {one.person for one in waiting} == {one.person for one in remindings_now(2025, "augusti", date(2025, 9, 1))}
    assert [reminder.day for reminder, _ in found] == [LAST - timedelta(days=3), LAST + timedelta(days=2)]
    before, after = ({one.person.name for one in who} for _, who in found)
    assert "Frida Förvaltningschef" in after
    assert before <= after
    remind(by=system, now=at(LAST - timedelta(days=3)))
    assert {name for name, _ in letters()} == before


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(runs=st.lists(st.integers(-20, 10), max_size=12), nudges=st.sets(st.integers(-20, 10), max_size=3))
def test_any_sequence_of_runs_gives_each_person_each_digest_at_most_once(
    scope: Scope, runs: list[int], nudges: set[int]
) -> None:
    with transaction.atomic():
        for away in runs:
            now = at(LAST + timedelta(days=away))
            remind(by=system_user(), now=now)
            if away in nudges:
                remind_now(by=system_user(), year=2025, occasion="augusti", now=now)
        sent = list(ReminderSent.objects.order_by("pk").values_list("person", "year", "occasion", "kind", "day"))
        assert len(sent) == len(set(sent))
        keys = list(OutboxMessage.objects.order_by("pk").values_list("key", flat=True))
        assert len(keys) == len(set(keys))
        per_day = Counter((m.to_id, m.not_before.date()) for m in OutboxMessage.objects.order_by("pk"))
        assert max(per_day.values(), default=0) <= 1 + len(nudges)
        assert OutboxMessage.objects.count() <= ReminderSent.objects.count()
        transaction.set_rollback(True)
