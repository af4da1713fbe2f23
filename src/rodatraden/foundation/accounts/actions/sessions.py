"""End sessions."""

from __future__ import annotations

from datetime import datetime

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.accounts.rules import LOOK_AFTER_ACCOUNTS
from rodatraden.foundation.audit.actions import record
from rodatraden.foundation.permissions import require


@transaction.atomic
def end_sessions(*, by: User, user: User, only: int | None = None, but: str = "") -> int:
    """End a person's sessions, or `only` one (its number); never the one with the key `but`. Say how many.

    A person ends one's own, an administrator anybody's.
    """
    if by.pk != user.pk:
        require(by, LOOK_AFTER_ACCOUNTS)
    rows = UserSession.objects.filter(user=user).exclude(session_key=but)
    if only is not None:
        rows = rows.filter(pk=only)
    count = _end(list(rows.values_list("session_key", flat=True).order_by("pk")))
    if count:
        record(by=by, action="accounts.end_sessions", kind="account", key=str(user.pk), after={"count": count})
    return count


def end_every_session(user: User, *, but: str = "") -> None:
    """End what stands open, as part of another change."""
    rows = UserSession.objects.filter(user=user).exclude(session_key=but)
    _end(list(rows.values_list("session_key", flat=True).order_by("pk")))


def _end(keys: list[str]) -> int:
    Session.objects.filter(session_key__in=keys).delete()
    UserSession.objects.filter(session_key__in=keys).delete()
    return len(keys)


@transaction.atomic
def forget_sessions(*, now: datetime | None = None) -> int:
    """Delete what is kept of sessions that have run out: where from and by what they were begun. Say how many."""
    moment = now or timezone.now()
    gone = Session.objects.filter(expire_date__lte=moment).delete()[0]
    live = Session.objects.values("session_key")
    UserSession.objects.filter(created_at__lte=moment).exclude(session_key__in=live).delete()
    return gone
