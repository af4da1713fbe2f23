"""Organisations, goals and action plans that would lie under themselves."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from rodatraden.connectors.planfile.messages import Path, shortened
from rodatraden.core.content.file import PlanFile
from rodatraden.core.hierarchy import RunsInCircle, tree


class _Placed(Protocol):
    @property
    def key(self) -> str: ...

    @property
    def parent(self) -> str: ...


def circles(file: PlanFile) -> Iterator[tuple[str, Path]]:
    """The first circle among the organisations, the goals and the action plans of a file.

    A circle through two plans is found when both are in: `load_checks.check_circles`.
    """
    if file.municipality is not None:
        yield from _circle(("municipality", "organisations"), file.municipality.organisations)
        yield from _circle(("municipality", "goals"), file.municipality.goals)
        yield from _circle(("municipality", "action_plans"), file.municipality.action_plans)
    if file.plan is not None:
        yield from _circle(("plan", "goals"), file.plan.goals)
        yield from _circle(("plan", "action_plans"), file.plan.action_plans)


def _circle(path: Path, things: Iterable[_Placed]) -> Iterator[tuple[str, Path]]:
    placed = list(things)
    keys = {thing.key for thing in placed}
    try:
        tree((thing.key, thing.parent if thing.parent in keys else "") for thing in placed)
    except RunsInCircle as refused:
        number = next(number for number, thing in enumerate(placed) if thing.key == refused.key)
        place = f"{'.'.join(map(str, path))}[{shortened(refused.key)}].parent"
        yield (
            f"{place} gör att ”{shortened(refused.key)}” ligger under sig själv; välj en annan.",
            (*path, number, "parent"),
        )
