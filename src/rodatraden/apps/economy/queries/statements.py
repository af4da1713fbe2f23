"""Filled statements for pages."""

from __future__ import annotations

from django.db.models import QuerySet

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.economy.models import Statement


def statements(scope: Scope) -> QuerySet[Statement]:
    """The living statements of a scope with their templates, columns, rows and cells ready to read."""
    below = ("columns", "rows", "cells", "template__columns", "template__rows")
    return _living().filter(scope=scope).prefetch_related(*below)


def statement(key: str) -> Statement | None:
    """One living statement, whole."""
    below = ("columns", "rows", "cells", "template__columns", "template__rows")
    return _living().filter(key=key).prefetch_related(*below).first()


def _living() -> QuerySet[Statement]:
    living = Statement.objects.filter(ended_at__isnull=True)
    return living.select_related("template", "scope__board").order_by("position", "key")
