"""Who is to be reminded of what on a day: what waits for each, and what has not come in below each manager."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial

from django.db.models import Count

from rodatraden.apps.cycle.models import Occasion
from rodatraden.apps.followup.enums import AgreedKind
from rodatraden.apps.followup.models import AgreedAction, Dialogue, Promise, Task
from rodatraden.apps.followup.queries.reminded_people import Left, People, Recipient
from rodatraden.core.content.organisation import YearState
from rodatraden.core.cycle.reminding import USUAL_DAYS, Reminder, ReminderKind, due, reminders
from rodatraden.foundation.outbox.keys import message_key

ABOVE, NUDGE = "above", "nudge"
_MEETING_DAYS = (-7, -1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A last day that people are reminded of: an occasion's, an assignment's, or the day of a dialogue."""

    year: int
    occasion: str
    name: str
    day: date
    days: tuple[int, ...]


@dataclass(kw_only=True)
class Reminding:
    """One thing that a person is reminded of: which last day, how, for which day, and what remains.

    What remains is put in words when it is asked for: a page shows some people of a thousand.
    """

    person: Recipient
    deadline: Deadline
    kind: str
    day: date
    count: int
    tell: Callable[[], list[str]]

    @cached_property
    def lines(self) -> list[str]:
        """What remains, in lines."""
        return self.tell()

    @property
    def key(self) -> str:
        """What makes it the same reminder however often it is asked for."""
        occasion = f"{self.deadline.year}/{self.deadline.occasion}"
        return message_key(person=self.person.pk, occasion=occasion, kind=self.kind, day=self.day)


def remindings_due(today: date) -> list[Reminding]:
    """Everything that anybody is to be reminded of today; sent before or not is for the caller to see."""
    people = People()
    found = [one for occasion in _occasions() for one in _of_occasion(occasion, today, people)]
    found += [one for row in _assignments() for one in _of_assignment(row, today)]
    found += [one for row in _meetings(today) for one in _of_meeting(row, today, people)]
    return found


def remindings_now(year: int, occasion: str, today: date) -> list[Reminding]:
    """Everyone who has something left at an occasion, to be reminded at once."""
    row = _occasion(year, occasion)
    if row is None:
        return []
    deadline = _deadline(row, row.deadline or today)
    return list(_waiting(deadline, NUDGE, today, People(), _tasks_left(deadline)))


def preview(year: int, occasion: str, today: date) -> tuple[list[Reminding], list[tuple[Reminder, list[Reminding]]]]:
    """Who has something left at an occasion, and the reminders to come, each with who gets it if no more is done."""
    row = _occasion(year, occasion)
    if row is None:
        return [], []
    people, deadline = People(), _deadline(row, row.deadline or today)
    left = _tasks_left(deadline)
    waiting = list(_waiting(deadline, NUDGE, today, people, left))
    if row.deadline is None:
        return waiting, []
    coming = list(_coming(deadline, today))
    late = any(reminder.kind is ReminderKind.AFTER for reminder in coming)
    above = list(_above(deadline, today, people, left)) if late else []
    return waiting, [
        (reminder, waiting + above if reminder.kind is ReminderKind.AFTER else waiting) for reminder in coming
    ]


def _coming(deadline: Deadline, today: date) -> Iterator[Reminder]:
    return (one for one in reminders(deadline.day, deadline.days) if one.day >= today)


def _occasions() -> list[Occasion]:
    rows = Occasion.objects.filter(ended_at__isnull=True, deadline__isnull=False, year__ended_at__isnull=True)
    return list(rows.exclude(year__state=YearState.CLOSED.value).order_by("year", "position"))


def _occasion(year: int, key: str) -> Occasion | None:
    return Occasion.objects.filter(year_id=year, key=key, ended_at__isnull=True).first()


def _deadline(row: Occasion, day: date) -> Deadline:
    return Deadline(
        year=row.year_id, occasion=row.key, name=row.name, day=day, days=tuple(int(one) for one in row.reminder_days)
    )


def _of_occasion(row: Occasion, today: date, people: People) -> Iterator[Reminding]:
    if row.deadline is None:
        return
    deadline = _deadline(row, row.deadline)
    reminder = due(deadline.day, deadline.days, today)
    if reminder is None:
        return
    left = _tasks_left(deadline)
    yield from _waiting(deadline, reminder.kind, reminder.day, people, left)
    if reminder.kind is ReminderKind.AFTER:
        yield from _above(deadline, reminder.day, people, left)


def _tasks_left(deadline: Deadline) -> list[Left]:
    rows = Task.objects.filter(
        scope__year=deadline.year,
        scope__occasion=deadline.occasion,
        scope__is_closed=False,
        done_at__isnull=True,
        ended_at__isnull=True,
    )
    of = ("organisation", "role", "kind", "assigned_to_id", "assigned_to__name", "assigned_to__is_active")
    return [Left(*row) for row in rows.values_list(*of).annotate(number=Count("pk")).order_by(*of)]


def _open_promises(deadline: Deadline) -> list[Promise]:
    return list(Promise.objects.filter(year=deadline.year, occasion=deadline.occasion, answered_at__isnull=True))


def _waiting(deadline: Deadline, kind: str, day: date, people: People, left: Iterable[Left]) -> Iterator[Reminding]:
    """What waits for each person: tasks by unit and section, and promises."""
    tasks: dict[Recipient, list[Left]] = defaultdict(list)
    promises: dict[Recipient, list[Promise]] = defaultdict(list)
    for each in left:
        for person in people.of_tasks(each):
            tasks[person].append(each)
    for promise in _open_promises(deadline):
        for person in people.who_answers(promise.organisation):
            promises[person].append(promise)
    for person in sorted({*tasks, *promises}):
        mine, promised = tasks.get(person, []), promises.get(person, [])
        yield Reminding(
            person=person,
            deadline=deadline,
            kind=str(kind),
            day=day,
            count=sum(each.number for each in mine) + len(promised),
            tell=partial(_told, mine, promised, people),
        )


def _told(tasks: Iterable[Left], promises: Iterable[Promise], people: People) -> list[str]:
    return [*_by_unit(tasks, people), *(f"Löfte att svara på: {one.text}" for one in promises)]


def _by_unit(tasks: Iterable[Left], people: People) -> Iterator[str]:
    units: dict[str, Counter[str]] = defaultdict(Counter)
    for task in tasks:
        units[task.organisation][task.kind] += task.number
    for organisation in sorted(units, key=people.name):
        sections = units[organisation]
        told = [
            f"{words} ({sections[kind]})" if sections[kind] > 1 else words
            for kind, words in people.sections
            if kind in sections
        ]
        yield f"{people.name(organisation)}: {', '.join(told)}"


def _above(deadline: Deadline, day: date, people: People, left: Iterable[Left]) -> Iterator[Reminding]:
    """What has not come in, for the manager nearest above whoever is late."""
    late: dict[Recipient, Counter[str]] = defaultdict(Counter)
    for each in left:
        own = people.of_tasks(each)
        for manager in people.managers_above(each.organisation, own):
            late[manager][each.organisation] += each.number
    for manager in sorted(late):
        units = late[manager]
        yield Reminding(
            person=manager,
            deadline=deadline,
            kind=ABOVE,
            day=day,
            count=units.total(),
            tell=partial(_told_above, units, people),
        )


def _told_above(units: Mapping[str, int], people: People) -> list[str]:
    return [f"{people.name(key)}: {_things(units[key])}" for key in sorted(units, key=people.name)]


def _things(number: int) -> str:
    return "en sak kvar" if number == 1 else f"{number} saker kvar"


def _assignments() -> list[AgreedAction]:
    rows = AgreedAction.objects.filter(kind=AgreedKind.ASSIGNMENT, done_at__isnull=True, owner__is_active=True)
    return list(rows.filter(dialogue__called_off_at__isnull=True).select_related("owner", "dialogue__organisation"))


def _of_assignment(row: AgreedAction, today: date) -> Iterator[Reminding]:
    reminder = due(row.due, USUAL_DAYS, today)
    if reminder is None or row.owner is None:
        return
    deadline = Deadline(
        year=row.due.year, occasion=f"uppdrag/{row.pk}", name="Uppdrag från resultatdialogen", day=row.due,
        days=USUAL_DAYS,
    )  # fmt: skip
    lines = [f"{row.text} ({row.dialogue.organisation})"]
    yield Reminding(
        person=Recipient(row.owner.pk, row.owner.name),
        deadline=deadline,
        kind=reminder.kind.value,
        day=reminder.day,
        count=1,
        tell=lambda: lines,
    )


def _meetings(today: date) -> list[Dialogue]:
    rows = Dialogue.objects.filter(held_at__isnull=True, called_off_at__isnull=True, day__gte=today)
    return list(rows.select_related("organisation", "above"))


def _of_meeting(row: Dialogue, today: date, people: People) -> Iterator[Reminding]:
    reminder = due(row.day, _MEETING_DAYS, today)
    if reminder is None:
        return
    deadline = Deadline(
        year=row.day.year, occasion=f"dialog/{row.pk}", name="Resultatdialog", day=row.day, days=_MEETING_DAYS
    )
    lines = [f"{row.organisation} – {row.above}: se dagordningen"]
    for person in sorted({person for key in (row.organisation_id, row.above_id) for person in people.managers_at(key)}):
        yield Reminding(person=person, deadline=deadline, kind="meeting", day=reminder.day, count=1, tell=lambda: lines)
