"""Write down who did what to what, and why; called by actions in their own transaction."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import connection
from django.utils import timezone

from rodatraden.foundation.audit.canonical import commitment, stored
from rodatraden.foundation.audit.enums import Side
from rodatraden.foundation.audit.models import AuditRow, PersonalValue

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

_BATCH = 500
_SALT_BYTES = 32
Values = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing changed: its kind and key, and its fields before and after.

    `personal` names fields about persons. Their values lie beside the row and can be erased.
    """

    kind: str
    key: str
    before: Values | None = None
    after: Values | None = None
    personal: tuple[str, ...] = ()


class OutsideTransaction(RuntimeError):
    """An audit row was to be written outside the transaction of its change."""


def record(
    *,
    by: AbstractBaseUser,
    action: str,
    kind: str,
    key: str,
    before: Values | None = None,
    after: Values | None = None,
    reason: str = "",
    personal: tuple[str, ...] = (),
) -> None:
    """Write the audit row of one change.

    `key` names the thing for ever: for a person it is the id, never name or address.
    """
    record_all(by=by, action=action, changes=[Change(kind, key, before, after, personal)], reason=reason)


def record_all(*, by: AbstractBaseUser, action: str, changes: Iterable[Change], reason: str = "") -> None:
    """Write the audit rows of many changes made by one action."""
    if not connection.in_atomic_block:
        raise OutsideTransaction(action)
    # Read once: a change has one time, and a clock read for each of thousands of rows is felt.
    now = timezone.now()
    rows, beside = [], []
    for change in changes:
        row = AuditRow(
            at=now,
            actor_id=by.pk,
            action=action,
            object_kind=change.kind,
            object_key=change.key,
            before=change.before,
            after=change.after,
            reason=reason,
        )
        if change.personal:
            beside += _set_beside(row, change)
        rows.append(row)
    AuditRow.objects.bulk_create(rows, batch_size=_BATCH)
    if beside:
        PersonalValue.objects.bulk_create(beside, batch_size=_BATCH)


def _set_beside(row: AuditRow, change: Change) -> list[PersonalValue]:
    """Take the personal values out of the row, and leave what binds it to them."""
    found: list[PersonalValue] = []
    commitments: dict[str, dict[str, str]] = {}
    for side, values in ((Side.BEFORE, change.before), (Side.AFTER, change.after)):
        named = [name for name in change.personal if name in (values or {})]
        for name in named:
            kept = stored((values or {})[name])
            salt = secrets.token_hex(_SALT_BYTES)
            found.append(PersonalValue(row=row, side=side, field=name, value=kept, salt=salt))
            commitments.setdefault(side.value, {})[name] = commitment(salt, kept)
        if named:
            setattr(row, side.value, {name: value for name, value in (values or {}).items() if name not in named})
    row.commitments = commitments or None
    return found
