"""What Django knows of a model."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models.options import Options


def options(model: type[models.Model]) -> Options[Any]:
    """The model's fields and names."""
    return model._meta  # noqa: SLF001 -- public in all but name


def manager(model: type[models.Model]) -> models.Manager[Any]:
    """All rows of the model."""
    return model._default_manager  # noqa: SLF001 -- public in all but name
