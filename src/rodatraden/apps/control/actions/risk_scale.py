"""The municipality's risk scale: the steps of likelihood and consequence, and the zones of their product."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db import transaction

from rodatraden.apps.control.models import Risk, RiskZone
from rodatraden.apps.control.queries.content import RISK_SCALE, RISK_ZONES
from rodatraden.apps.control.scale_errors import HalfScale, StepInUse, StepTwice, StepWithoutWord, ZoneTwice
from rodatraden.apps.cycle.actions import municipality_scope
from rodatraden.apps.cycle.actions.editing import begin_edit, write_kind
from rodatraden.apps.cycle.actions.things import cleaned
from rodatraden.apps.cycle.enums import ScopeLevel
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.cycle.thing_errors import NameMissing
from rodatraden.apps.planning.rules import EDIT_SHARED
from rodatraden.core.content import organisation as content
from rodatraden.core.keys import free_key, key_from
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.editing.tokens import refuse_changed, token_of
from rodatraden.foundation.keyed.changes import words
from rodatraden.foundation.keyed.read import read
from rodatraden.foundation.permissions import require

DIMENSIONS = ("likelihood", "consequence")


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskScale:
    """The whole scale: steps by dimension and value, zones from the lowest."""

    steps: tuple[content.RiskScaleLevel, ...] = ()
    zones: tuple[content.RiskZone, ...] = ()


def risk_scale() -> RiskScale:
    """The scale as it stands."""
    scope = Scope.objects.filter(level=ScopeLevel.MUNICIPALITY).first()
    if scope is None:
        return RiskScale()
    return _in_order(RiskScale(steps=tuple(read(RISK_SCALE, scope.pk)), zones=tuple(read(RISK_ZONES, scope.pk))))


def token_of_risk_scale(scale: RiskScale) -> str:
    """The token of a scale as it stands."""
    return token_of(_values(scale))


@transaction.atomic
def edit_risk_scale(*, by: User, scale: RiskScale, token: str, reason: str = "") -> RiskScale:
    """Make the scale this one; a new zone gets a key of its word.

    Raises StepWithoutWord, NameMissing, StepTwice, ZoneTwice, HalfScale, StepInUse, ChangedSince.
    """
    require(by, EDIT_SHARED, "")
    held = begin_edit(by=by, permission=EDIT_SHARED, scope=municipality_scope(by=by), reason=reason)
    before = risk_scale()
    refuse_changed(_values(before), token)
    told = RiskScale(steps=tuple(map(cleaned, scale.steps)), zones=tuple(map(cleaned, scale.zones)))
    _refuse_unclear(told)
    _refuse_loss(before, told)
    after = _in_order(RiskScale(steps=told.steps, zones=_named(told.zones)))
    action = "control.risk_scale.edit"
    write_kind(RISK_SCALE, after.steps, by=by, scope=held, action=action, reason=reason)
    write_kind(RISK_ZONES, after.zones, by=by, scope=held, action=action, reason=reason)
    return after


def _in_order(scale: RiskScale) -> RiskScale:
    steps = sorted(scale.steps, key=lambda step: (DIMENSIONS.index(step.dimension), step.value))
    return RiskScale(steps=tuple(steps), zones=tuple(sorted(scale.zones, key=lambda zone: zone.from_value)))


def _values(scale: RiskScale) -> dict[str, str]:
    return {"steps": words(scale.steps), "zones": words(scale.zones)}


def _refuse_unclear(scale: RiskScale) -> None:
    seen: set[tuple[str, int]] = set()
    for step in scale.steps:
        if not step.label:
            raise StepWithoutWord(step.value)
        if (step.dimension, step.value) in seen:
            raise StepTwice(step.dimension, step.value)
        seen.add((step.dimension, step.value))
    have = {step.dimension for step in scale.steps}
    for dimension in DIMENSIONS:
        if have and dimension not in have:
            raise HalfScale(dimension)
    _refuse_unclear_zones(scale.zones)


def _refuse_unclear_zones(zones: Sequence[content.RiskZone]) -> None:
    starts: set[int] = set()
    for zone in zones:
        if not zone.label:
            raise NameMissing("zonen")
        if zone.from_value in starts:
            raise ZoneTwice(zone.from_value)
        starts.add(zone.from_value)


def _refuse_loss(before: RiskScale, after: RiskScale) -> None:
    """Every value that a risk has been given stays on the scale, where it was on it."""
    kept = {(step.dimension, step.value) for step in after.steps}
    for step in before.steps:
        if (step.dimension, step.value) in kept:
            continue
        used = Risk.objects.filter(ended_at__isnull=True, **{step.dimension: step.value}).order_by("pk")
        if names := list(used.values_list("title", flat=True)):
            raise StepInUse(step.dimension, step.value, names)


def _named(zones: Sequence[content.RiskZone]) -> tuple[content.RiskZone, ...]:
    taken = {zone.key for zone in zones if zone.key}
    found = []
    for zone in zones:
        key = zone.key or free_key(
            key_from(zone.label, "zon"), lambda k: k in taken or RiskZone.objects.filter(key=k).exists()
        )
        taken.add(key)
        found.append(replace(zone, key=key))
    return tuple(found)
