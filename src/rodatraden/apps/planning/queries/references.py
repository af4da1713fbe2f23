"""What running text names, and whether it is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.apps import apps

from rodatraden.apps.cycle.enums import ScopeLevel
from rodatraden.core.periods import UnreadablePeriod
from rodatraden.core.periods import parse as parse_period
from rodatraden.core.prose import Address, ReferenceMark, marks
from rodatraden.foundation.keyed.meta import manager

_MODELS: Mapping[str, str] = {
    "law": "processes.LawReference",
    "goal": "planning.Goal",
    "commitment": "planning.Commitment",
    "activity": "planning.Activity",
    "indicator": "indicators.Indicator",
    "statement": "economy.Statement",
    "allocation": "economy.Allocation",
    "funding": "economy.ExternalFunding",
    "investment": "economy.Investment",
    "volume": "economy.VolumeTable",
    "income": "economy.ConditionalIncome",
    "risk": "control.Risk",
}
_ASSEMBLED = frozenset({"table", "section", "plan"})
_OF_ADDRESS = {"observation": "indicator", "target": "indicator", "cell": "statement"}
_YEARS = range(1900, 2101)


def lost_in(text: str, before: str = "", *, shared: bool = False) -> str | None:
    """The first thing that a text names and that is not there; what it named `before` is not asked for again.

    What the municipality shares (`shared`) names nothing in a board's plan.
    """
    known = set(_named(before))
    for kind, key in _named(text):
        if (kind, key) not in known and not _is_there(kind, key, shared=shared):
            return f"{kind}:{key}"
    return None


def _named(text: str) -> Iterator[tuple[str, str]]:
    for mark in marks(text) if text else ():
        if isinstance(mark, ReferenceMark):
            yield mark.kind, mark.key
        elif mark.kind == "count":
            yield from mark.query
        else:
            yield _OF_ADDRESS.get(mark.kind, mark.kind), mark.segments[0]
            yield from _period_of(mark)


def _period_of(mark: Address) -> Iterator[tuple[str, str]]:
    """An observation's period, where it cannot be read: as something that is not there."""
    if mark.kind != "observation":
        return
    try:
        period = parse_period(mark.segments[1])
    except UnreadablePeriod:
        yield "period", mark.segments[1]
        return
    if period.start.year not in _YEARS or period.end.year not in _YEARS:
        yield "period", mark.segments[1]


def _is_there(kind: str, key: str, *, shared: bool) -> bool:
    if kind in _ASSEMBLED:
        return True
    if kind not in _MODELS:
        return False
    model: Any = apps.get_model(_MODELS[kind])
    rows = manager(model).filter(key=key, ended_at__isnull=True)
    return bool((rows.filter(scope__level=ScopeLevel.MUNICIPALITY) if shared else rows).exists())
