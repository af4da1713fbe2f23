"""When a figure about persons changes, others that stand beside it may have to be hidden, or may be shown again."""

from __future__ import annotations

from collections.abc import Iterable

from rodatraden.apps.cycle.actions import note_changed_beside
from rodatraden.apps.indicators.queries.shown import scopes_with


def note_neighbours(indicators: Iterable[str]) -> None:
    """Let whatever shows outcomes of these indicators be read anew, where they are about persons."""
    note_changed_beside(scopes_with(set(indicators)))
