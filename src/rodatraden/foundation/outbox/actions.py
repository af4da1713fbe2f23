"""Put messages in the outbox, hand them to the e-mail server, strike them out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from rodatraden.foundation.audit.actions import record
from rodatraden.foundation.outbox.keys import LONGEST
from rodatraden.foundation.outbox.models import OutboxMessage
from rodatraden.foundation.outbox.queries import due, has_server, waiting
from rodatraden.foundation.outbox.rules import GIVE_UP_MESSAGES
from rodatraden.foundation.outbox.smtp import NotAccepted, Server
from rodatraden.foundation.permissions import require

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

# Longer than the longest conversation with a server: while it lasts nobody else sends the message.
LEASE = timedelta(minutes=5)
KEPT_DAYS = 90
_FIRST_WAIT, _LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=1)
_FIRST_LASTING, _LONGEST_LASTING = timedelta(hours=1), timedelta(hours=24)
_INTERRUPTED = "Sändningen avbröts innan e-postservern hade svarat."
_CLOSED = "Kontot är stängt, så meddelandet skickas inte."


class OutsideTransaction(RuntimeError):
    """A message was to be put in the outbox outside the transaction of its change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message to be put in the outbox; see `put`."""

    key: str
    kind: str
    to: AbstractBaseUser
    subject: str
    body: str
    not_before: datetime | None = None


def put(
    *, key: str, kind: str, to: AbstractBaseUser, subject: str, body: str, not_before: datetime | None = None
) -> None:
    """Put a message in the outbox, in the transaction of the change that causes it; once for each key.

    The key says what makes the message the same one: `keys.message_key(person=, occasion=, kind=, day=)`.
    A second message with a key that is known does nothing, also when two ask at the same time. The text
    is plain (`letters.letter` writes one), the subject one line of at most 200 characters. It goes to the
    address that the account has when it is sent, not before `not_before` (at once when that is None).

    Raises `OutsideTransaction` outside a transaction: then a change could be without its message.
    """
    put_all([Message(key=key, kind=kind, to=to, subject=subject, body=body, not_before=not_before)])


def put_all(messages: Iterable[Message]) -> None:
    """Put many messages in the outbox in few queries; each as by `put`."""
    if not connection.in_atomic_block:
        raise OutsideTransaction
    now = timezone.now()
    rows = [_row(message, now) for message in messages]
    OutboxMessage.objects.bulk_create(rows, batch_size=200, ignore_conflicts=True)


def _row(message: Message, now: datetime) -> OutboxMessage:
    # The database is told to pass over a row that it has, and might pass over a bad one with it.
    if not 0 < len(message.key) <= LONGEST:
        raise ValueError(f"A key has between 1 and {LONGEST} characters: {message.key!r}")
    if not 0 < len(message.subject) <= 200 or not message.subject.isprintable():
        raise ValueError(f"A subject is one line of at most 200 characters: {message.subject!r}")
    if message.to.pk is None or not 0 < len(message.kind) <= 50:
        raise ValueError("A message has a kind, and goes to an account that is saved")
    first = message.not_before or now
    return OutboxMessage(
        key=message.key,
        kind=message.kind,
        to_id=message.to.pk,
        subject=message.subject,
        body=message.body,
        created_at=now,
        not_before=first,
        next_try_at=first,
    )


@dataclass(slots=True)
class Delivery:
    """What became of a round: how many messages the server accepted, refused, and how many were given up."""

    accepted: int = 0
    refused: int = 0
    given_up: int = 0
    error: str = ""


def deliver(*, now: datetime | None = None, stopping: Callable[[], bool] = lambda: False) -> Delivery:
    """Hand over what is due, one message at a time, until none is left or `stopping()`.

    A message is first claimed, in a transaction of its own, so that two workers never send the same one.
    The server's yes is written as soon as it has come. A worker that dies in between leaves the message
    claimed; after five minutes it is sent again, with the same Message-ID, since nobody knows whether the
    server had said yes. That is the one way in which a message can come twice.

    What is refused is tried again after one, two, four … minutes up to an hour; what is refused for good
    (status 5xx) after one, two, four … hours up to a day, since somebody may mend the address. A server
    that does not answer ends the round. Without a server nothing is done.
    """
    done = Delivery()
    if not has_server():
        return done
    server = Server()
    try:
        while not stopping() and (row := _claim(now or timezone.now())) is not None:
            if not _settle(row, server, done, now):
                break
    finally:
        server.close()
    return done


def _claim(now: datetime) -> OutboxMessage | None:
    """Take the next message that is due, for as long as the lease lasts."""
    if not due(now).exists():  # Asked first, so that an idle worker never takes SQLite's one write lock.
        return None
    with transaction.atomic():
        row = due(now).select_for_update(skip_locked=True).first()
        if row is None:
            return None
        row.next_try_at = now + LEASE
        row.attempts += 1
        OutboxMessage.objects.filter(pk=row.pk).update(
            next_try_at=row.next_try_at, attempts=F("attempts") + 1, last_error=_INTERRUPTED
        )
    return row


def _settle(row: OutboxMessage, server: Server, done: Delivery, now: datetime | None) -> bool:
    """Send a claimed message and write what came of it; say whether to go on with others."""
    mine = OutboxMessage.objects.filter(pk=row.pk, sent_at__isnull=True)
    to = row.to
    if not to.is_active or to.is_system:
        mine.update(given_up_at=now or timezone.now(), last_error=_CLOSED)
        done.given_up += 1
        return True
    try:
        server.send(row, to.email, to.name)
    except NotAccepted as refused:
        at = (now or timezone.now()) + wait(row.attempts, lasting=refused.lasting)
        mine.filter(next_try_at=row.next_try_at).update(next_try_at=at, last_error=refused.sentence)
        done.refused += 1
        done.error = refused.sentence
        return not refused.server
    mine.update(sent_at=now or timezone.now(), sent_to=to.email, last_error="", given_up_at=None)
    done.accepted += 1
    return True


def wait(attempts: int, *, lasting: bool) -> timedelta:
    """How long to wait after so many attempts: twice as long each time, up to a limit."""
    first, longest = (_FIRST_LASTING, _LONGEST_LASTING) if lasting else (_FIRST_WAIT, _LONGEST_WAIT)
    doublings: int = min(attempts - 1, 20)
    return min(first * (1 << doublings), longest)


@transaction.atomic
def give_up(*, by: AbstractBaseUser, before: date) -> int:
    """Strike out the waiting messages written before a day; they are kept, and never sent. Say how many."""
    require(by, GIVE_UP_MESSAGES)
    old = waiting().filter(created_at__date__lt=before)
    count = old.update(given_up_at=timezone.now(), last_error="Struket ur utkorgen innan det skickades.")
    record(by=by, action="outbox.give_up", kind="outbox", key=before.isoformat(), after={"count": count})
    return count


@transaction.atomic
def forget_texts(*, now: datetime | None = None) -> int:
    """Empty the texts of messages that were done with 90 days ago; the keys stay. Say how many."""
    limit = (now or timezone.now()) - timedelta(days=KEPT_DAYS)
    done_with = OutboxMessage.objects.exclude(body="").filter(created_at__lt=limit)
    return done_with.filter(sent_at__lt=limit).update(body="") + done_with.filter(given_up_at__lt=limit).update(body="")
