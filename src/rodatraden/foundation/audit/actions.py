"""Write down who did what to what, and why; called by actions in their own transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import connection

from rodatraden.foundation.audit.models import AuditRow

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser


@dataclass(frozen=True, slots=True)
class Change:
    """One thing changed: its kind and key, and its fields before and after."""

    kind: str
    key: str
    before: Mapping[str, object] | None = None
    after: Mapping[str, object] | None = None


class OutsideTransaction(RuntimeError):
    """An audit row was to be written outside the transaction of its change."""


def record(
    *,
    by: AbstractBaseUser,
    action: str,
    kind: str,
    key: str,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
    reason: str = "",
) -> None:
    """Write the audit row of one change."""
    record_all(by=by, action=action, changes=[Change(kind, key, before, after)], reason=reason)


def record_all(*, by: AbstractBaseUser, action: str, changes: Iterable[Change], reason: str = "") -> None:
    """Write the audit rows of many changes made by one action."""
    if not connection.in_atomic_block:
        raise OutsideTransaction(action)
    AuditRow.objects.bulk_create(
        [
            AuditRow(
                actor_id=by.pk,
                action=action,
                object_kind=change.kind,
                object_key=change.key,
                before=change.before,
                after=change.after,
                reason=reason,
            )
            for change in changes
        ],
        batch_size=500,
    )
