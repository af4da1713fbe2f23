"""What a plan file defines, and what it refers to."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from rodatraden.connectors.planfile.messages import Path
from rodatraden.connectors.planfile.walk import Found, things
from rodatraden.core.content import control, council, economy, indicators, occasions, organisation, planning, text
from rodatraden.core.content.file import PlanFile
from rodatraden.core.content.scope import Scope
from rodatraden.core.prose import Address, ReferenceMark, marks
from rodatraden.core.prose.fields import prose_of


class Reference(NamedTuple):
    """That the value at `path` names a thing of one of `kinds` with `key`.

    Kinds are those of `NOUNS`. A `template_row` or `template_column` has the key
    `TEMPLATE/ROW`. A `table`, a `section` or a `plan` only exists in an assembled document.
    """

    kinds: tuple[str, ...]
    key: str
    path: Path
    place: str


# What each kind is called in a sentence.
NOUNS: Mapping[str, str] = {
    "organisation": "organisationen",
    "vision": "visionen",
    "core_value": "kärnvärdet",
    "law": "lagen",
    "process": "processen",
    "steering_model": "styrmodellen",
    "level": "nivån",
    "occasion": "rapporteringstillfället",
    "status": "statusen",
    "reason": "orsaken",
    "assessment_level": "bedömningen",
    "risk_zone": "riskzonen",
    "goal": "målet",
    "work": "arbetet",
    "rule_pack": "anvisningen",
    "directive": "styrsignalen",
    "action_plan": "handlingsplanen",
    "commitment": "åtagandet",
    "activity": "aktiviteten",
    "improvement_area": "förbättringsområdet",
    "source": "källan",
    "indicator": "indikatorn",
    "peer_group": "jämförelsegruppen",
    "statement_template": "tabellmallen",
    "template_row": "raden",
    "template_column": "kolumnen",
    "statement": "den ekonomiska tabellen",
    "allocation": "ramposten",
    "funding": "bidraget",
    "investment": "investeringen",
    "volume": "volymtabellen",
    "measure": "åtgärden",
    "income": "den villkorade intäkten",
    "risk": "risken",
    "treatment": "riskåtgärden",
    "audit": "granskningen",
    "recommendation": "rekommendationen",
    "control": "kontrollen",
    "provider": "utföraren",
    "follow_up_plan": "uppföljningsplanen",
    "follow_up": "uppföljningen",
    "text": "texten",
    "table": "tabellen",
    "section": "avsnittet",
    "plan": "planen",
}
ASSEMBLED = frozenset({"table", "section", "plan"})

KINDS: Mapping[type[Any], str] = {
    organisation.Organisation: "organisation",
    organisation.Vision: "vision",
    organisation.CoreValue: "core_value",
    organisation.LawReference: "law",
    organisation.Process: "process",
    planning.SteeringModel: "steering_model",
    planning.Level: "level",
    organisation.Occasion: "occasion",
    organisation.StatusLabel: "status",
    organisation.ReasonCode: "reason",
    organisation.AssessmentLevel: "assessment_level",
    organisation.RiskZone: "risk_zone",
    planning.Goal: "goal",
    planning.WorkItem: "work",
    planning.Commitment: "commitment",
    planning.Activity: "activity",
    planning.ImprovementArea: "improvement_area",
    occasions.RulePack: "rule_pack",
    council.Directive: "directive",
    council.ActionPlan: "action_plan",
    indicators.Source: "source",
    indicators.Indicator: "indicator",
    indicators.PeerGroup: "peer_group",
    economy.StatementTemplate: "statement_template",
    economy.Statement: "statement",
    economy.Allocation: "allocation",
    economy.ExternalFunding: "funding",
    economy.Investment: "investment",
    economy.VolumeTable: "volume",
    economy.CorrectiveMeasure: "measure",
    economy.ConditionalIncome: "income",
    control.Risk: "risk",
    control.Treatment: "treatment",
    control.Audit: "audit",
    control.Recommendation: "recommendation",
    control.SystematicControl: "control",
    control.Provider: "provider",
    control.FollowUpPlan: "follow_up_plan",
    control.ProviderFollowUp: "follow_up",
    text.TextSection: "text",
}
_GOAL, _INDICATOR, _ORGANISATION = ("goal",), ("indicator",), ("organisation",)
_REPORT = {"status": ("status",), "reason": ("reason",)}
REFERS: Mapping[type[Any], Mapping[str, tuple[str, ...]]] = {
    Scope: {"board": _ORGANISATION, "occasion": ("occasion",)},
    organisation.Organisation: {
        "parent": _ORGANISATION,
        "serves": _ORGANISATION,
        "predecessors": _ORGANISATION,
    },
    organisation.LawReference: {"governs": _ORGANISATION},
    organisation.Occasion: {"units": _ORGANISATION, "rule_pack": ("rule_pack",)},
    organisation.PlanningYear: {"steering_model": ("steering_model",)},
    planning.Goal: {"level": ("level",), "parent": _GOAL, "not_reported_at": ("occasion",)},
    planning.WorkItem: {"goal": _GOAL},
    planning.IndicatorLink: {"goal": _GOAL, "indicator": _INDICATOR},
    planning.Commitment: {"goal": _GOAL},
    planning.Activity: {
        "goals": _GOAL,
        "commitments": ("commitment",),
        "led_by": _ORGANISATION,
        "merged_into": ("commitment",),
    },
    council.Directive: {"goal": _GOAL, "boards": _ORGANISATION, "occasion": ("occasion",)},
    council.Frame: {"board": _ORGANISATION},
    council.Answer: {"of": ("goal", "directive"), "by": ("goal", "commitment", "activity")},
    council.ActionPlan: {"parent": ("action_plan",), "boards": _ORGANISATION, "activities": ("activity",)},
    planning.StatusReport: {"of": ("activity", "commitment", "directive"), **_REPORT},
    planning.GoalAssessment: {"goal": _GOAL, "level": ("assessment_level",)},
    planning.ImprovementArea: {"goal": _GOAL},
    indicators.Indicator: {"source": ("source",)},
    indicators.Observation: {"indicator": _INDICATOR, "entity": _ORGANISATION},
    indicators.SeriesBreak: {"indicator": _INDICATOR},
    indicators.Target: {"indicator": _INDICATOR},
    indicators.TargetRule: {"group": ("peer_group",)},
    indicators.IndicatorReport: {"indicator": _INDICATOR},
    indicators.UnjustifiedDifference: {"activity": ("activity",)},
    economy.Statement: {"template": ("statement_template",)},
    economy.ExternalFunding: {"goal": _GOAL},
    control.Risk: {"goal": _GOAL, "process": ("process",)},
    control.SystematicControl: {"goal": _GOAL, "process": ("process",), "guards": _INDICATOR},
    control.ControlReport: {"of": ("treatment", "recommendation", "control"), "unit": _ORGANISATION, **_REPORT},
    control.ProviderFollowUp: {"provider": ("provider",)},
    control.FollowUpPlan: {"law": ("law",)},
}
_IN_PROSE = {
    "observation": "indicator",
    "target": "indicator",
    "cell": "statement",
    "volume": "volume",
    "funding": "funding",
    "investment": "investment",
    "allocation": "allocation",
    "income": "income",
}


def defined(file: PlanFile) -> dict[str, set[str]]:
    """The keys a file defines, by kind."""
    keys: defaultdict[str, set[str]] = defaultdict(set)
    for found in things(file):
        if (kind := KINDS.get(type(found.thing))) is not None:
            keys[kind].add(found.thing.key)
    return dict(keys)


def references(file: PlanFile) -> list[Reference]:
    """Everything a file refers to, in its own scope or another, in the order of the format."""
    return [reference for found in things(file) for reference in references_of(found)]


def references_of(found: Found) -> Iterator[Reference]:
    """What one thing refers to: its reference fields, its cells and its prose."""
    for name, kinds in REFERS.get(type(found.thing), {}).items():
        value = getattr(found.thing, name)
        if isinstance(value, tuple):
            for number, key in enumerate(value):
                yield Reference(kinds, key, (*found.path, name, number), found.field(name, number))
        elif value and not (name == "entity" and ":" in value):
            yield Reference(kinds, value, (*found.path, name), found.field(name))
    if isinstance(found.thing, economy.Statement):
        yield from _of_cells(found, found.thing)
    for below, prose in prose_of(found.thing):
        for mark in marks(prose):
            for kind, key in _of_mark(mark):
                yield Reference((kind,), key, (*found.path, *below), found.field(*below))


def _of_cells(found: Found, statement: economy.Statement) -> Iterator[Reference]:
    for row, cells in statement.cells.items():
        place = found.field("cells", row)
        path = (*found.path, "cells", row)
        if not statement.rows:
            yield Reference(("template_row",), f"{statement.template}/{row}", path, place)
        if not statement.columns:
            for column in cells:
                key = f"{statement.template}/{column}"
                yield Reference(("template_column",), key, (*path, column), f"{place}.{column}")


def _of_mark(mark: Address | ReferenceMark) -> Iterator[tuple[str, str]]:
    if isinstance(mark, ReferenceMark):
        yield mark.kind, mark.key
    elif mark.kind == "count":
        yield from mark.query
    else:
        yield _IN_PROSE[mark.kind], mark.segments[0]
