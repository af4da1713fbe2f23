"""What needs an indicator: goals, targets, controls, reports, texts and values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps

from rodatraden.apps.indicators.models import Indicator, Observation, SeriesBreak
from rodatraden.core.periods import end_of
from rodatraden.foundation.keyed.meta import manager, options
from rodatraden.foundation.keyed.still_used import foreign_keys_to
from rodatraden.foundation.keyed.used_by import Use, uses_of

_KIND = options(Indicator).label_lower
_OWN = options(SeriesBreak).label
_VALUES = options(Observation).label
_WORDS = ("indicator", "observation", "target")


def needed_by(key: str) -> list[Use]:
    """What would be lost with an indicator; its values as one use, its own series breaks not at all."""
    found = uses_of(_KIND, key, words=_WORDS, without=(_OWN, _VALUES))
    periods = sorted(
        Observation.objects.filter(indicator_id=key, ended_at__isnull=True)
        .order_by("pk")
        .values_list("period", flat=True),
        key=end_of,
    )
    if periods:
        span = " till ".join(dict.fromkeys((periods[0], periods[-1])))
        found.append(Use(label=f"{len(periods)} utfall", name=span, scope=""))
    return found


def is_in_use(key: str) -> bool:
    """Whether anything lives that was written with the indicator as it is: a value, a target, a goal, a report."""
    return any(rows.filter(**{f"{field}__exact": key}).exists() for rows, field in _rows(values=True))


def followed_among(keys: Iterable[str]) -> frozenset[str]:
    """Those of the indicators that a goal is followed with, a control guards, or somebody aims at or reports."""
    wanted = list(keys)
    return _keys({"{}__in": wanted}) if wanted else frozenset()


def followed() -> frozenset[str]:
    """Every indicator that something but its own values needs."""
    return _keys({})


def _keys(conditions: dict[str, object]) -> frozenset[str]:
    found: set[str] = set()
    for rows, field in _rows(values=False):
        asked = rows.filter(**{name.format(field): value for name, value in conditions.items()})
        found.update(
            asked.exclude(**{f"{field}__isnull": True}).order_by().values_list(f"{field}_id", flat=True).distinct()
        )
    return frozenset(found)


def _rows(*, values: bool) -> Iterator[tuple[Any, str]]:
    """The living rows of each model that points at indicators, and the field that does."""
    for label, field in foreign_keys_to(_KIND):
        if label != _OWN and (values or label != _VALUES):
            yield manager(apps.get_model(label)).filter(ended_at__isnull=True), field
