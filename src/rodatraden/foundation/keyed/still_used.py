"""Nothing ends that something living still refers to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.apps import apps
from django.db import models

from rodatraden.foundation.keyed.changes import Change, ChangeKind
from rodatraden.foundation.keyed.errors import StillUsed
from rodatraden.foundation.keyed.meta import manager, options


def refuse_if_still_used(changes: Iterable[Change], named_in: Mapping[str, Sequence[tuple[str, str]]]) -> None:
    """Raise StillUsed when a living row refers to something that has just ended.

    Foreign keys to a `key` are known; `named_in` tells which other fields ("app.Model", field) hold
    a key, or a list of keys, of a kind ("app.model").
    """
    ended: dict[str, list[Change]] = {}
    for change in changes:
        if change.what is ChangeKind.ENDED:
            ended.setdefault(change.kind, []).append(change)
    for kind, gone in ended.items():
        for model, field in (*foreign_keys_to(kind), *named_in.get(kind, ())):
            _refuse_if_used_by(apps.get_model(model), field, gone)


def foreign_keys_to(kind: str) -> Iterator[tuple[str, str]]:
    """The model and field of each foreign key to the `key` of this kind of thing."""
    for relation in options(apps.get_model(kind)).get_fields(include_hidden=True):
        if isinstance(relation, models.ManyToOneRel) and relation.field_name == "key":
            yield options(relation.related_model).label, relation.field.name


def _refuse_if_used_by(model: Any, field: str, gone: list[Change]) -> None:
    owner = owner_of(model)
    if owner is None:
        return
    keys = {change.key: change for change in gone}
    row, key = _first_user(model, field, owner, keys)
    if row is None:
        return
    change = keys[key]
    holder = getattr(row, owner.removesuffix("__")) if owner else row
    scope = getattr(holder, "scope", None)
    where = f" i {scope}" if scope else ""
    raise StillUsed(
        f"”{key}” ({change.label}) saknas i filen och skulle avslutas, men används{where} av ”{holder}” "
        f"({options(type(holder)).verbose_name}): ta bort hänvisningen först, eller läs in båda filerna samtidigt."
    )


def _first_user(model: Any, field: str, owner: str, keys: Collection[str]) -> tuple[Any, str]:
    """The first living row whose field is one of the keys, or a list with one of them in it, and that key."""
    living = manager(model).filter(**{f"{owner}ended_at": None}).order_by("pk")
    if isinstance(options(model).get_field(field), models.JSONField):
        used = ((row, key) for row in living for key in getattr(row, field) if key in keys)
        return next(used, (None, ""))
    users = living.filter(**{f"{field}__in": list(keys)})
    row = users.first()
    return row, "" if row is None else users.values_list(field, flat=True)[0]


def owner_of(model: type[models.Model]) -> str | None:
    """The look-up prefix to the row that has a life of its own; None when nothing has."""
    names = {field.name for field in options(model).concrete_fields}
    if "ended_at" in names:
        return ""
    for field in options(model).concrete_fields:
        if isinstance(field, models.ForeignKey) and field.remote_field.on_delete is models.CASCADE:
            return f"{field.name}__"
    return None
