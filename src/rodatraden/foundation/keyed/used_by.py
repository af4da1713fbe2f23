"""What still refers to a thing, one by one, for the person who wants to end it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models

from rodatraden.foundation.keyed.meta import manager, options
from rodatraden.foundation.keyed.models import Fact, Thing
from rodatraden.foundation.keyed.still_used import foreign_keys_to, owner_of

NamedIn = Mapping[str, Sequence[tuple[str, str]]]
_SAYS = ("indicator", "funding", "activity", "goal")


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """One living thing that refers to another: what it is, what it is called, and of which scope."""

    label: str
    name: str
    scope: str


def uses_of(
    kind: str, key: str, named_in: NamedIn | None = None, *, words: Sequence[str] = (), without: Sequence[str] = ()
) -> list[Use]:
    """Everything that lives and refers to a thing by its key: by foreign key, by name, or in running text.

    `words` are what running text calls it by ("observation" in `observation:KEY@2025`), its own kind when none
    are given; `without` are the models ("app.Model") whose rows go with the thing.
    """
    found: dict[tuple[str, Any], Use] = {}
    for model, field in (*foreign_keys_to(kind), *(named_in or {}).get(kind, ())):
        if model in without:
            continue
        for holder in _holders(apps.get_model(model), field, key):
            found.setdefault((options(type(holder)).label, holder.pk), _use(holder, by=field))
    for holder in _mentions(words or (kind.rpartition(".")[2],), key, without):
        found.setdefault((options(type(holder)).label, holder.pk), _use(holder, said=True))
    return list(found.values())


def _holders(model: Any, field: str, key: str) -> Iterator[models.Model]:
    owner = owner_of(model)
    if owner is None:
        return
    rows = manager(model).filter(**{field: key, f"{owner}ended_at": None}).order_by("pk")
    for row in rows:
        yield getattr(row, owner.removesuffix("__")) if owner else row


def _use(holder: models.Model, *, by: str = "", said: bool = False) -> Use:
    """A holder by its own name; what is only said of things, by the other thing it is said of."""
    others = () if isinstance(holder, Thing) else (name for name in _SAYS if name != by and hasattr(holder, name))
    named = next((getattr(holder, name) for name in others), None)
    label = str(options(type(holder)).verbose_name)
    return Use(
        label=f"texten i {label}" if said else label,
        name=str(named if named is not None else holder),
        scope=str(getattr(holder, "scope", "")),
    )


def _mentions(words: Sequence[str], key: str, without: Sequence[str]) -> Iterator[models.Model]:
    """Living rows whose running text names the thing, as `goal:KEY` or `goal=KEY`."""
    exact = re.compile(rf"(?:{'|'.join(words)})[:=]{re.escape(key)}(?![a-z0-9._-])")
    for model in apps.get_models():
        if not issubclass(model, (Thing, Fact)) or not hasattr(model, "scope") or options(model).label in without:
            continue
        names = [field.name for field in options(model).concrete_fields if isinstance(field, models.TextField)]
        wanted = models.Q()
        for name in names:
            for written in (f"{word}{sign}{key}" for word in words for sign in ":="):
                wanted |= models.Q(**{f"{name}__contains": written})
        if not names:
            continue
        for row in manager(model).filter(wanted, ended_at__isnull=True).order_by("pk"):
            if any(exact.search(getattr(row, name)) for name in names if getattr(row, name)):
                yield row
