"""The levels of the steering models: their order and what they carry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rodatraden.apps.cycle.models import PlanningYear
from rodatraden.apps.planning.models import Level
from rodatraden.core.content.planning import Carries, LevelMeaning

OF_GOALS = (LevelMeaning.AREA, LevelMeaning.GOAL, LevelMeaning.BOARD_GOAL)
"""The meanings of levels that goals stand on."""
SHARED = (LevelMeaning.AREA, LevelMeaning.GOAL)
"""The meanings of levels whose goals the whole municipality shares."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One level: what it is called, means and carries, in which model, and which in order from the top."""

    key: str
    name: str
    plural: str
    model: str
    order: int
    meaning: LevelMeaning
    carries: frozenset[Carries]


@dataclass(frozen=True, slots=True)
class Levels:
    """All levels of all living steering models, by key."""

    by_key: Mapping[str, Step]

    def of_model(self, model: str) -> list[Step]:
        """A model's levels from the top."""
        return sorted((step for step in self.by_key.values() if step.model == model), key=lambda step: step.order)

    def for_goals(self, model: str) -> list[Step]:
        """A model's levels that goals stand on, from the top."""
        return [step for step in self.of_model(model) if step.meaning in OF_GOALS]

    def name(self, key: str) -> str:
        """What a level is called; its key where it is not there."""
        return self.by_key[key].name if key in self.by_key else key

    def carries(self, key: str, what: Carries) -> bool:
        """Whether things on a level may carry this."""
        return key in self.by_key and what in self.by_key[key].carries

    def below(self, key: str) -> list[Step]:
        """The levels for goals that stand below a level, from the top."""
        step = self.by_key.get(key)
        return [each for each in self.for_goals(step.model) if each.order > step.order] if step else []


def levels() -> Levels:
    """The levels as they are now."""
    rows = Level.objects.filter(ended_at__isnull=True, model__ended_at__isnull=True).order_by("position", "pk")
    found: dict[str, Step] = {}
    for at, row in enumerate(rows):
        found[row.key] = Step(
            key=row.key,
            name=row.name,
            plural=row.plural or row.name,
            model=row.model_id,
            order=at,
            meaning=LevelMeaning(row.meaning),
            carries=frozenset(Carries(word) for word in row.carries),
        )
    return Levels(found)


def model_of(year: int | None) -> str:
    """The steering model of a year; "" where there is none."""
    row = PlanningYear.objects.filter(year=year, ended_at__isnull=True).first() if year else None
    return row.steering_model if row else ""
