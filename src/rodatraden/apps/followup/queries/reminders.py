"""Who is to be reminded of what on a day: what waits for each, and what has not come in below each manager."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from typing import NamedTuple

from django.db.models import Count

from rodatraden.apps.cycle.models import Occasion
from rodatraden.apps.followup.enums import AgreedKind, Section
from rodatraden.apps.followup.models import AgreedAction, Dialogue, Promise, Task
from rodatraden.apps.followup.queries.tasks import SHARED_BY
from rodatraden.apps.org.enums import RoleKind
from rodatraden.apps.org.models import Organisation
from rodatraden.apps.org.reach import EVERYWHERE
from rodatraden.apps.org.tree import Tree, tree
from rodatraden.core.content.organisation import OrganisationKind, YearState
from rodatraden.core.cycle.reminding import USUAL_DAYS, Reminder, ReminderKind, due, reminders
from rodatraden.foundation.accounts.held import current_grants
from rodatraden.foundation.outbox.keys import message_key

ABOVE, NUDGE = "above", "nudge"
_MEETING_DAYS = (-7, -1)
_MANAGERS = (RoleKind.UNIT_MANAGER.value, RoleKind.HEAD_OF_ADMINISTRATION.value)
_REMINDED = tuple(
    role.value for role in RoleKind if role not in (RoleKind.READER, RoleKind.BOARD_MEMBER, RoleKind.AUDITOR)
)
"""The roles that anything may wait for."""
_ANSWERS = {
    OrganisationKind.ADMINISTRATION.value: RoleKind.HEAD_OF_ADMINISTRATION.value,
    OrganisationKind.SERVICE_AREA.value: RoleKind.UNIT_MANAGER.value,
    OrganisationKind.UNIT.value: RoleKind.UNIT_MANAGER.value,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A last day that people are reminded of: an occasion's, an assignment's, or the day of a dialogue."""

    year: int
    occasion: str
    name: str
    day: date
    days: tuple[int, ...]


class Recipient(NamedTuple):
    """Who is reminded."""

    pk: int
    name: str


class Left(NamedTuple):
    """So many tasks of a kind that are not done at an organisation, for a role or for one who was handed them."""

    organisation: str
    role: str
    kind: str
    handed_to: int | None
    name: str | None
    is_active: bool | None
    number: int


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
    people = _People()
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
    return list(_waiting(deadline, NUDGE, today, _People(), _tasks_left(deadline)))


def preview(year: int, occasion: str, today: date) -> tuple[list[Reminding], list[tuple[Reminder, list[Reminding]]]]:
    """Who has something left at an occasion, and the reminders to come, each with who gets it if no more is done."""
    row = _occasion(year, occasion)
    if row is None:
        return [], []
    people, deadline = _People(), _deadline(row, row.deadline or today)
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


def _of_occasion(row: Occasion, today: date, people: _People) -> Iterator[Reminding]:
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


def _waiting(deadline: Deadline, kind: str, day: date, people: _People, left: Iterable[Left]) -> Iterator[Reminding]:
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


def _told(tasks: Iterable[Left], promises: Iterable[Promise], people: _People) -> list[str]:
    return [*_by_unit(tasks, people), *(f"Löfte att svara på: {one.text}" for one in promises)]


def _by_unit(tasks: Iterable[Left], people: _People) -> Iterator[str]:
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


def _above(deadline: Deadline, day: date, people: _People, left: Iterable[Left]) -> Iterator[Reminding]:
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


def _told_above(units: Mapping[str, int], people: _People) -> list[str]:
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


def _of_meeting(row: Dialogue, today: date, people: _People) -> Iterator[Reminding]:
    reminder = due(row.day, _MEETING_DAYS, today)
    if reminder is None:
        return
    deadline = Deadline(
        year=row.day.year, occasion=f"dialog/{row.pk}", name="Resultatdialog", day=row.day, days=_MEETING_DAYS
    )
    lines = [f"{row.organisation} – {row.above}: se dagordningen"]
    for person in sorted({person for key in (row.organisation_id, row.above_id) for person in people.managers_at(key)}):
        yield Reminding(person=person, deadline=deadline, kind="meeting", day=reminder.day, count=1, tell=lambda: lines)


class _People:
    """Who holds which role where today, and what things are called; asked for once for all reminders of a run."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        self._waited_for: dict[tuple[str, str], tuple[Recipient, ...]] = {}

    @cached_property
    def sections(self) -> list[tuple[str, str]]:
        """What a task may be of, in order, and its word."""
        return [(section.value, str(section.label).lower()) for section in Section]

    @cached_property
    def _tree(self) -> Tree:
        return tree()

    @cached_property
    def _holders(self) -> Mapping[str, Mapping[str, tuple[Recipient, ...]]]:
        found: dict[str, dict[str, list[Recipient]]] = defaultdict(lambda: defaultdict(list))
        grants = current_grants().filter(user__is_system=False, role__in=_REMINDED).order_by("user_id", "pk")
        for role, place, pk, name in grants.values_list("role", "place", "user_id", "user__name"):
            found[role][place].append(Recipient(pk, name))
        return {role: {at: _once(held) for at, held in places.items()} for role, places in found.items()}

    @cached_property
    def _kinds(self) -> Mapping[str, str]:
        return dict(Organisation.objects.order_by("key").values_list("key", "kind"))

    def name(self, organisation: str) -> str:
        """The organisation's name."""
        return self._tree.names.get(organisation, organisation)

    def of_tasks(self, left: Left) -> tuple[Recipient, ...]:
        """Whom tasks wait for: as `tasks_of` tells each of them."""
        if left.handed_to is not None:
            return (Recipient(left.handed_to, left.name or ""),) if left.is_active else ()
        asked = (left.role, left.organisation)
        if asked not in self._waited_for:
            shared = [
                person
                for other in SHARED_BY.get(left.role, ())
                for person in self._holders.get(other, {}).get(left.organisation, ())
            ]
            self._waited_for[asked] = _once([*shared, *self._nearest(*asked)])
        return self._waited_for[asked]

    def who_answers(self, organisation: str) -> tuple[Recipient, ...]:
        """Who answers a promise of an organisation: its manager; for a board its development lead."""
        role = _ANSWERS.get(self._kinds.get(organisation, ""), RoleKind.DEVELOPMENT_LEAD.value)
        return self._nearest(role, organisation)

    def managers_at(self, organisation: str) -> tuple[Recipient, ...]:
        """The managers of an organisation itself."""
        return _once(person for role in _MANAGERS for person in self._holders.get(role, {}).get(organisation, ()))

    def managers_above(self, organisation: str, own: Container[Recipient]) -> tuple[Recipient, ...]:
        """The managers nearest above an organisation, its own people left out."""
        seen, waiting = {organisation}, list(self._tree.above.get(organisation, ()))
        while waiting:
            found = [person for key in waiting for person in self.managers_at(key) if person not in own]
            if found:
                return _once(found)
            seen.update(waiting)
            waiting = [upper for key in waiting for upper in self._tree.above.get(key, ()) if upper not in seen]
        return ()

    def _nearest(self, role: str, organisation: str) -> tuple[Recipient, ...]:
        held = self._holders.get(role, {})
        seen: set[str] = set()
        waiting = [organisation]
        while waiting:
            here = [person for key in waiting for person in held.get(key, ())]
            if here:
                return _once(here)
            seen.update(waiting)
            waiting = [upper for key in waiting for upper in self._tree.above.get(key, ()) if upper not in seen]
        return held.get(EVERYWHERE, ())


def _once(people: Iterable[Recipient]) -> tuple[Recipient, ...]:
    return tuple(dict.fromkeys(people))
