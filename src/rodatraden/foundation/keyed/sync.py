"""Replace the content of a scope: compare it with the rows, then write what differs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count, islice
from typing import Any

from django.db import models
from django.db.models import Max
from django.utils import timezone

from rodatraden.foundation.keyed import parts as part_rows
from rodatraden.foundation.keyed.changes import Change, ChangeKind, describe, differing, title, words
from rodatraden.foundation.keyed.errors import ContentRefused, KeyOwnedElsewhere, KeyTwice
from rodatraden.foundation.keyed.home import Home, Item
from rodatraden.foundation.keyed.meta import manager, options
from rodatraden.foundation.keyed.parts import Values
from rodatraden.foundation.keyed.read import Stored, stored

_BATCH = 500


@dataclass(frozen=True, slots=True)
class _Wanted:
    """An item as its rows shall be."""

    item: Item
    position: int
    values: Values
    parts: tuple[tuple[Values, ...], ...]


@dataclass(slots=True)
class _Plan:
    """What has to be written for one home."""

    create: list[_Wanted]
    write: list[tuple[Stored, _Wanted]]
    move: list[tuple[Stored, _Wanted]]
    end: list[Stored]


def synchronise(home: Home, items: Iterable[Item], scope: models.Model | None = None) -> list[Change]:
    """Make the rows of a scope hold exactly the items of this home; what is missing is ended.

    Raises KeyTwice, KeyOwnedElsewhere and NumberTooFine. A key that ended in another scope moves here.
    """
    wanted = _wanted(home, items)
    rows = {_identity(home, row.values): row for row in stored(home, _pk(scope), with_ended=True)}
    adopted = _adopt(home, [k for k in wanted if k not in rows], wanted, scope)
    return _write(home, _plan({**rows, **adopted}, wanted), scope)


def synchronise_some(
    home: Home, some: Mapping[str, Any], items: Iterable[Item], scope: models.Model | None = None
) -> list[Change]:
    """Make those rows of a scope that have these values hold exactly the items; no other row is read.

    What is new, or comes back, stands last. Only for a home without children. Raises what `synchronise` does.
    """
    wanted = _wanted(home, items)
    rows = {_identity(home, row.values): row for row in stored(home, _pk(scope), with_ended=True, some=some)}
    adopted = _adopt(home, [k for k in wanted if k not in rows], wanted, scope)
    places = {key: row.position for key, row in rows.items() if not row.ended}
    last = count(_last(home, scope)) if wanted.keys() - places.keys() else count()
    placed = {
        key: replace(record, position=places[key] if key in places else next(last)) for key, record in wanted.items()
    }
    return _write(home, _plan({**rows, **adopted}, placed), scope)


def _last(home: Home, scope: models.Model | None) -> int:
    """The position after the last living one."""
    owner = {"scope": scope} if home.scoped else {}
    last = manager(home.model).filter(ended_at__isnull=True, **owner).aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1


def _write(home: Home, plan: _Plan, scope: models.Model | None) -> list[Change]:
    now = timezone.now()
    made = _changes(home, plan)
    _end(home, plan.end, now)
    _update(home, plan, scope, now)
    _create(home, plan.create, scope, now)
    return made


def _pk(scope: models.Model | None) -> int | None:
    return None if scope is None else scope.pk


def _identity(home: Home, values: Values) -> tuple[Any, ...]:
    return tuple(values[at] for at in home.identity_at)


def _wanted(home: Home, items: Iterable[Item]) -> dict[tuple[Any, ...], _Wanted]:
    found: dict[tuple[Any, ...], _Wanted] = {}
    for position, item in enumerate(items):
        try:
            record = _record(home, item, position)
        except ContentRefused as refused:
            refused.path = item.path
            raise
        identity = _identity(home, record.values)
        if identity in found:
            name = " ".join(words(part) for part in identity if part) or home.label
            raise KeyTwice(f"”{name}” ({home.label}) finns två gånger: ta bort den ena.", item.path)
        found[identity] = record
    return found


def _record(home: Home, item: Item, position: int) -> _Wanted:
    values = [value for column in home.columns for value in column.store(getattr(item.content, column.attr), item.unit)]
    values += [item.extra[name] for name in home.extra]
    parts = tuple(part_rows.store(part, item.content, item.unit) for part in home.parts)
    home.limits.check(values)
    for limits, rows in zip(home.part_limits, parts, strict=True):
        for row in rows:
            limits.check(row)
    return _Wanted(item, position, tuple(values), parts)


def _adopt(
    home: Home,
    identities: Sequence[tuple[Any, ...]],
    wanted: dict[tuple[Any, ...], _Wanted],
    scope: models.Model | None,
) -> dict[tuple[Any, ...], Stored]:
    """Rows of other scopes with these keys: refused when they live there, taken over when ended."""
    if not home.is_shared_key or not identities:
        return {}
    owners: set[int] = set()
    for batch in _batches(identities):
        others = manager(home.model).filter(key__in=[key for (key,) in batch]).select_related("scope")
        for other in others.order_by("pk"):
            if other.ended_at is None:
                raise KeyOwnedElsewhere(
                    f"nyckeln ”{other.key}” ({home.label}) hör till {other.scope} och kan inte också höra till "
                    f"{scope}: välj en annan nyckel, eller hänvisa till den i stället.",
                    wanted[(other.key,)].item.path,
                )
            owners.add(other.scope_id)
    found = (row for owner in sorted(owners) for row in stored(home, owner, with_ended=True))
    return {_identity(home, row.values): row for row in found if _identity(home, row.values) in wanted}


def _plan(rows: dict[tuple[Any, ...], Stored], wanted: dict[tuple[Any, ...], _Wanted]) -> _Plan:
    plan = _Plan([], [], [], [])
    for identity, record in wanted.items():
        row = rows.get(identity)
        if row is None:
            plan.create.append(record)
        elif row.ended or (row.values, row.parts) != (record.values, record.parts):
            plan.write.append((row, record))
        elif row.position != record.position:
            plan.move.append((row, record))
    plan.end = [row for identity, row in rows.items() if identity not in wanted and not row.ended]
    return plan


def _changes(home: Home, plan: _Plan) -> list[Change]:
    made = [_change(home, ChangeKind.ADDED, None, record) for record in plan.create]
    made += [
        _change(home, ChangeKind.REVIVED if row.ended else ChangeKind.CHANGED, row, record)
        for row, record in plan.write
    ]
    return made + [_change(home, ChangeKind.ENDED, row, None) for row in plan.end]


def _change(home: Home, what: ChangeKind, row: Stored | None, record: _Wanted | None) -> Change:
    before = describe(home, row.values, row.parts, row.unit) if row else {}
    after = describe(home, record.values, record.parts, record.item.unit) if record else {}
    known = record.values if record else row.values if row else ()
    name = title(home, after or before)
    if what is ChangeKind.CHANGED:
        before, after = differing(before, after)
    return Change(
        what=what,
        kind=home.kind,
        label=home.label,
        key=" ".join(words(part) for part in _identity(home, known) if part),
        name=name,
        before=before,
        after=after,
    )


def _end(home: Home, rows: Sequence[Stored], now: datetime) -> None:
    for batch in _batches([row.pk for row in rows]):
        manager(home.model).filter(pk__in=batch).update(ended_at=now, changed_at=now)


def _update(home: Home, plan: _Plan, scope: models.Model | None, now: datetime) -> None:
    if plan.move:
        moved = [home.model(pk=row.pk, position=record.position) for row, record in plan.move]
        manager(home.model).bulk_update(moved, ["position"], batch_size=_BATCH)
    if not plan.write:
        return
    names = [_field(home.model, attname) for attname in home.fields]
    owner = {"scope": scope} if home.scoped else {}
    written = [
        home.model(
            pk=row.pk,
            position=record.position,
            changed_at=now,
            ended_at=None,
            **owner,
            **dict(zip(home.fields, record.values, strict=True)),
        )
        for row, record in plan.write
    ]
    manager(home.model).bulk_update(written, [*names, *owner, "position", "changed_at", "ended_at"], batch_size=_BATCH)
    for at in range(len(home.parts)):
        _rewrite(home, at, [(row, rec) for row, rec in plan.write if row.parts[at] != rec.parts[at]])


def _rewrite(home: Home, at: int, pairs: list[tuple[Stored, _Wanted]]) -> None:
    part = home.parts[at]
    for batch in _batches([row.pk for row, _ in pairs]):
        manager(part.model).filter(**{f"{part.parent}__in": batch}).delete()
    _create_parts(home, at, [(row.pk, record) for row, record in pairs])


def _create(home: Home, records: list[_Wanted], scope: models.Model | None, now: datetime) -> None:
    owner = {"scope": scope} if home.scoped else {}
    made = manager(home.model).bulk_create(
        [
            home.model(
                position=record.position,
                created_at=now,
                changed_at=now,
                **owner,
                **dict(zip(home.fields, record.values, strict=True)),
            )
            for record in records
        ],
        batch_size=_BATCH,
    )
    owners = [(row.pk, record) for row, record in zip(made, records, strict=True)]
    for at in range(len(home.parts)):
        _create_parts(home, at, owners)


def _create_parts(home: Home, at: int, owners: list[tuple[int, _Wanted]]) -> None:
    part, names = home.parts[at], home.part_fields[at]
    manager(part.model).bulk_create(
        [
            part.model(**{f"{part.parent}_id": pk}, position=position, **dict(zip(names, values, strict=True)))
            for pk, record in owners
            for position, values in enumerate(record.parts[at])
        ],
        batch_size=_BATCH,
    )


def _field(model: type[models.Model], attname: str) -> str:
    return next(field.name for field in options(model).concrete_fields if field.attname == attname)


def _batches(things: Sequence[Any]) -> Iterator[list[Any]]:
    rest = iter(things)
    take: Callable[[], list[Any]] = lambda: list(islice(rest, _BATCH))  # noqa: E731
    return iter(take, [])
