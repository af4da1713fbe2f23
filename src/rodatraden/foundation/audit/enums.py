"""The sides of a change."""

from __future__ import annotations

from django.db import models


class Side(models.TextChoices):
    """Whether a value stood before the change or after it."""

    BEFORE = "before", "före"
    AFTER = "after", "efter"
