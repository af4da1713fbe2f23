"""A key is used once for its kind, and a fact is told once."""

from collections.abc import Iterator
from typing import Any

from rodatraden.connectors.planfile import messages
from rodatraden.connectors.planfile.messages import Path
from rodatraden.connectors.planfile.references import KINDS
from rodatraden.connectors.planfile.walk import Found
from rodatraden.core.content import control, economy, indicators, organisation, planning, text

# Keys that are told apart within the thing they stand in; all others within the file.
_LOCAL = (
    planning.Level,
    organisation.Occasion,
    economy.StatementColumn,
    economy.StatementRow,
    economy.VolumeColumn,
    economy.VolumeRow,
)
# What tells one fact from another, where there is no key.
_IDENTITY: dict[type[Any], tuple[str, ...]] = {
    organisation.PlanningYear: ("year",),
    organisation.RiskScaleLevel: ("dimension", "value"),
    planning.IndicatorLink: ("goal", "indicator"),
    planning.StatusReport: ("of",),
    planning.GoalAssessment: ("goal",),
    indicators.Observation: ("indicator", "entity", "period", "breakdown"),
    indicators.SeriesBreak: ("indicator", "period"),
    indicators.Target: ("indicator", "term", "year", "owner", "comparator"),
    indicators.IndicatorReport: ("indicator", "period"),
    control.ControlReport: ("of", "unit"),
    text.PrintedTable: ("table",),
}


def repeated(found: Found, seen: dict[tuple[Any, ...], str]) -> Iterator[tuple[str, Path]]:
    """What `found` repeats of what was `seen` before it, with the path it is about."""
    thing, of = found.thing, type(found.thing)
    if of in KINDS or isinstance(thing, _LOCAL):
        within = found.path[:-1] if isinstance(thing, _LOCAL) else ()
        identity: tuple[Any, ...] = (of, within, thing.key)
        words, path = f"nyckeln ”{thing.key}”", (*found.path, "key")
    elif of in _IDENTITY:
        values = [getattr(thing, name) for name in _IDENTITY[of]]
        identity = (of, *(tuple(sorted(v.items())) if isinstance(v, dict) else v for v in values))
        shown = " ".join(str(value) for value in values if value and not isinstance(value, dict))
        words, path = f"uppgiften om ”{messages.shortened(shown)}”", found.path
    else:
        return
    if identity in seen:
        yield f"{words} i {found.place} finns redan i {seen[identity]}; ändra eller ta bort den ena.", path
    seen.setdefault(identity, found.place)
