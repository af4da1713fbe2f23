"""The roles an account may have."""

from __future__ import annotations

from django.db import models


class Role(models.TextChoices):
    """What an account is for; each role may all that the one before it may."""

    READER = "reader", "läsare"
    DEVELOPMENT_LEAD = "development_lead", "utvecklingsledare"
    ADMINISTRATOR = "administrator", "administratör"

    def at_least(self, other: Role) -> bool:
        """Whether this role may all that the other may."""
        order = list(type(self))
        return order.index(self) >= order.index(other)
