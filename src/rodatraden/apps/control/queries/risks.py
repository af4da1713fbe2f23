"""Risks for pages."""

from __future__ import annotations

from django.db.models import Prefetch, QuerySet

from rodatraden.apps.control.models import Risk, Treatment
from rodatraden.apps.cycle.models import Scope


def risks(scope: Scope) -> QuerySet[Risk]:
    """The living risks of a scope with goal, process and living treatments. Two queries."""
    treatments = Treatment.objects.filter(ended_at__isnull=True).order_by("position", "key")
    living = Risk.objects.filter(scope=scope, ended_at__isnull=True).order_by("position", "key")
    return living.select_related("goal", "process").prefetch_related(Prefetch("treatments", queryset=treatments))
