"""Read content back from its rows: one query a home and one a part, whatever the number of rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection, models

from rodatraden.foundation.keyed import parts as part_rows
from rodatraden.foundation.keyed.columns import take
from rodatraden.foundation.keyed.home import Home
from rodatraden.foundation.keyed.parts import Part, Values
from rodatraden.foundation.keyed.prepared import prepared


@dataclass(frozen=True, slots=True)
class Stored:
    """A row with its parts as it stands in the database."""

    pk: int
    position: int
    ended: bool
    unit: int
    values: Values
    parts: tuple[tuple[Values, ...], ...]


@dataclass(frozen=True, slots=True)
class _Which:
    """Which rows are meant: those of a scope, or only some of them, and whether ended ones too."""

    scope: int | None
    some: Mapping[str, Any]
    with_ended: bool

    def conditions(self, home: Home, owner: str) -> tuple[tuple[str, ...], Values]:
        """The look-ups and their values, in the order in which a filter takes them; `owner` stands before each."""
        asked = {**self.some, **({"scope_id": self.scope} if home.scoped else {})}
        return tuple(f"{owner}{name}" for name in sorted(asked)), tuple(asked[name] for name in sorted(asked))


def stored(
    home: Home, scope: int | None, *, with_ended: bool = False, some: Mapping[str, Any] | None = None
) -> list[Stored]:
    """The rows of a scope in the order of its file; of those only `some`, which have these values in these fields.

    `scope` is None for a home without scopes.
    """
    which = _Which(scope, some or {}, with_ended)
    names = ("pk", "position", "ended_at", *home.fields, *((home.unit,) if home.unit else ()))
    below = [_part_rows(home, at, part, which) for at, part in enumerate(home.parts)]
    width = len(home.fields)
    return [
        Stored(
            pk=row[0],
            position=row[1],
            ended=row[2] is not None,
            unit=home.scale(row[-1]) if home.unit else 1,
            values=row[3 : 3 + width],
            parts=tuple(tuple(by_owner.get(row[0], ())) for by_owner in below),
        )
        for row in _rows(home, home.model, "", names, which)
    ]


def _rows(home: Home, model: type[models.Model], owner: str, names: tuple[str, ...], which: _Which) -> list[Values]:
    """The values of a model's rows whose owner (a look-up prefix, "" is the row itself) is one of those meant."""
    where, asked = which.conditions(home, owner)
    living = "" if which.with_ended else f"{owner}ended_at__isnull"
    return prepared(model, where, living, names, connection.vendor).run(asked)


def _part_rows(home: Home, at: int, part: Part, which: _Which) -> dict[int, list[Values]]:
    names = (f"{part.parent}_id", *home.part_fields[at])
    found: dict[int, list[Values]] = defaultdict(list)
    for row in _rows(home, part.model, f"{part.parent}__", names, which):
        found[row[0]].append(row[1:])
    return found


def attributes(home: Home, row: Stored) -> dict[str, Any]:
    """The content's attributes from its row and parts; children are not among them."""
    found = take(home.loaders, row.values, row.unit)
    for part, rows in zip(home.parts, row.parts, strict=True):
        part.gather(part_rows.load(part, rows, row.unit), found)
    return found


def read(home: Home, scope: int | None) -> tuple[Any, ...]:
    """The living content of a scope, children in their places."""
    return tuple(content for _, content in _read(home, scope))


def read_some(home: Home, scope: int | None, some: Mapping[str, Any]) -> tuple[Any, ...]:
    """The living content with these values in these fields, no other being read; for a home without children."""
    return tuple(home.content(**attributes(home, row)) for row in stored(home, scope, some=some))


def read_one(home: Home, scope: int | None, identity: Values) -> Any | None:
    """The living content with an identity, no other being read; for a home without children."""
    return next(iter(read_some(home, scope, dict(zip(home.identity, identity, strict=True)))), None)


def _read(home: Home, scope: int | None) -> list[tuple[Stored, Any]]:
    nested = []
    for child in home.children:
        at = child.home.fields.index(child.parent)
        by_owner: dict[Any, list[Any]] = defaultdict(list)
        for row, content in _read(child.home, scope):
            by_owner[row.values[at]].append(content)
        nested.append((child.attr, by_owner))
    result = []
    for row in stored(home, scope):
        found = attributes(home, row)
        for attr, by_owner in nested:
            found[attr] = tuple(by_owner.get(owner_value(home, row), ()))
        result.append((row, home.content(**found)))
    return result


def owner_value(home: Home, row: Stored) -> Any:
    """What the rows of children point to: the first field of the identity."""
    return row.values[home.identity_at[0]]
