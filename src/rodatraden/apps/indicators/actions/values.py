"""Add, correct and withdraw values by hand, one at a time or a pasted block."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction

from rodatraden.apps.cycle.actions import municipality_scope
from rodatraden.apps.cycle.actions.editing import begin_edit, write_thing, write_things
from rodatraden.apps.cycle.enums import ScopeLevel
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.indicators.actions.neighbours import note_neighbours
from rodatraden.apps.indicators.definition_errors import CorrectedWithoutReason, ObservationExists, ObservationGone
from rodatraden.apps.indicators.errors import IndicatorUnknown
from rodatraden.apps.indicators.models import Indicator
from rodatraden.apps.indicators.queries.content import OBSERVATIONS
from rodatraden.apps.indicators.queries.values import identity_of, place_of_value
from rodatraden.apps.indicators.rules import EDIT_VALUES
from rodatraden.apps.indicators.rules_of_values import refuse_impossible, refuse_unknown_entity, refuse_wrong_period
from rodatraden.core.content.indicators import Observation
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.editing.tokens import refuse_changed
from rodatraden.foundation.editing.values import as_kept
from rodatraden.foundation.keyed.one_kind import values_of
from rodatraden.foundation.keyed.read import read_one, read_some
from rodatraden.foundation.permissions import require

Identity = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """How many values of a block were new, and how many were corrected."""

    added: int
    corrected: int


@transaction.atomic
def add_value(*, by: User, observation: Observation, scope: Scope | None = None, reason: str = "") -> Observation:
    """Add a value that nobody has given yet, to the municipality's own when no scope is named.

    Raises ObservationExists, ObservationUnclear, OutcomeBeyondScale, IndicatorUnknown or ScopeClosed.
    """
    held = _begin(by, scope, observation.entity, reason)
    made = _readable(observation, _indicator(observation.indicator), is_new=True)
    if _living(held, made) is not None:
        raise ObservationExists
    _keep(made, by=by, scope=held, action="add", reason=reason)
    return made


@transaction.atomic
def correct_value(*, by: User, scope: Scope, observation: Observation, token: str, reason: str) -> Observation:
    """Change a value where it stands; asks why. What is frozen in a decided document stays as it was.

    Raises ObservationGone, CorrectedWithoutReason, ChangedSince, and what `add_value` does.
    """
    held = _begin(by, scope, observation.entity, reason)
    told = _readable(observation, _indicator(observation.indicator), is_new=False)
    before = _living(held, told)
    if before is None:
        raise ObservationGone
    refuse_changed(values_of(before), token)
    if told == before:
        return told
    if not reason.strip():
        raise CorrectedWithoutReason
    _keep(told, by=by, scope=held, action="correct", reason=reason)
    return told


@transaction.atomic
def withdraw_value(*, by: User, scope: Scope, observation: Observation, reason: str) -> None:
    """Take back a value; asks why. It stays in the history. Raises ObservationGone or CorrectedWithoutReason."""
    held = _begin(by, scope, observation.entity, reason)
    if _living(held, observation) is None:
        raise ObservationGone
    if not reason.strip():
        raise CorrectedWithoutReason
    identity = identity_of(observation)
    write_thing(OBSERVATIONS, None, identity, by=by, scope=held, action="indicators.value.withdraw", reason=reason)
    note_neighbours([observation.indicator])


@transaction.atomic
def paste_values(*, by: User, indicator: str, observations: Iterable[Observation], reason: str) -> Pasted:
    """Add or correct a block of the municipality's own values of an indicator, all or none.

    Asks why where one is corrected. Raises what `add_value` does.
    """
    row = _indicator(indicator)
    told = [_readable(each, row, is_new=True) for each in observations if each.indicator == indicator]
    entities = list(dict.fromkeys(each.entity for each in told))
    if not entities:
        return Pasted(added=0, corrected=0)
    held = [_begin(by, None, entity, reason) for entity in entities].pop()
    some = {"indicator_id": indicator}
    have: dict[Identity, Observation] = {identity_of(each): each for each in read_some(OBSERVATIONS, held.pk, some)}
    pasted: dict[Identity, Observation] = {}
    for each in told:
        identity = identity_of(each)
        if identity in pasted:
            raise ObservationExists
        pasted[identity] = _over(have.get(identity), each)
    corrected = sum(1 for identity, each in pasted.items() if identity in have and have[identity] != each)
    if corrected and not reason.strip():
        raise CorrectedWithoutReason
    contents = {**have, **pasted}.values()
    action = "indicators.value.paste"
    write_things(OBSERVATIONS, some, contents, by=by, scope=held, action=action, reason=reason)
    note_neighbours([indicator])
    return Pasted(added=len(pasted.keys() - have.keys()), corrected=corrected)


def _over(before: Observation | None, told: Observation) -> Observation:
    """A pasted value with what a block does not say of it."""
    if before is None:
        return told
    return replace(told, survey=told.survey or before.survey, persons=told.persons or before.persons)


def _begin(by: User, scope: Scope | None, entity: str, reason: str) -> Scope:
    """The scope, locked, for one who may write values of that organisation there."""
    level, at = (scope.level, scope.place) if scope is not None else (ScopeLevel.MUNICIPALITY.value, "")
    place = place_of_value(level, at, entity)
    require(by, EDIT_VALUES, place)  # Before the municipality's scope is made, where there is none yet.
    refuse_unknown_entity(entity)
    held = scope if scope is not None else municipality_scope(by=by)
    return begin_edit(by=by, permission=EDIT_VALUES, scope=held, reason=reason, place=place)


def _indicator(key: str) -> Indicator:
    found = Indicator.objects.filter(key=key, ended_at__isnull=True).first()
    if found is None:
        raise IndicatorUnknown(key)
    return found


def _readable(observation: Observation, indicator: Indicator, *, is_new: bool) -> Observation:
    """The observation as it is kept; raises the refusal of one that cannot be."""
    amount = observation.amount
    told = replace(
        observation,
        amount=replace(amount, comment=_line(amount.comment), text=_line(amount.text)),
        reported_by=_line(observation.reported_by),
    )
    if is_new:
        refuse_wrong_period(told, indicator)
    refuse_impossible(told, indicator)
    return told


def _line(text: str) -> str:
    return " ".join(as_kept(text).split())


def _living(scope: Scope, observation: Observation) -> Observation | None:
    found: Any = read_one(OBSERVATIONS, scope.pk, identity_of(observation))
    return found if isinstance(found, Observation) else None


def _keep(observation: Observation, *, by: User, scope: Scope, action: str, reason: str) -> None:
    write_thing(
        OBSERVATIONS,
        observation,
        identity_of(observation),
        by=by,
        scope=scope,
        action=f"indicators.value.{action}",
        reason=reason,
    )
    note_neighbours([observation.indicator])
