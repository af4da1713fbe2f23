"""What planning and follow-up choose between."""

from __future__ import annotations

from django.db import models


class ScopeLevel(models.TextChoices):
    """How wide a scope reaches; the values are those of `core.content.scope.ScopeLevel`."""

    MUNICIPALITY = "municipality", "kommunen"
    BOARD_YEAR = "board_year", "nämndens år"
    BOARD_OCCASION = "board_occasion", "nämndens rapport"


class ScopeMode(models.TextChoices):
    """Whether the content is our own or was brought in from a published document."""

    OWN = "own", "egen"
    PUBLISHED = "published", "publicerad"
