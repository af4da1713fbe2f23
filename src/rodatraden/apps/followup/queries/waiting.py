"""What waits for a person: sections to report, and parts to approve."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rodatraden.apps.control.models import SystematicControl, Treatment
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.economy.models import StatementRow, TemplateRow
from rodatraden.apps.followup.enums import SECTION_ORDER, PartState, Section
from rodatraden.apps.followup.models import Part, Task
from rodatraden.apps.followup.queries.parts import approver_reach, waiting_parts
from rodatraden.apps.followup.queries.tasks import tasks_of
from rodatraden.apps.indicators.models import Indicator
from rodatraden.apps.planning.models import Activity, Commitment, Goal
from rodatraden.foundation.accounts.models import User

_NAMED: Mapping[str, tuple[type, str]] = {
    Section.ACTIVITIES: (Activity, "name"),
    Section.COMMITMENTS: (Commitment, "name"),
    Section.INDICATORS: (Indicator, "name"),
    Section.GOALS: (Goal, "name"),
    Section.TREATMENTS: (Treatment, "text"),
    Section.CONTROLS: (SystematicControl, "what"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A section that waits for a person: its tasks, and the part they make up."""

    scope: Scope
    organisation: str
    section: str
    tasks: tuple[Task, ...]
    part: Part | None

    @property
    def due(self) -> date | None:
        """The day it is due."""
        return min((task.due for task in self.tasks if task.due), default=None)

    @property
    def is_returned(self) -> bool:
        """Whether it has been given back."""
        return self.part is not None and bool(self.part.comment)


def dues_of(user: User) -> tuple[list[Due], list[Due]]:
    """The sections that wait for a person, and those that have been marked ready; the most urgent first."""
    tasks = [task for task in tasks_of(user, done=None) if not task.scope.is_closed]
    rows = Part.objects.filter(
        scope__in={task.scope_id for task in tasks}, organisation__in={task.organisation for task in tasks}
    )
    parts = {
        (part.scope_id, part.organisation, part.section): part
        for part in rows.select_related("changed_by").order_by("pk")
    }
    waiting, done = ([task for task in tasks if (task.done_at is not None) is is_done] for is_done in (False, True))
    return _dues(waiting, parts), _dues(done, parts)


def _dues(tasks: Iterable[Task], parts: Mapping[tuple[int, str, str], Part]) -> list[Due]:
    by_section: dict[tuple[int, str, str], list[Task]] = defaultdict(list)
    for task in tasks:
        by_section[task.scope_id, task.organisation, task.kind].append(task)
    found = [
        Due(scope=of[0].scope, organisation=key[1], section=key[2], tasks=tuple(of), part=parts.get(key))
        for key, of in by_section.items()
    ]
    return sorted(
        found,
        key=lambda due: (
            not due.is_returned, due.due or date.max, due.scope.key, due.organisation, SECTION_ORDER.index(due.section)
        ),
    )  # fmt: skip


def approvals_for(user: User) -> list[tuple[Scope, list[Part]]]:
    """The parts that wait for a person's approval, report by report."""
    ready = Part.objects.filter(state=PartState.READY, frozen_at__isnull=True, scope__is_closed=False)
    reach = approver_reach(user)
    if reach is not None:
        ready = ready.filter(organisation__in=reach)
    by_scope: dict[int, list[Part]] = defaultdict(list)
    for part in waiting_parts(user, ready.select_related("scope__board").order_by("due", "pk")):
        by_scope[part.scope_id].append(part)
    return [(parts[0].scope, parts) for parts in by_scope.values()]


def names_of(tasks: Iterable[Task]) -> dict[tuple[str, str], str]:
    """What the things are called that tasks are about: one question for each kind there is."""
    keys: dict[str, set[str]] = defaultdict(set)
    for task in tasks:
        keys[task.kind].add(task.about)
    found: dict[tuple[str, str], str] = {}
    for kind, abouts in keys.items():
        found |= {(kind, key): name for key, name in _names(kind, sorted(abouts))}
    return found


def _names(kind: str, keys: Sequence[str]) -> list[tuple[str, str]]:
    if kind == Section.FORECAST:
        rows = {
            *StatementRow.objects.filter(key__in=keys).order_by("key").values_list("key", "label"),
            *TemplateRow.objects.filter(key__in=keys).order_by("key").values_list("key", "label"),
        }
        return sorted(rows)
    if kind not in _NAMED:
        return []
    model, name = _NAMED[kind]
    return list(model.objects.filter(key__in=keys).order_by("key").values_list("key", name))  # type: ignore[attr-defined]
