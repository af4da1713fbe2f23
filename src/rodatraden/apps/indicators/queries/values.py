"""The values of an indicator: every one that lives, whoever said it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from rodatraden.apps.cycle.enums import ScopeLevel
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.indicators.models import Observation as Row
from rodatraden.apps.indicators.queries.content import OBSERVATIONS
from rodatraden.apps.org.models import Organisation
from rodatraden.apps.org.queries.places import places_of
from rodatraden.apps.org.rules import READ
from rodatraden.core.content.indicators import Observation
from rodatraden.foundation.keyed.columns import canonical
from rodatraden.foundation.keyed.read import Stored, attributes


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A value, the scope that says it, and the number of its row; `ended` when it has been withdrawn."""

    pk: int
    scope: Scope
    observation: Observation
    ended: bool = False


def identity_of(observation: Observation) -> tuple[str, str, str, str]:
    """What makes a value the same one the next time, within its scope."""
    return observation.indicator, observation.entity, observation.period, canonical(observation.breakdown)


def place_of_value(level: str, place: str, entity: str) -> str:
    """Where a value stands: the board whose plan or report says it, else the organisation that it is about.

    What the municipality says of itself, of other municipalities or of groups stands at "".
    """
    if level != ScopeLevel.MUNICIPALITY or not entity:
        return place
    return entity if Organisation.objects.filter(key=entity, ended_at__isnull=True).exists() else place


def values_of(indicator: str, user: AbstractBaseUser | AnonymousUser, *, ended: bool = False) -> list[Held]:
    """The values of an indicator that a person may read, living ones or withdrawn, by scope and as they stand there.

    Two queries, whatever the number.
    """
    rows = Row.objects.filter(indicator_id=indicator, ended_at__isnull=not ended).select_related(
        "scope__board", "survey"
    )
    places = places_of(user, READ)
    found = [
        row for row in rows.order_by("scope__level", "scope__key", "position", "pk") if places.contains(row.scope.place)
    ]
    return [Held(pk=row.pk, scope=row.scope, observation=_content(row), ended=ended) for row in found]


def value_at(indicator: str, scope: Scope, entity: str, period: str, breakdown: str) -> Observation | None:
    """The living value with this identity."""
    rows: QuerySet[Row] = Row.objects.filter(
        indicator_id=indicator, scope=scope, entity=entity, period=period, breakdown=breakdown, ended_at__isnull=True
    )
    row = rows.select_related("survey").first()
    return None if row is None else _content(row)


def organisation_names(keys: Iterable[str]) -> dict[str, str]:
    """The names of organisations by key."""
    rows = Organisation.objects.filter(key__in=set(keys)).order_by("key")
    return dict(rows.values_list("key", "name"))


def _content(row: Row) -> Observation:
    survey = getattr(row, "survey", None)
    below = () if survey is None else (tuple(getattr(survey, name) for name in OBSERVATIONS.part_fields[0]),)
    stored = Stored(
        pk=row.pk,
        position=row.position,
        ended=row.ended_at is not None,
        unit=1,
        values=tuple(getattr(row, name) for name in OBSERVATIONS.fields),
        parts=(below,),
    )
    return Observation(**attributes(OBSERVATIONS, stored))
