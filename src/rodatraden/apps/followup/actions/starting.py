"""Start an occasion: what it asks for becomes tasks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from rodatraden.apps.cycle.actions import open_occasion
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.cycle.queries.scopes import occasion as occasion_of
from rodatraden.apps.cycle.rules import refuse_closed
from rodatraden.apps.followup.enums import Section
from rodatraden.apps.followup.errors import NothingAsked, PlanIsNoReport
from rodatraden.apps.followup.models import Part, Task
from rodatraden.apps.followup.queries.asked import Asked, asked_at, sections_of
from rodatraden.apps.followup.rules import START_OCCASION
from rodatraden.apps.planning.actions import make_room_for_units, make_room_in_budget
from rodatraden.apps.planning.queries.answering import plan_of
from rodatraden.core.content.organisation import OccasionKind
from rodatraden.core.cycle.preparing import PREPARES
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.actions import Change, record_all
from rodatraden.foundation.permissions import require


@transaction.atomic
def start_occasion(*, by: User, board: str, year: int, occasion: str, due: date | None = None) -> list[Task]:
    """Make the tasks of an occasion at a board; gives those that are new.

    Can be done again: what has come to the plan since gives new tasks, what is there is left alone.
    `due` is the occasion's deadline unless it is given. Raises OccasionUnknown, PlanIsNoReport,
    NothingAsked, NoCouncil or ScopeClosed.
    """
    require(by, START_OCCASION, board)
    scope = open_occasion(by=by, board=board, year=year, occasion=occasion)
    held = Scope.objects.select_for_update(of=("self",)).get(pk=scope.pk)
    refuse_closed(held)
    facts = occasion_of(year, occasion)
    if facts is None or facts.kind == OccasionKind.PLAN or not sections_of(facts):
        raise PlanIsNoReport
    asked = asked_at(held, plan_of(held), facts)
    if not asked:
        raise NothingAsked(year)
    origin = PREPARES.get(OccasionKind(facts.kind))
    if origin is not None:
        make_room_in_budget(by=by, year=year, origin=origin, board=board)
    else:
        make_room_for_units(
            by=by, scope=held, units=tuple(one.organisation for one in asked if one.section == Section.TEXTS)
        )
    return _make(by, held, asked, due or facts.deadline)


def _make(by: User, scope: Scope, asked: Sequence[Asked], due: date | None) -> list[Task]:
    known = {
        key
        for kind, about, organisation in Task.objects.filter(scope=scope)
        .order_by("pk")
        .values_list("kind", "about", "organisation")
        for key in ((kind, about, ""), (kind, about, organisation))
    }
    # What is asked of one has one task wherever it went; what is asked of each unit has one in each.
    wanted_once = {(one.section, one.about, one.organisation if one.each else ""): one for one in asked}
    new = [
        Task(
            scope=scope,
            organisation=one.organisation,
            kind=one.section,
            about=one.about,
            role=one.role,
            assigned_to=one.person,
            fell=one.fell,
            named=one.named,
            due=due,
        )
        for key, one in wanted_once.items()
        if key not in known
    ]
    made = Task.objects.bulk_create(new, batch_size=500)
    there = set(Part.objects.filter(scope=scope).order_by("pk").values_list("organisation", "section"))
    wanted = dict.fromkeys((task.organisation, task.kind) for task in made)
    Part.objects.bulk_create(
        Part(scope=scope, organisation=organisation, section=section, due=due)
        for organisation, section in wanted
        if (organisation, section) not in there
    )
    changes = [
        Change(
            kind="followup.task",
            key=f"{scope.key}:{task.organisation}:{task.kind}:{task.about}"[:300],
            after={
                "role": task.role,
                "due": due.isoformat() if due else "",
                **({"assigned_to": task.assigned_to_id} if task.assigned_to_id else {}),
                **({"fell": task.fell, "named": task.named} if task.fell else {}),
            },
        )
        for task in made
    ]
    record_all(by=by, action="followup.start_occasion", changes=changes)
    return made
