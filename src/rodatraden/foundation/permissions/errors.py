"""How a missing permission is told."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from rodatraden.foundation.errors import Refusal


class PermissionRefused(Refusal, PermissionDenied):
    """Someone may not do this; as Django's PermissionDenied it becomes status 403."""

    def __init__(self, permission: str, to: str) -> None:
        """Name the permission, and in Swedish what it would have allowed one to do."""
        super().__init__(f"Du har inte behörighet att {to}.")
        self.permission = permission
