"""Whose the tasks are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.db.models import Q

from rodatraden.apps.followup.models import Task
from rodatraden.apps.followup.rules import permission_for
from rodatraden.apps.org.enums import RoleKind
from rodatraden.apps.org.reach import EVERYWHERE
from rodatraden.apps.org.tree import Tree, tree
from rodatraden.foundation.accounts.held import current_grants, roles_held
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.permissions import allows

SHARED_BY = {RoleKind.UNIT_MANAGER.value: (RoleKind.REPORTER.value,)}
"""Roles that share the tasks of another at the same place."""


def tasks_of(user: User, *, done: bool | None = False) -> list[Task]:
    """The tasks that wait for a person: handed to them, or of a role that they hold nearest to the unit.

    With `done` those that have been done; with None those too.
    """
    mine = {grant.role for grant in roles_held(user)}
    roles = {role for role in RoleKind.values if role in mine or mine & set(SHARED_BY.get(role, ()))}
    whose = Q(assigned_to=user)
    if roles:
        whose |= Q(assigned_to__isnull=True, role__in=roles) & _within_reach(user)
    rows = Task.objects.filter(whose, ended_at__isnull=True).select_related("scope")
    found = list(rows if done is None else rows.filter(done_at__isnull=not done))
    handed = [task for task in found if task.assigned_to_id is not None]
    return [*handed, *_nearest(user, [task for task in found if task.assigned_to_id is None])]


def _within_reach(user: User) -> Q:
    """What lies where the person has a role, or below: a municipality has thousands of other tasks."""
    places = {grant.place for grant in roles_held(user)}
    if EVERYWHERE in places:
        return Q()
    organisations = tree()
    return Q(organisation__in={key for place in places for key in organisations.at_or_below(place)})


def _nearest(user: User, tasks: Sequence[Task]) -> list[Task]:
    if not tasks:
        return []
    held = {(grant.role, grant.place) for grant in roles_held(user)}
    organisations = tree()
    holders = _holders(tasks, organisations)
    known: dict[tuple[str, str], bool] = {}
    found = []
    for task in tasks:
        key = (task.role, task.organisation)
        if key not in known:
            known[key] = _is_nearest(held, holders, organisations, *key)
        if known[key]:
            found.append(task)
    return found


def _holders(tasks: Sequence[Task], organisations: Tree) -> Mapping[str, set[str]]:
    """The places at or above the tasks where each of their roles is held today."""
    found: dict[str, set[str]] = defaultdict(set)
    homes = {task.organisation for task in tasks}
    above = {place for home in homes for place in organisations.at_or_above(home)}
    grants = current_grants().filter(role__in={task.role for task in tasks}, place__in={*above, EVERYWHERE})
    for role, place in grants.order_by("pk").values_list("role", "place"):
        found[role].add(place)
    return found


def _is_nearest(
    held: set[tuple[str, str]], holders: Mapping[str, set[str]], organisations: Tree, role: str, organisation: str
) -> bool:
    if any((other, organisation) in held for other in SHARED_BY.get(role, ())):
        return True
    waiting = [organisation]
    seen: set[str] = set()
    while waiting:
        here = [place for place in waiting if place in holders[role]]
        if here:
            return any((role, place) in held for place in here)
        seen.update(waiting)
        waiting = [upper for place in waiting for upper in organisations.above.get(place, ()) if upper not in seen]
    return (role, EVERYWHERE) in held


def colleagues(user: User, organisation: str, section: str) -> list[User]:
    """Who a task at an organisation can be handed to: those who may report there, but not the person itself."""
    places = tree().at_or_above(organisation) | {EVERYWHERE}
    grants = current_grants().filter(place__in=places).exclude(user=user).exclude(user__is_system=True)
    people = {grant.user_id: grant.user for grant in grants.select_related("user").order_by("user__name", "pk")}
    nearby = {grant.user_id for grant in grants.order_by("pk") if grant.place != EVERYWHERE}
    permission = permission_for(section)
    return [person for key, person in people.items() if key in nearby and allows(person, permission, organisation)]
