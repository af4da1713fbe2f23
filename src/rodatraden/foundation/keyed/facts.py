"""Write one fact of a scope at a time, for the actions of forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db import models
from django.db.models import Max
from django.utils import timezone

from rodatraden.foundation.keyed.limits import limits_of
from rodatraden.foundation.keyed.meta import manager, options
from rodatraden.foundation.keyed.models import Fact

Row = TypeVar("Row", bound=Fact)


@dataclass(frozen=True)
class Written(Generic[Row]):
    """The row as it is now, and what changed: `before` is None for one that is new."""

    row: Row
    before: Mapping[str, Any] | None
    after: Mapping[str, Any]

    @property
    def kind(self) -> str:
        """What such facts are called in the log of changes."""
        return options(type(self.row)).label_lower


def living(model: type[Row], scope: models.Model, **identity: Any) -> Row | None:
    """The living fact of a scope with this identity."""
    return manager(model).filter(scope=scope, ended_at__isnull=True, **identity).first()


def write(
    model: type[Row], scope: models.Model, identity: Mapping[str, Any], values: Mapping[str, Any]
) -> Written[Row] | None:
    """Give the fact these values, in the caller's transaction; None when it has them already.

    A fact that had ended comes back; a new one stands last. Raises ContentRefused for what a field cannot hold.
    """
    limits_of(model, (*identity, *values)).check((*identity.values(), *values.values()))
    row = manager(model).filter(scope=scope, **identity).first()
    lives = row is not None and row.ended_at is None
    before = {name: getattr(row, name) for name in values} if lives else None
    if before == dict(values):
        return None
    if row is None:
        last = manager(model).filter(scope=scope).aggregate(last=Max("position"))["last"]
        row = model(scope=scope, position=0 if last is None else last + 1, **identity)
    for name, value in values.items():
        setattr(row, name, value)
    row.ended_at, row.changed_at = None, timezone.now()
    row.save()
    if before is None:
        return Written(row, None, {name: value for name, value in values.items() if value not in ("", None, [])})
    changed = [name for name in values if before[name] != values[name]]
    return Written(row, {name: before[name] for name in changed}, {name: values[name] for name in changed})
