"""Freeze the parts of a report when the board decides."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.followup.actions.notes import part_key
from rodatraden.apps.followup.models import Part, Task
from rodatraden.apps.followup.rules import FREEZE_PARTS
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.actions import Change, record_all
from rodatraden.foundation.permissions import require


@transaction.atomic
def freeze_parts(*, by: User, scope: Scope) -> int:
    """Freeze every part of a report as it stands, opened or not, and end what still waits; gives how many."""
    require(by, FREEZE_PARTS, scope)
    now = timezone.now()
    parts = list(
        Part.objects.select_for_update(of=("self",)).filter(scope=scope, frozen_at__isnull=True).order_by("pk")
    )
    Part.objects.filter(pk__in=[part.pk for part in parts]).update(frozen_at=now)
    Task.objects.filter(scope=scope, done_at__isnull=True, ended_at__isnull=True).update(ended_at=now)
    for part in parts:
        part.scope = scope
    changes = [Change(kind="followup.part", key=part_key(part), after={"frozen": part.state}) for part in parts]
    record_all(by=by, action="followup.freeze_parts", changes=changes)
    return len(parts)
