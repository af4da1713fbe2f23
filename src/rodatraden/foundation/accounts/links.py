"""Links that let a person choose a password: made of chance, kept as a digest."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.utils import timezone

from rodatraden.foundation.accounts.enums import LinkPurpose
from rodatraden.foundation.accounts.models import PasswordLink, User

VALID = {LinkPurpose.INVITATION: timedelta(days=7), LinkPurpose.NEW_PASSWORD: timedelta(hours=24)}
_BYTES = 32


def digest_of(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def make_link(user: User, purpose: LinkPurpose) -> tuple[PasswordLink, str]:
    """A new link and its token; the earlier ones of the account stop being valid."""
    now, token = timezone.now(), secrets.token_urlsafe(_BYTES)
    PasswordLink.objects.filter(user=user, used_at__isnull=True, expires_at__gt=now).update(expires_at=now)
    link = PasswordLink.objects.create(
        user=user, purpose=purpose, digest=digest_of(token), created_at=now, expires_at=now + VALID[purpose]
    )
    return link, token
