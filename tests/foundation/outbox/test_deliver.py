"""Delivery against a real e-mail server on this machine."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.outbox.actions import LEASE, Delivery, deliver, wait
from rodatraden.foundation.outbox.letters import letter
from rodatraden.foundation.outbox.smtp import message_id
from tests.foundation.outbox.conftest import Put
from tests.foundation.outbox.post_office import Office, open_office

MINUTE = timedelta(minutes=1)


def test_accepted_message_is_sent_once(office: Office, write: Put, reader: User) -> None:
    row = write()
    assert deliver() == Delivery(accepted=1)
    assert deliver() == Delivery()
    row.refresh_from_db()
    assert (row.sent_to, row.attempts, row.last_error) == (reader.email, 1, "")
    assert row.sent_at is not None
    assert office.recipients == [reader.email]


def test_message_arrives_as_it_was_written(office: Office, write: Put, reader: User, settings: Any) -> None:
    settings.DEFAULT_FROM_EMAIL = "Röda tråden <rt@kommun.example>"
    settings.PUBLIC_ADDRESS = "https://rt.kommun.example"
    text = letter(
        name=reader.name,
        lead="Två saker väntar på dig till delårsrapport 2.",
        sections=[("Senast på fredag 29 augusti", ["Status för Öppna förskolan", "Prognos för Bytorps äldreboende"])],
        path="/min-sida/",
        link="Öppna din sida",
    )
    write(subject="Två saker väntar på dig, Åsa", body=text)
    deliver()
    message = office.accepted[0]
    assert message["Subject"] == "Två saker väntar på dig, Åsa"
    assert message["From"] == "Röda tråden <rt@kommun.example>"
    assert message["To"] == f"{reader.name} <{reader.email}>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Message-ID"] == message_id("paminnelse:1")
    assert message["Message-ID"].endswith("@rt.kommun.example>")
    assert message.get_content_type() == "text/plain"
    assert message.get_content().replace("\r\n", "\n") == text
    assert text == (
        "Hej Lena\n\nTvå saker väntar på dig till delårsrapport 2.\n\n"
        "Senast på fredag 29 augusti\n– Status för Öppna förskolan\n– Prognos för Bytorps äldreboende\n\n"
        "Öppna din sida:\nhttps://rt.kommun.example/min-sida/\n\n"
        "Meddelandet kommer från Röda tråden. Det går inte att svara på det.\n"
    )


def test_message_goes_to_the_address_of_today(office: Office, write: Put, reader: User) -> None:
    write()
    reader.email = "ny@kommun.example"
    reader.save()
    deliver()
    assert office.recipients == ["ny@kommun.example"]


def test_message_does_not_go_before_its_day(office: Office, write: Put) -> None:
    tomorrow = timezone.now() + timedelta(days=1)
    write(not_before=tomorrow)
    assert deliver() == Delivery()
    assert deliver(now=tomorrow) == Delivery(accepted=1)


def test_message_refused_for_now_is_sent_later(office: Office, write: Put, reader: User) -> None:
    office.at_recipient = ["450 4.2.1 Mailbox busy"]
    now, row = timezone.now(), write()
    now = row.next_try_at
    told = f"E-postservern tar inte emot post till {reader.email} (450 4.2.1 Mailbox busy)."
    assert deliver(now=now) == Delivery(refused=1, error=told)
    row.refresh_from_db()
    assert (row.sent_at, row.last_error, row.next_try_at) == (None, told, now + MINUTE)
    assert deliver(now=now + MINUTE - timedelta(seconds=1)) == Delivery()
    assert deliver(now=now + MINUTE) == Delivery(accepted=1)


def test_message_refused_for_good_waits_for_a_mend(office: Office, write: Put, reader: User) -> None:
    office.at_recipient = ["550 5.1.1 No such user"]
    row = write()
    now = row.next_try_at
    deliver(now=now)
    row.refresh_from_db()
    assert row.last_error == f"E-postservern tar inte emot post till {reader.email} (550 5.1.1 No such user)."
    assert (row.sent_at, row.given_up_at, row.next_try_at) == (None, None, now + 60 * MINUTE)
    reader.email = "ratt@kommun.example"
    reader.save()
    assert deliver(now=now + 60 * MINUTE) == Delivery(accepted=1)
    assert office.recipients == ["ratt@kommun.example"]


def test_refused_content_is_told_and_tried_again(office: Office, write: Put) -> None:
    office.at_data = ["554 5.6.0 Too odd"]
    row = write()
    deliver()
    row.refresh_from_db()
    assert row.last_error == "E-postservern tog inte emot meddelandet (554 5.6.0 Too odd)."
    assert deliver(now=row.next_try_at) == Delivery(accepted=1)


def test_one_refused_message_does_not_stop_the_others(office: Office, write: Put) -> None:
    office.at_recipient = ["550 No such user"]
    write("a")
    write("b")
    done = deliver()
    assert (done.accepted, done.refused) == (1, 1)


def test_server_that_is_down_gets_everything_when_it_is_up(closed_port: int, write: Put) -> None:
    first, second = write("a"), write("b")
    now = second.next_try_at
    done = deliver(now=now)
    assert (done.accepted, done.refused) == (0, 1)  # The second is not tried against a server that is not there.
    first.refresh_from_db()
    assert first.last_error == f"E-postservern 127.0.0.1:{closed_port} går inte att nå (Connection refused)."
    with open_office(closed_port) as (office, _):
        assert deliver(now=now + MINUTE) == Delivery(accepted=2)
        assert set(office.ids.values()) == {1}


def test_waits_grow_up_to_a_limit() -> None:
    assert [wait(n, lasting=False) / MINUTE for n in (1, 2, 3, 6, 7, 50)] == [1, 2, 4, 32, 60, 60]
    assert [wait(n, lasting=True) / MINUTE / 60 for n in (1, 2, 5, 6, 50)] == [1, 2, 16, 24, 24]


def test_without_a_server_messages_are_kept(settings: Any, write: Put) -> None:
    settings.EMAIL_HOST = ""
    row = write()
    assert deliver() == Delivery()
    row.refresh_from_db()
    assert (row.attempts, row.sent_at) == (0, None)


def test_closed_account_gets_nothing(office: Office, write: Put, reader: User) -> None:
    row = write()
    reader.is_active = False
    reader.save()
    assert deliver() == Delivery(given_up=1)
    row.refresh_from_db()
    assert row.last_error == "Kontot är stängt, så meddelandet skickas inte."
    assert (row.sent_at, office.accepted) == (None, [])


def test_name_that_is_no_header_does_not_stop_the_round(office: Office, write: Put, reader: User) -> None:
    row = write()
    User.objects.filter(pk=reader.pk).update(name="Lena\nBcc: alla@kommun.example")
    deliver()
    row.refresh_from_db()
    assert row.last_error.startswith("Meddelandet går inte att skriva")
    assert office.accepted == []


def test_delivery_stops_when_asked(office: Office, write: Put) -> None:
    write("a")
    write("b")
    assert deliver(stopping=lambda: len(office.accepted) == 1) == Delivery(accepted=1)


def test_claimed_message_is_left_alone_until_the_lease_is_out(office: Office, write: Put) -> None:
    row = write()
    row.next_try_at += LEASE  # As another worker leaves it, that took it and died.
    row.save()
    start = row.next_try_at - LEASE
    assert deliver(now=start + LEASE - timedelta(seconds=1)) == Delivery()
    assert deliver(now=start + LEASE) == Delivery(accepted=1)


@pytest.mark.django_db
def test_idle_round_writes_nothing(office: Office) -> None:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        deliver()
    assert [query["sql"].split()[0] for query in asked] == ["SELECT"]
