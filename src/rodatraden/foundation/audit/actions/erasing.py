"""Erase what the log says of a person; the chain still holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from rodatraden.foundation.audit.actions.recording import record
from rodatraden.foundation.audit.errors import NothingToErase, ReasonMissing
from rodatraden.foundation.audit.models import PersonalValue
from rodatraden.foundation.audit.rules import ERASE_PERSONAL_VALUES
from rodatraden.foundation.permissions import require

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser


@transaction.atomic
def erase_personal_values(*, by: AbstractBaseUser, kind: str, key: str, reason: str) -> int:
    """Erase every personal value that the log holds about a thing, and say how many there were.

    That it was done, by whom, why and from which rows is a row of its own. What the row of the change
    keeps is a salted hash whose salt is gone too. Raises ReasonMissing or NothingToErase.
    """
    require(by, ERASE_PERSONAL_VALUES)
    if not reason.strip():
        raise ReasonMissing
    held = PersonalValue.objects.filter(row__object_kind=kind, row__object_key=key, erased_at__isnull=True)
    found = list(held.order_by("row_id", "side", "field").values_list("pk", "row_id"))
    if not found:
        raise NothingToErase(kind, key)
    erased = PersonalValue.objects.filter(pk__in=[pk for pk, _ in found])
    erased.update(value=None, salt="", erased_at=timezone.now())
    rows = sorted({row for _, row in found})
    record(by=by, action=ERASE_PERSONAL_VALUES, kind=kind, key=key, after={"rows": rows}, reason=reason)
    return len(found)
