"""Make and change steering models: their levels, what each carries, and which years they are for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from django.db import transaction

from rodatraden.apps.cycle.actions import mark_changed
from rodatraden.apps.cycle.actions.editing import begin_edit, write_kind
from rodatraden.apps.cycle.actions.things import cleaned
from rodatraden.apps.cycle.enums import ScopeLevel
from rodatraden.apps.cycle.models import PlanningYear, Scope
from rodatraden.apps.cycle.queries.content import YEARS
from rodatraden.apps.cycle.thing_errors import NameMissing, StillNeeded, ThingGone
from rodatraden.apps.planning.models import Goal
from rodatraden.apps.planning.models import Level as LevelRow
from rodatraden.apps.planning.models import SteeringModel as ModelRow
from rodatraden.apps.planning.queries.content import STEERING_MODELS
from rodatraden.apps.planning.queries.steering import OF_GOALS
from rodatraden.apps.planning.rules import EDIT_STEERING
from rodatraden.apps.planning.rules_of_model import refuse_level_loss
from rodatraden.apps.planning.tree_errors import LevelInUse, LevelsMissing, ModelInUse, YearHasGoals, YearMissing
from rodatraden.core.content.organisation import YearState
from rodatraden.core.content.planning import Level, LevelMeaning, SteeringModel
from rodatraden.core.keys import free_key, key_from
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.editing.tokens import refuse_changed, token_of
from rodatraden.foundation.keyed.changes import words
from rodatraden.foundation.keyed.one_kind import replace_kind
from rodatraden.foundation.keyed.read import read

Models = list[SteeringModel]


def shared_scope() -> Scope:
    """What the municipality shares; raises ThingGone before there is any."""
    found = Scope.objects.filter(level=ScopeLevel.MUNICIPALITY).first()
    if found is None:
        raise ThingGone("kommunen")
    return found


def models_in(scope: Scope) -> Models:
    """The living steering models in order."""
    return list(read(STEERING_MODELS, scope.pk))


def token_of_model(model: SteeringModel) -> str:
    """The token of a model and its levels."""
    return token_of({"model": words(model)})


def years_of(model: str) -> list[tuple[int, str]]:
    """The years that a model is for, with their states."""
    rows = PlanningYear.objects.filter(steering_model=model, ended_at__isnull=True).order_by("year")
    return list(rows.values_list("year", "state"))


@transaction.atomic
def create_model(*, by: User, model: SteeringModel, reason: str = "") -> SteeringModel:
    """Add a steering model; keys are made from the names. Raises NameMissing, LevelsMissing."""
    held = begin_edit(by=by, permission=EDIT_STEERING, scope=shared_scope(), reason=reason)
    made = _named(cleaned(model))
    _refuse_empty(made)
    _write(by, held, [*models_in(held), made], "create", reason)
    return made


@transaction.atomic
def edit_model(*, by: User, model: SteeringModel, token: str, reason: str = "") -> SteeringModel:
    """Change a steering model that no closed year was planned with.

    Raises ModelInUse, LevelInUse for a level that goals stand on (or that carries what it would not),
    NameMissing, LevelsMissing, ChangedSince.
    """
    held = begin_edit(by=by, permission=EDIT_STEERING, scope=shared_scope(), reason=reason)
    have = models_in(held)
    before = _among(have, model.key)
    refuse_changed({"model": words(before)}, token)
    closed = [year for year, state in years_of(model.key) if state == YearState.CLOSED]
    if closed:
        raise ModelInUse(before.name, closed)
    after = _named(cleaned(model))
    _refuse_empty(after)
    _refuse_used(before, after)
    _write(by, held, [after if each.key == model.key else each for each in have], "edit", reason)
    return after


@transaction.atomic
def copy_model(*, by: User, key: str, name: str, reason: str = "") -> SteeringModel:
    """Copy a steering model, for a new year to change while the old one stays as it was."""
    source = _among(models_in(shared_scope()), key)
    levels = tuple(replace(level, key="") for level in source.levels)
    return create_model(by=by, model=SteeringModel(key="", name=name, levels=levels), reason=reason)


@transaction.atomic
def end_model(*, by: User, key: str, reason: str = "") -> SteeringModel:
    """End a steering model that no year is planned with and no goal stands on."""
    held = begin_edit(by=by, permission=EDIT_STEERING, scope=shared_scope(), reason=reason)
    have = models_in(held)
    ended = _among(have, key)
    if years := years_of(key):
        raise StillNeeded(ended.name, [f"året {year}" for year, _state in years])
    _refuse_used(ended, replace(ended, levels=()))
    _write(by, held, [each for each in have if each.key != key], "end", reason)
    return ended


@transaction.atomic
def use_model(*, by: User, key: str, year: int, reason: str = "") -> None:
    """Plan a year with a steering model; a year whose plans have goals keeps the one it has."""
    held = begin_edit(by=by, permission=EDIT_STEERING, scope=shared_scope(), reason=reason)
    model = _among(models_in(held), key)
    years = list(read(YEARS, None))
    found = next((each for each in years if each.year == year), None)
    if found is None:
        raise YearMissing(year)
    if found.steering_model == key:
        return
    if found.state is YearState.CLOSED:
        raise ModelInUse(model.name, [year])
    if Goal.objects.filter(scope__level=ScopeLevel.BOARD_YEAR, scope__year=year, ended_at__isnull=True).exists():
        raise YearHasGoals(year)
    changed = [replace(each, steering_model=key) if each.year == year else each for each in years]
    replace_kind(YEARS, changed, by=by, scope=None, action="planning.steering_model.use", reason=reason.strip())
    mark_changed(by=by, scope=held)


def _write(by: User, scope: Scope, models: Models, what: str, reason: str) -> None:
    write_kind(STEERING_MODELS, models, by=by, scope=scope, action=f"planning.steering_model.{what}", reason=reason)


def _among(models: Models, key: str) -> SteeringModel:
    found = next((model for model in models if model.key == key), None)
    if found is None:
        raise ThingGone("styrmodellen")
    return found


def _named(model: SteeringModel) -> SteeringModel:
    """The model with keys where it and its levels have none."""
    key = model.key or free_key(key_from(model.name, "styrmodell"), lambda k: ModelRow.objects.filter(key=k).exists())
    taken = {level.key for level in model.levels if level.key}
    levels: list[Level] = []
    for level in model.levels:
        kept = cleaned(level)
        if not kept.key:
            kept = replace(kept, key=free_key(f"{key_from(kept.name, 'niva')}-{key}"[:90], _is_taken(taken)))
            taken.add(kept.key)
        levels.append(replace(kept, plural=kept.plural or kept.name))
    return replace(model, key=key, levels=tuple(levels))


def _is_taken(taken: set[str]) -> Callable[[str], bool]:
    return lambda key: key in taken or LevelRow.objects.filter(key=key).exists()


def _refuse_empty(model: SteeringModel) -> None:
    if not model.name:
        raise NameMissing("styrmodellen")
    if any(not level.name for level in model.levels):
        raise NameMissing("nivån")
    if not any(level.meaning in OF_GOALS for level in model.levels):
        raise LevelsMissing


def _refuse_used(before: SteeringModel, after: SteeringModel) -> None:
    """A level that goals stand on stays, in its order among those, and carries what they carry."""
    left = {level.key: level for level in after.levels}
    used = [
        level for level in before.levels if Goal.objects.filter(level__key=level.key, ended_at__isnull=True).exists()
    ]
    for level in used:
        kept = left.get(level.key)
        if kept is None or kept.meaning not in OF_GOALS or _is_shared(kept) is not _is_shared(level):
            raise LevelInUse(level.name, "det finns mål på den")
        refuse_level_loss(LevelRow.objects.get(key=level.key), frozenset(kept.carries))
    order = [level.key for level in after.levels]
    if sorted(used, key=lambda level: order.index(level.key)) != used:
        raise LevelInUse(used[0].name, "mål ligger under varandra i den ordning nivåerna har")


def _is_shared(level: Level) -> bool:
    return level.meaning in (LevelMeaning.AREA, LevelMeaning.GOAL)
