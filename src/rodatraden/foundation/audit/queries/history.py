"""What has happened to one thing: who, when, why, and each field before and after."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.db.models import QuerySet

from rodatraden.foundation.audit.enums import Side
from rodatraden.foundation.audit.models import AuditRow, PersonalValue

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

PAGE_SIZE = 50


class What(StrEnum):
    """What a row did to the thing."""

    ADDED = "added"
    CHANGED = "changed"
    ENDED = "ended"
    NOTED = "noted"


@dataclass(frozen=True, slots=True)
class Stated:
    """A value of a field on one side of a change; `erased` when it was personal and is gone."""

    content: object = None
    erased: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """A field before and after; None on the side where the field held nothing or was not told."""

    field: str
    before: Stated | None
    after: Stated | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A change of a thing, as the log tells it; `by` is the actor's id, `batch` the sealed batch that holds it."""

    row: int
    at: datetime
    actor: str
    by: int
    action: str
    what: What
    reason: str
    changes: tuple[FieldChange, ...]
    batch: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """A page of the history of a thing, newest first."""

    entries: tuple[Entry, ...]
    total: int
    page: int
    pages: int


def history_of(kind: str, key: str, *, page: int = 1, size: int = PAGE_SIZE) -> History:
    """The history of a thing, newest first, a page at a time; a page that is not there gives the nearest."""
    pages = Paginator(_rows(kind, key), size)
    shown = pages.get_page(page)
    return History(
        entries=tuple(_entry(row) for row in shown.object_list),
        total=pages.count,
        page=shown.number,
        pages=pages.num_pages,
    )


def entry_of(kind: str, key: str, row: int) -> Entry | None:
    """One change of a thing; None when the row is about something else."""
    found = _rows(kind, key).filter(pk=row).first()
    return _entry(found) if found is not None else None


def last_written_by(user: AbstractBaseUser, kind: str, keys: Collection[str]) -> set[str]:
    """Those of the things that this person was the last to write."""
    rows = AuditRow.objects.filter(object_kind=kind, object_key__in=list(keys)).order_by("pk")
    last = dict(rows.values_list("object_key", "actor_id"))
    return {key for key, actor in last.items() if actor == user.pk}


def holds_personal_values(kind: str, key: str) -> bool:
    """Whether the log still holds values about persons in what it tells of a thing."""
    held = PersonalValue.objects.filter(row__object_kind=kind, row__object_key=key, erased_at__isnull=True)
    return held.exists()


def _rows(kind: str, key: str) -> QuerySet[AuditRow]:
    rows = AuditRow.objects.filter(object_kind=kind, object_key=key).order_by("-at", "-pk")
    return rows.select_related("actor").prefetch_related("personal")


def _entry(row: AuditRow) -> Entry:
    beside = list(row.personal.all())
    before = _side(row.before, beside, Side.BEFORE)
    after = _side(row.after, beside, Side.AFTER)
    fields = dict.fromkeys([*(after or {}), *(before or {})])
    return Entry(
        row=row.pk,
        at=row.at,
        actor=str(row.actor),
        by=row.actor_id,
        action=row.action,
        what=_what(before, after),
        reason=row.reason,
        changes=tuple(
            FieldChange(field=field, before=(before or {}).get(field), after=(after or {}).get(field))
            for field in fields
        ),
        batch=row.sealed_in,
    )


def _side(kept: object, beside: Iterable[PersonalValue], side: Side) -> dict[str, Stated] | None:
    """The values of a side, personal ones among them; None when the side was not told at all."""
    if not isinstance(kept, dict):
        return None
    found = {field: Stated(content) for field, content in kept.items()}
    for value in beside:
        if value.side == side:
            found[value.field] = Stated(value.value, erased=value.erased_at is not None)
    return found


def _what(before: dict[str, Stated] | None, after: dict[str, Stated] | None) -> What:
    if before is None and after is None:
        return What.NOTED
    if before is None:
        return What.ADDED
    return What.ENDED if after is None else What.CHANGED
