"""Who is to be reminded of what on a day: what waits for each, and what has not come in below each manager."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

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
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.outbox.keys import message_key

ABOVE, NUDGE = "above", "nudge"
_MEETING_DAYS = (-7, -1)
_MANAGERS = (RoleKind.UNIT_MANAGER.value, RoleKind.HEAD_OF_ADMINISTRATION.value)
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


@dataclass(slots=True, kw_only=True)
class Reminding:
    """One thing that a person is reminded of: which last day, how, for which day, and what remains."""

    person: User
    deadline: Deadline
    kind: str
    day: date
    lines: list[str] = field(default_factory=list)
    count: int = 0

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
    return list(_waiting(deadline, NUDGE, today, _People()))


def preview(year: int, occasion: str, today: date) -> list[tuple[Reminder, list[Reminding]]]:
    """The reminders of an occasion that are still to come, each with who gets it if nothing more is done."""
    row = _occasion(year, occasion)
    if row is None or row.deadline is None:
        return []
    people, deadline = _People(), _deadline(row, row.deadline)
    waiting = list(_waiting(deadline, ReminderKind.BEFORE, today, people))
    above = list(_above(deadline, today, people))
    found = []
    for reminder in _coming(deadline, today):
        after = reminder.kind is ReminderKind.AFTER
        found.append((reminder, waiting + above if after else waiting))
    return found


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
    yield from _waiting(deadline, reminder.kind, reminder.day, people)
    if reminder.kind is ReminderKind.AFTER:
        yield from _above(deadline, reminder.day, people)


def _open_tasks(deadline: Deadline) -> list[Task]:
    rows = Task.objects.filter(
        scope__year=deadline.year,
        scope__occasion=deadline.occasion,
        scope__is_closed=False,
        done_at__isnull=True,
        ended_at__isnull=True,
    )
    return list(rows.select_related("assigned_to"))


def _open_promises(deadline: Deadline) -> list[Promise]:
    return list(Promise.objects.filter(year=deadline.year, occasion=deadline.occasion, answered_at__isnull=True))


def _waiting(deadline: Deadline, kind: str, day: date, people: _People) -> Iterator[Reminding]:
    """What waits for each person: tasks by unit and section, and promises."""
    tasks: dict[int, list[Task]] = defaultdict(list)
    promises: dict[int, list[Promise]] = defaultdict(list)
    known: dict[int, User] = {}
    for task in _open_tasks(deadline):
        for person in people.of_task(task):
            known[person.pk] = person
            tasks[person.pk].append(task)
    for promise in _open_promises(deadline):
        for person in people.who_answers(promise.organisation):
            known[person.pk] = person
            promises[person.pk].append(promise)
    for pk, person in sorted(known.items()):
        mine, promised = tasks.get(pk, []), promises.get(pk, [])
        lines = [*_by_unit(mine, people), *(f"Löfte att svara på: {one.text}" for one in promised)]
        yield Reminding(
            person=person, deadline=deadline, kind=str(kind), day=day, lines=lines, count=len(mine) + len(promised)
        )


def _by_unit(tasks: Iterable[Task], people: _People) -> Iterator[str]:
    units: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for task in tasks:
        units[task.organisation][task.kind] += 1
    for organisation in sorted(units, key=people.name):
        sections = units[organisation]
        told = [
            f"{Section(kind).label.lower()} ({number})" if number > 1 else str(Section(kind).label).lower()
            for kind, number in sorted(sections.items(), key=lambda one: Section.values.index(one[0]))
        ]
        yield f"{people.name(organisation)}: {', '.join(told)}"


def _above(deadline: Deadline, day: date, people: _People) -> Iterator[Reminding]:
    """What has not come in, for the manager nearest above whoever is late."""
    late: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    known: dict[int, User] = {}
    for task in _open_tasks(deadline):
        own = {person.pk for person in people.of_task(task)}
        for manager in people.managers_above(task.organisation, own):
            known[manager.pk] = manager
            late[manager.pk][task.organisation] += 1
    for pk, manager in sorted(known.items()):
        units = late[pk]
        lines = [f"{people.name(key)}: {_things(units[key])}" for key in sorted(units, key=people.name)]
        yield Reminding(person=manager, deadline=deadline, kind=ABOVE, day=day, lines=lines, count=sum(units.values()))


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
        person=row.owner, deadline=deadline, kind=reminder.kind.value, day=reminder.day, lines=lines, count=1
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
    both = {person.pk: person for key in (row.organisation_id, row.above_id) for person in people.managers_at(key)}
    for _pk, person in sorted(both.items()):
        lines = [f"{row.organisation} – {row.above}: se dagordningen"]
        yield Reminding(person=person, deadline=deadline, kind="meeting", day=reminder.day, lines=lines, count=1)


class _People:
    """Who holds which role where today, asked for once for all reminders of a run."""

    @cached_property
    def _tree(self) -> Tree:
        return tree()

    @cached_property
    def _holders(self) -> Mapping[str, Mapping[str, tuple[User, ...]]]:
        found: dict[str, dict[str, dict[int, User]]] = defaultdict(lambda: defaultdict(dict))
        grants = current_grants().filter(user__is_system=False).select_related("user").order_by("user", "pk")
        for grant in grants:
            found[grant.role][grant.place][grant.user_id] = grant.user
        return {role: {at: tuple(held.values()) for at, held in places.items()} for role, places in found.items()}

    @cached_property
    def _kinds(self) -> Mapping[str, str]:
        return dict(Organisation.objects.order_by("key").values_list("key", "kind"))

    def name(self, organisation: str) -> str:
        """The organisation's name."""
        return self._tree.names.get(organisation, organisation)

    def of_task(self, task: Task) -> list[User]:
        """Whom a task waits for: as `tasks_of` tells each of them."""
        if task.assigned_to is not None:
            return [task.assigned_to] if task.assigned_to.is_active else []
        found = {
            person.pk: person
            for other in SHARED_BY.get(task.role, ())
            for person in self._holders.get(other, {}).get(task.organisation, ())
        }
        found |= {person.pk: person for person in self._nearest(task.role, task.organisation)}
        return list(found.values())

    def who_answers(self, organisation: str) -> list[User]:
        """Who answers a promise of an organisation: its manager; for a board its development lead."""
        role = _ANSWERS.get(self._kinds.get(organisation, ""), RoleKind.DEVELOPMENT_LEAD.value)
        return list(self._nearest(role, organisation))

    def managers_at(self, organisation: str) -> list[User]:
        """The managers of an organisation itself."""
        found = [person for role in _MANAGERS for person in self._holders.get(role, {}).get(organisation, ())]
        return list({person.pk: person for person in found}.values())

    def managers_above(self, organisation: str, own: set[int]) -> list[User]:
        """The managers nearest above an organisation, its own people left out."""
        seen, waiting = {organisation}, list(self._tree.above.get(organisation, ()))
        while waiting:
            found = [person for key in waiting for person in self.managers_at(key) if person.pk not in own]
            if found:
                return list({person.pk: person for person in found}.values())
            seen.update(waiting)
            waiting = [upper for key in waiting for upper in self._tree.above.get(key, ()) if upper not in seen]
        return []

    def _nearest(self, role: str, organisation: str) -> tuple[User, ...]:
        held = self._holders.get(role, {})
        seen: set[str] = set()
        waiting = [organisation]
        while waiting:
            here = [person for key in waiting for person in held.get(key, ())]
            if here:
                return tuple({person.pk: person for person in here}.values())
            seen.update(waiting)
            waiting = [upper for key in waiting for upper in self._tree.above.get(key, ()) if upper not in seen]
        return held.get(EVERYWHERE, ())
