"""What is done with messages that are old."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.models import AuditRow
from rodatraden.foundation.outbox.actions import deliver, forget_texts, give_up, put
from rodatraden.foundation.outbox.models import OutboxMessage
from rodatraden.foundation.permissions import PermissionRefused
from tests.foundation.outbox.conftest import Put
from tests.foundation.outbox.post_office import Office

DAY = timedelta(days=1)


def test_texts_are_forgotten_after_90_days_and_keys_are_kept(office: Office, write: Put) -> None:
    sent = write("sent")
    deliver()
    waiting = write("waiting")
    done = timezone.now()
    assert (forget_texts(now=done + 89 * DAY), forget_texts(now=done + 91 * DAY)) == (0, 1)
    sent.refresh_from_db()
    waiting.refresh_from_db()
    assert (sent.body, waiting.body) == ("", "Hej")
    assert write("sent").pk == sent.pk
    assert deliver(now=done + 91 * DAY).accepted == 1


def test_old_messages_are_struck_out_and_kept(office: Office, write: Put, system: User) -> None:
    old, new = write("old"), write("new")
    OutboxMessage.objects.filter(pk=old.pk).update(created_at=timezone.now() - 3 * DAY)
    told = StringIO()
    day = (timezone.localtime() - DAY).date()
    call_command("outbox", give_up_before=day.isoformat(), stdout=told)
    assert told.getvalue().startswith("1 meddelanden är strukna.")
    assert told.getvalue().endswith("1 meddelanden väntar.\n")
    assert AuditRow.objects.filter(action="outbox.give_up", object_key=day.isoformat()).count() == 1
    assert deliver().accepted == 1
    new.refresh_from_db()
    assert new.sent_at is not None


def test_nobody_else_strikes_out(reader: User, administrator: User) -> None:
    for person in (reader, administrator):
        with pytest.raises(PermissionRefused, match="stryka meddelanden ur utkorgen"):
            give_up(by=person, before=timezone.localdate())


def test_outbox_tells_what_waits_and_why(write: Put, reader: User, settings: Any) -> None:
    settings.EMAIL_HOST = ""
    row = write()
    OutboxMessage.objects.filter(pk=row.pk).update(attempts=2, last_error="Servern sov.")
    told = StringIO()
    call_command("outbox", stdout=told)
    assert "Ingen e-postserver är angiven" in told.getvalue()
    assert f"{reader.email}  Två saker väntar på dig  [2 försök] Servern sov." in told.getvalue()


def test_wrong_day_is_told(db: None) -> None:
    with pytest.raises(CommandError, match="”i går” är ingen dag"):
        call_command("outbox", give_up_before="i går")


def test_texts_of_messages_to_closed_accounts_are_forgotten(office: Office, write: Put, reader: User) -> None:
    row = write()
    reader.is_active = False
    reader.save()
    deliver()
    assert forget_texts(now=timezone.now() + 91 * DAY) == 1
    row.refresh_from_db()
    assert row.body == ""


def test_system_gets_no_mail(office: Office, system: User) -> None:
    put(key="k", kind="reminder", to=system, subject="Ämne", body="Text")
    assert deliver().given_up == 1
