"""The goals of other plans that a plan hangs under: a unit's goals stand under its board's."""

from dataclasses import replace

from rodatraden.apps.planning.models import Goal as GoalRow
from rodatraden.connectors.planfile.read import read_plan
from rodatraden.core.content.file import PlanContent, PlanFile
from rodatraden.core.content.planning import Goal


def goals_above(municipality: PlanFile, plan: PlanFile) -> tuple[PlanFile, ...]:
    """One file for each plan above, with only the goals on the way up; none for a plan that hangs on no other."""
    shared = municipality.municipality.goals if municipality.municipality else ()
    known = {goal.key for goal in shared}
    found: list[PlanFile] = []
    wanted = _hung_on(plan.plan or PlanContent()) - known
    while wanted:
        places = _places(wanted)
        known |= wanted
        wanted = set()
        for (board, year), keys in places.items():
            file = read_plan(board, year)
            goals = file.plan.goals if file and file.plan else ()
            on_way = _on_way(goals, keys)
            known |= {goal.key for goal in on_way}
            wanted |= {goal.parent for goal in on_way if goal.parent and goal.parent not in known}
            if file is not None:
                found.insert(0, replace(file, plan=PlanContent(goals=on_way)))
    return tuple(found)


def _hung_on(plan: PlanContent) -> set[str]:
    """The goals that things of a plan hang on and that are not its own."""
    named = {goal.parent for goal in plan.goals}
    named |= {each.goal for things in (plan.work, plan.commitments, plan.indicator_links) for each in things}
    named |= {key for activity in plan.activities for key in activity.goals}
    named |= {risk.goal for risk in plan.risks}
    return named - {goal.key for goal in plan.goals} - {""}


def _places(keys: set[str]) -> dict[tuple[str, int], set[str]]:
    """Which plans the goals stand in."""
    rows = GoalRow.objects.filter(key__in=keys, ended_at__isnull=True, scope__board__isnull=False).order_by("pk")
    found: dict[tuple[str, int], set[str]] = {}
    for key, board, year in rows.values_list("key", "scope__board__key", "scope__year"):
        if year is not None:
            found.setdefault((board, year), set()).add(key)
    return found


def _on_way(goals: tuple[Goal, ...], keys: set[str]) -> tuple[Goal, ...]:
    """The goals with these keys and those above them in the same plan, in its order."""
    by_key = {goal.key: goal for goal in goals}
    found: set[str] = set()
    for start in keys:
        key = start
        while key in by_key and key not in found:
            found.add(key)
            key = by_key[key].parent
    return tuple(goal for goal in goals if goal.key in found)
