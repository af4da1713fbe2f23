"""What can be asked about accounts."""

from __future__ import annotations

from rodatraden.foundation.accounts.models import User


def any_person_exists() -> bool:
    """Whether anyone but the system itself has an account."""
    return User.objects.filter(is_system=False).exists()
