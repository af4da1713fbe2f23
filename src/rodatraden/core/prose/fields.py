"""Which texts of a plan file are prose, and which are plain words."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from rodatraden.core.content import control, council, economy, indicators, organisation, planning, text

PROSE_FIELDS: Mapping[type[Any], tuple[str, ...]] = MappingProxyType(
    {
        organisation.Vision: ("text",),
        organisation.CoreValue: ("meaning",),
        planning.Goal: ("description", "introduction"),
        planning.WorkItem: ("text",),
        planning.Commitment: ("background", "text"),
        planning.Activity: ("description",),
        planning.StatusReport: ("comment", "assessment"),
        planning.GoalAssessment: ("text",),
        planning.ImprovementArea: ("text",),
        council.Directive: ("text",),
        council.Frame: ("text",),
        council.Answer: ("text",),
        council.ActionPlan: ("description",),
        indicators.IndicatorReport: ("analysis",),
        indicators.UnjustifiedDifference: ("grounds",),
        economy.Allocation: ("text",),
        economy.CorrectiveMeasure: ("text",),
        economy.ConditionalIncome: ("text",),
        economy.ExternalFunding: ("comment", "conditions"),
        economy.VolumeRow: ("note",),
        control.Risk: ("background", "effects", "conditions", "decision_reason"),
        control.Treatment: ("text",),
        control.Audit: ("conclusion",),
        control.Recommendation: ("text", "measure"),
        control.SystematicControl: ("what", "why", "method"),
        control.ControlReport: ("comment",),
        control.InternalControlJudgement: ("grounds",),
        control.FollowUpPlan: ("points",),
        text.TextSection: ("body",),
        text.TableNote: ("text",),
    }
)
"""The fields of each type that `parse_prose` reads; `points` is a list of such texts."""


def prose_of(thing: Any) -> tuple[tuple[tuple[str | int, ...], str], ...]:
    """Every prose text of a thing, with the way to it: the field, and the number in a list."""
    found: list[tuple[tuple[str | int, ...], str]] = []
    for name in PROSE_FIELDS.get(type(thing), ()):
        value = getattr(thing, name)
        if isinstance(value, str):
            found.append(((name,), value))
        else:
            found += [((name, number), item) for number, item in enumerate(value)]
    return tuple(found)
