"""Commitments and the plans whose activities may serve them."""

from __future__ import annotations

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.cycle.thing_errors import ThingGone
from rodatraden.apps.planning.models import Commitment
from rodatraden.apps.planning.queries.goals import builds_on
from rodatraden.apps.planning.tree_errors import FromAnotherPlan


def reachable_commitment(key: str, scope: Scope) -> Commitment:
    """A living commitment that activities of a scope may serve; raises ThingGone or FromAnotherPlan."""
    found = Commitment.objects.filter(key=key, ended_at__isnull=True).select_related("scope", "goal").first()
    if found is None:
        raise ThingGone("åtagandet")
    if not builds_on(scope, found.scope):
        raise FromAnotherPlan(found.name)
    return found
