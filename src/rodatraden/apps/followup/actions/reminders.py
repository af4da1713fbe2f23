"""Write each person's digest of what remains, at most once for each person, occasion, kind and day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from hashlib import sha256
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from rodatraden.apps.cycle.errors import OccasionUnknown
from rodatraden.apps.cycle.queries.scopes import occasion as occasion_of
from rodatraden.apps.followup.dialogue_rules import REMIND
from rodatraden.apps.followup.models import ReminderSent
from rodatraden.apps.followup.queries.reminders import ABOVE, NUDGE, Reminding, remindings_due, remindings_now
from rodatraden.core.cycle.day_names import away_words, weekday_words
from rodatraden.core.cycle.reminding import ReminderKind
from rodatraden.core.number_words import to_words
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.actions import record
from rodatraden.foundation.outbox.actions import Message, put_all
from rodatraden.foundation.outbox.keys import message_key
from rodatraden.foundation.outbox.letters import letter
from rodatraden.foundation.permissions import require

KIND = "reminder"
_PAGE, _LINK = "/min-sida/", "Öppna din sida"
_LONGEST_SUBJECT = 200
_MORNING = time(7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminded:
    """What a round of reminding did: how many people got a digest, and how many had theirs already."""

    people: int = 0
    already: int = 0


@transaction.atomic
def remind(*, by: User, now: datetime | None = None) -> Reminded:
    """Write today's digests to the outbox; run it as often as you like, nobody gets the same one twice.

    The day is that of `now` here in Sweden. Each reminder is claimed by its key before its letter is
    written, in the same transaction: of two rounds at the same moment one gets it.
    """
    require(by, REMIND, "")
    today = timezone.localdate(now)
    return _write(by, remindings_due(today), today, "followup.remind")


@transaction.atomic
def remind_now(*, by: User, year: int, occasion: str, now: datetime | None = None) -> Reminded:
    """Remind everyone who has something left at an occasion, once a day at most; raises OccasionUnknown."""
    require(by, REMIND, "")
    if occasion_of(year, occasion) is None:
        raise OccasionUnknown(year, occasion)
    today = timezone.localdate(now)
    return _write(by, remindings_now(year, occasion, today), today, "followup.remind_now")


def _write(by: User, wanted: Sequence[Reminding], today: date, action: str) -> Reminded:
    mine = _claimed(wanted, today)
    by_person: dict[int, list[Reminding]] = defaultdict(list)
    for one in mine:
        by_person[one.person.pk].append(one)
    # The day's digests go when people come to work; a nudge goes at once.
    early = timezone.make_aware(datetime.combine(today, _MORNING))
    users = User.objects.in_bulk(by_person)
    put_all([_message(users[pk], found, today, early) for pk, found in by_person.items()])
    everyone = {one.person.pk for one in wanted}
    if by_person:
        after = {"people": len(by_person), "reminders": len(mine)}
        record(by=by, action=action, kind="followup.reminder", key=today.isoformat(), after=after)
    return Reminded(people=len(by_person), already=len(everyone - set(by_person)))


def _claimed(wanted: Iterable[Reminding], today: date) -> list[Reminding]:
    """The remindings that nobody has written before, now ours; in the order of their keys, so that two never lock."""
    digest = uuid4().hex
    by_key = {one.key: one for one in wanted}
    rows = [
        ReminderSent(
            key=key,
            person_id=one.person.pk,
            year=one.deadline.year,
            occasion=one.deadline.occasion,
            kind=one.kind,
            day=one.day,
            digest=digest,
        )
        for key, one in sorted(by_key.items())
    ]
    ReminderSent.objects.bulk_create(rows, batch_size=200, ignore_conflicts=True)
    claimed = ReminderSent.objects.filter(digest=digest).order_by("key").values_list("key", flat=True)
    return [by_key[key] for key in claimed]


def _message(person: User, found: Sequence[Reminding], today: date, early: datetime) -> Message:
    """One digest of all that a person is reminded of today, the first last day first."""
    ordered = sorted(found, key=lambda one: (one.kind == ABOVE, one.deadline.day, one.key))
    first = ordered[0]
    key = first.key if len(ordered) == 1 else _joint_key(person, ordered, today)
    sections = [(_heading(one, today), one.lines) for one in ordered]
    return Message(
        key=key,
        kind=KIND,
        not_before=None if first.kind == NUDGE else early,
        to=person,
        subject=_subject(ordered, today)[:_LONGEST_SUBJECT],
        body=letter(name=person.name, lead=_lead(ordered), sections=sections, path=_PAGE, link=_LINK),
    )


def _joint_key(person: User, found: Sequence[Reminding], today: date) -> str:
    """A digest of several has the key of the day, told apart by its first reminder."""
    first = sha256(found[0].key.encode()).hexdigest()[:16]
    return message_key(person=person.pk, occasion=first, kind="digest", day=today)


def _subject(found: Sequence[Reminding], today: date) -> str:
    first = found[0]
    if len(found) > 1:
        return "Det här väntar på dig"
    name = " ".join(first.deadline.name.split())
    if first.kind == ABOVE:
        return f"{name}: det här har inte kommit in"
    when = weekday_words(first.deadline.day, today)
    if first.kind == "meeting":
        return f"{name} {when}"
    if first.deadline.day < today:
        return f"{name}: sista dagen var {when}"
    return f"{name}: sista dagen är {when}"


def _lead(found: Sequence[Reminding]) -> str:
    own = [one for one in found if one.kind not in (ABOVE, "meeting")]
    if not own:
        return "Här är det du behöver veta som chef."
    number = sum(one.count for one in own)
    things = "En sak väntar" if number == 1 else f"{to_words(number).capitalize()} saker väntar"
    late = any(one.kind == ReminderKind.AFTER for one in own)
    tail = "Hinner du inte, prata med din chef." if late else "Allt går att göra på en gång, på din sida."
    return f"{things} på dig. {tail}"


def _heading(one: Reminding, today: date) -> str:
    when = weekday_words(one.deadline.day, today)
    away = away_words(one.deadline.day, today)
    name = one.deadline.name
    match one.kind:
        case ReminderKind.ON_THE_DAY:
            return f"{name}: i dag är sista dagen"
        case ReminderKind.AFTER:
            return f"{name}: sista dagen var {when}"
        case "above":
            return f"{name}: sista dagen var {when}, och det här har inte kommit in"
        case "meeting":
            return f"{name} {when}, {away}"
        case _:
            was = "var" if one.deadline.day < today else "är"
            return f"{name}: sista dagen {was} {when}, {away}"
