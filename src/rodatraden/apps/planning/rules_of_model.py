"""What a steering model says of where goals stand and what they carry. Each rule is a named refusal."""

from __future__ import annotations

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.planning import models
from rodatraden.apps.planning.queries.steering import Levels
from rodatraden.apps.planning.tree_errors import LevelInUse, LevelsOutOfOrder, NotCarried, ParentMissing, UnderItself
from rodatraden.core.content.planning import Carries, Goal

WORDS = {
    Carries.INDICATORS: "indikatorer",
    Carries.TARGETS: "målvärden",
    Carries.WORK: "planerat arbete",
    Carries.COMMITMENTS: "åtaganden",
    Carries.ACTIVITIES: "aktiviteter",
    Carries.FUNDING: "pengar utifrån",
    Carries.RISKS: "risker",
    Carries.ASSESSMENT: "bedömningar",
}


def refuse_uncarried(goal: models.Goal, what: Carries, known: Levels) -> None:
    """Raise NotCarried when the goal's level does not carry this."""
    if not known.carries(goal.level_id, what):
        raise NotCarried(known.name(goal.level_id), WORDS[what])


def refuse_place(goal: Goal, parent: models.Goal | None, scope: Scope, known: Levels) -> None:
    """Raise ParentMissing, LevelsOutOfOrder or UnderItself.

    A goal stands under one of a level above its own in the same model. A unit's own goal may stand
    under a goal of the same level in another plan: it is that goal, made the unit's own.
    """
    step = known.by_key[goal.level]
    if parent is None:
        if known.for_goals(step.model)[0].key != step.key:
            raise ParentMissing(step.name)
        return
    above = known.by_key.get(parent.level_id)
    is_own = above is not None and above.key == step.key and parent.scope_id != scope.pk
    if above is None or above.model != step.model or (above.order >= step.order and not is_own):
        raise LevelsOutOfOrder(step.name, known.name(parent.level_id))
    _refuse_circle(goal, parent)


def _refuse_circle(goal: Goal, parent: models.Goal | None) -> None:
    seen: set[str] = set()
    while parent is not None and parent.key not in seen:
        if parent.key == goal.key:
            raise UnderItself(goal.name)
        seen.add(parent.key)
        parent = parent.parent


def refuse_level_change(goal: Goal, scope: Scope, known: Levels) -> None:
    """Raise LevelsOutOfOrder or NotCarried when what stands under the goal cannot stand there any more."""
    row = models.Goal.objects.get(key=goal.key)
    step = known.by_key[goal.level]
    for child in row.children.filter(ended_at__isnull=True).order_by("pk"):
        below = known.by_key.get(child.level_id)
        own = below is not None and below.key == step.key and child.scope_id != scope.pk
        if below is None or below.model != step.model or (below.order <= step.order and not own):
            raise LevelsOutOfOrder(known.name(child.level_id), step.name)
    for what in carried_by(row):
        if what not in step.carries:
            raise NotCarried(step.name, WORDS[what])


def carried_by(goal: models.Goal) -> list[Carries]:
    """What a goal carries now, in this app and those above."""
    living = {
        Carries.WORK: goal.work.filter(ended_at__isnull=True),
        Carries.COMMITMENTS: goal.commitments.filter(ended_at__isnull=True),
        Carries.ACTIVITIES: goal.activities.filter(activity__ended_at__isnull=True, activity__commitments__isnull=True),
        Carries.INDICATORS: goal.indicator_links.filter(ended_at__isnull=True),
        Carries.FUNDING: goal.funding_links.filter(ended_at__isnull=True),
        Carries.RISKS: goal.risks.filter(ended_at__isnull=True),
    }
    return [what for what, rows in living.items() if rows.exists()]


def refuse_level_loss(level: models.Level, carries: frozenset[Carries]) -> None:
    """Raise LevelInUse when goals on the level carry what it would no longer carry."""
    lost = {Carries(word) for word in level.carries} - carries
    if not lost:
        return
    for goal in models.Goal.objects.filter(level=level, ended_at__isnull=True).order_by("pk"):
        for what in carried_by(goal):
            if what in lost:
                raise LevelInUse(level.name, f"målet ”{goal.name}” har {WORDS[what]}")
