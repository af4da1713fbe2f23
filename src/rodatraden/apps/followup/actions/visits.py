"""Note that a person is at their page."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from rodatraden.apps.followup.models import Visit
from rodatraden.foundation.accounts.models import User

SAME_VISIT = timedelta(hours=2)
"""Coming back within this time is still the same visit."""


@transaction.atomic
def note_visit(*, by: User) -> datetime | None:
    """Note the visit, and give when the one before it was; None the first time. Written once a visit."""
    now = timezone.now()
    visit = Visit.objects.filter(person=by).first()
    if visit is None:
        Visit.objects.get_or_create(person=by, defaults={"seen_at": now})
        return None
    if now - visit.seen_at > SAME_VISIT:
        visit.before, visit.seen_at = visit.seen_at, now
        visit.save(update_fields=("before", "seen_at"))
    return visit.before
