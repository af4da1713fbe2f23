"""A message is written with the change that causes it, once for each key."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.outbox.actions import Message, OutsideTransaction, put, put_all
from rodatraden.foundation.outbox.keys import message_key
from rodatraden.foundation.outbox.models import OutboxMessage
from tests.foundation.outbox.conftest import Put


def test_message_waits_from_the_day_it_may_go(write: Put) -> None:
    tomorrow = timezone.now() + timedelta(days=1)
    row = write(not_before=tomorrow)
    assert (row.not_before, row.next_try_at, row.sent_at, row.attempts) == (tomorrow, tomorrow, None, 0)


def test_second_message_with_a_key_does_nothing(write: Put) -> None:
    first = write(subject="Först")
    again = write(subject="Sedan")
    assert (again.pk, again.subject) == (first.pk, "Först")


def test_message_goes_with_its_change_when_that_is_undone(reader: User) -> None:
    with transaction.atomic():
        put(key="a", kind="reminder", to=reader, subject="Ämne", body="Text")
        transaction.set_rollback(True)
    assert not OutboxMessage.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_message_outside_a_transaction_is_refused() -> None:
    with pytest.raises(OutsideTransaction):
        put(key="a", kind="reminder", to=User(pk=1), subject="Ämne", body="Text")


@pytest.mark.parametrize(
    "wrong",
    [{"key": ""}, {"key": "k" * 301}, {"subject": ""}, {"subject": "Två\nrader"}, {"subject": "ä" * 201}, {"kind": ""}],
)
def test_message_that_the_database_might_pass_over_is_refused(write: Put, wrong: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"A (key|subject|message)"):
        write(**wrong)


def test_many_messages_cost_few_queries(reader: User, django_assert_max_num_queries: Any) -> None:
    messages = [Message(key=f"k{n}", kind="reminder", to=reader, subject="Ämne", body="Text") for n in range(300)]
    with django_assert_max_num_queries(4):
        put_all(messages)
        put_all([])
    assert OutboxMessage.objects.count() == 300


def test_key_tells_who_what_and_when() -> None:
    key = message_key(person=7, occasion="delar-2", kind="before", day=date(2025, 8, 25))
    assert key == "before:delar-2:2025-08-25:7"
