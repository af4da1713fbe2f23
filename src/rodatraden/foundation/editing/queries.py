"""Which drafts a person has, which files wait for an answer, and who else is at a place."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.editing.models import Draft, Presence, Upload

EXPIRES_AFTER = timedelta(seconds=15)


def drafts_of(user: User, address: str) -> list[Draft]:
    """What a person has written at a place and not saved, the newest first."""
    return list(Draft.objects.filter(person=user, address=address, is_done=False))


def draft_of(user: User, address: str) -> Draft | None:
    """The newest of them."""
    return next(iter(drafts_of(user, address)), None)


def uploads_of(user: User) -> list[tuple[str, bytes]]:
    """The files that wait for a person's answer, by name and content, in the order they were sent."""
    rows = Upload.objects.filter(person=user).order_by("place").values_list("name", "data")
    return [(name, bytes(data)) for name, data in rows]


def others_at(address: str, user: User) -> list[Presence]:
    """Who else has the place open now, those who write first."""
    since = timezone.now() - EXPIRES_AFTER
    found = Presence.objects.filter(address=address, seen_at__gte=since).exclude(person=user)
    return list(found.select_related("person").order_by("-is_writing", "person__name", "pk"))
