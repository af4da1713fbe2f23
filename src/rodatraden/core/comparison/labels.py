"""What the fields of each type are called, and which of them name other things."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from rodatraden.core.content import control, council, economy, indicators, planning, text

OTHERWISE = "Övrig uppgift"
"""The label of a field that has none of its own: it is compared all the same."""

_COLUMN = {
    "label": "Kolumnens namn", "role": "Vad kolumnen visar", "group": "Kolumnens grupp", "formula": "Kolumnens formel",
    "period": "Kolumnens period", "year": "Kolumnens år", "preliminary": "Preliminär", "focus": "Framhävd",
}  # fmt: skip

LABELS: Mapping[type[Any], Mapping[str, str]] = MappingProxyType(
    {
        planning.Goal: {
            "name": "Namn", "parent": "Ligger under", "level": "Nivå", "sort": "Slag", "owner": "Ansvarig",
            "dimension": "Hållbarhetsdimension", "description": "Beskrivning", "introduction": "Inledning",
            "not_reported_at": "Redovisas inte i", "origin": "Kommer från",
        },
        planning.WorkItem: {"text": "Text", "goal": "Mål"},
        planning.GoalAssessment: {"level": "Bedömning", "text": "Grund för bedömningen"},
        planning.ImprovementArea: {"text": "Text", "goal": "Mål"},
        planning.Commitment: {
            "name": "Namn", "goal": "Mål", "reach": "Räckvidd", "background": "Bakgrund", "text": "Text",
            "owner": "Ansvarig", "starts": "Startdatum", "ends": "Slutdatum",
        },
        planning.Activity: {
            "name": "Namn", "goals": "Mål", "commitments": "Åtaganden", "description": "Beskrivning",
            "led_by": "Leds av", "responsible": "Ansvarig", "starts": "Startdatum", "starts_text": "Start i ord",
            "ends": "Slutdatum", "merged_into": "Ingår nu i",
        },
        planning.StatusReport: {
            "status": "Läge", "reason": "Orsak", "comment": "Kommentar", "assessment": "Samlad bedömning",
            "all_on_plan": "Alla aktiviteter enligt plan",
        },
        council.Directive: {
            "name": "Namn", "kind": "Slag", "text": "Text", "goal": "Mål", "boards": "Gäller", "decision": "Beslut",
            "occasion": "Besvaras i", "due": "Senast",
        },
        council.Answer: {"kind": "Hur det besvaras", "by": "Besvaras av", "text": "Text"},
        council.Frame: {"amount": "Belopp", "unit": "Enhet", "text": "Text", "decision": "Beslut"},
        council.ActionPlan: {
            "name": "Namn", "parent": "Ligger under", "boards": "Gäller", "description": "Beskrivning",
            "decision": "Beslut", "valid_from": "Gäller från", "valid_to": "Gäller till", "activities": "Aktiviteter",
        },
        indicators.Indicator: {
            "name": "Namn", "short_name": "Kort namn", "definition": "Definition", "unit": "Enhet",
            "decimals": "Decimaler", "polarity": "Riktning", "kind": "Slag", "source": "Källa",
            "source_text": "Källa i ord", "external_ids": "Nummer hos källan", "formula": "Formel",
            "period_rule": "Mätperiod", "scale_low": "Skalans lägsta", "scale_high": "Skalans högsta",
            "survey": "Enkät", "minimum_respondents": "Minsta antal svar",
            "counts_persons": "Talet är ett antal personer", "trend_threshold": "Gräns för trend",
        },
        indicators.IndicatorReport: {
            "trend": "Trend", "trend_stated": "Trend enligt källan", "period": "Period",
            "compared_with": "Jämfört med", "analysis": "Analys",
        },
        indicators.UnjustifiedDifference: {"judgement": "Bedömning", "grounds": "Grund", "activity": "Aktivitet"},
        indicators.Target: {
            "amount": "Värde", "comparator": "Jämförelse", "rule": "Regel", "year": "År", "decision": "Beslut",
        },
        economy.Statement: {"caption": "Rubrik", "template": "Uppställning", "source": "Källa", "as_of": "Per den"},
        economy.StatementRow: {"label": "Radens namn", "kind": "Slag av rad", "role": "Roll", "formula": "Formel"},
        economy.StatementColumn: _COLUMN,
        economy.VolumeColumn: _COLUMN,
        economy.Allocation: {
            "text": "Text", "amount": "Belopp", "unit": "Enhet", "operation": "Verksamhet", "decision": "Beslut",
            "decided_on": "Beslutsdatum",
        },
        economy.CorrectiveMeasure: {
            "text": "Text", "operation": "Verksamhet", "expected_effect": "Väntad effekt",
            "booked_effect": "Bokförd effekt", "unit": "Enhet",
        },
        economy.ConditionalIncome: {
            "text": "Text", "amount": "Belopp", "unit": "Enhet", "decided_by": "Beslutas av", "operation": "Verksamhet",
            "decided": "Beslutat",
        },
        economy.ExternalFunding: {
            "name": "Namn", "grant": "Bidrag", "cost": "Kostnad", "in_budget": "Inräknat i budget", "goal": "Mål",
            "comment": "Kommentar", "conditions": "Villkor", "temporary": "Tillfälligt",
        },
        economy.Investment: {"name": "Namn", "plan": "Plan", "kind": "Slag"},
        economy.InvestmentPlan: {"unit": "Enhet", "decimals": "Decimaler", "group": "Grupp"},
        economy.VolumeTable: {"title": "Rubrik", "unit": "Enhet", "decimals": "Decimaler", "source": "Källa"},
        economy.VolumeRow: {"label": "Radens namn", "note": "Not"},
        control.Risk: {
            "title": "Namn", "goal": "Mål", "process": "Process", "subject": "Rubrik", "background": "Bakgrund",
            "effects": "Följder", "conditions": "Förutsättningar", "also_affects": "Påverkar också",
            "likelihood": "Sannolikhet", "consequence": "Konsekvens", "decision": "Beslut",
            "decision_reason": "Skäl till beslutet", "origin": "Kommer från",
        },
        control.Treatment: {"text": "Text", "responsible": "Ansvarig", "ends": "Slutdatum"},
        control.Audit: {
            "title": "Namn", "year": "År", "auditor": "Granskare", "case_number": "Diarienummer",
            "conclusion": "Slutsats",
        },
        control.Recommendation: {"text": "Text", "measure": "Åtgärd"},
        control.SystematicControl: {
            "what": "Vad", "why": "Varför", "goal": "Mål", "process": "Process", "subject": "Rubrik",
            "owner": "Ansvarig", "performed_by": "Utförs av", "method": "Metod", "frequency": "Hur ofta",
            "for_all_boards": "För alla nämnder", "guards": "Vaktar måttet",
            "guide_comparator": "Riktvärdets jämförelse", "guide_value": "Riktvärde",
            "each_unit": "Varje enhet", "reported_in": "Redovisas i",
        },
        control.ControlReport: {"status": "Läge", "reason": "Orsak", "comment": "Kommentar", "unit": "Enhet"},
        control.InternalControlJudgement: {"sufficient": "Tillräcklig", "grounds": "Grund"},
        control.FollowUpPlan: {
            "title": "Namn", "first_year": "Första år", "last_year": "Sista år", "law": "Lag",
            "programme": "Program", "serves": "Gäller för", "points": "Punkter", "attachment": "Bilaga",
        },
        control.ProviderFollowUp: {"provider": "Utförare", "year": "År", "kind": "Slag", "outcome": "Resultat"},
        text.TextSection: {"heading": "Rubrik", "slot": "Avsnitt", "about": "Handlar om", "body": "Text"},
        text.PrintedTable: {"caption": "Rubrik", "column_labels": "Kolumnrubrik", "cells": "Tryckt cell"},
        text.TableNote: {"text": "Text", "meaning": "Vad noten förklarar"},
    }
)  # fmt: skip
"""By type and field, in the order they are read."""

REFERENCES: Mapping[tuple[type[Any], str], str] = MappingProxyType(
    {
        (planning.Goal, "parent"): "goal",
        (planning.Goal, "owner"): "organisation",
        (planning.Goal, "not_reported_at"): "occasion",
        (planning.Goal, "level"): "level",
        (planning.WorkItem, "goal"): "goal",
        (planning.ImprovementArea, "goal"): "goal",
        (planning.GoalAssessment, "level"): "assessment_level",
        (planning.Commitment, "goal"): "goal",
        (planning.Commitment, "owner"): "organisation",
        (planning.Activity, "goals"): "goal",
        (planning.Activity, "commitments"): "commitment",
        (planning.Activity, "led_by"): "organisation",
        (planning.Activity, "merged_into"): "commitment",
        (planning.StatusReport, "status"): "status",
        (planning.StatusReport, "reason"): "reason",
        (control.ControlReport, "status"): "status",
        (control.ControlReport, "reason"): "reason",
        (indicators.UnjustifiedDifference, "activity"): "activity",
        (council.Directive, "goal"): "goal",
        (council.Directive, "boards"): "organisation",
        (council.Directive, "occasion"): "occasion",
        (council.ActionPlan, "parent"): "action_plan",
        (council.ActionPlan, "boards"): "organisation",
        (council.ActionPlan, "activities"): "activity",
        (economy.ExternalFunding, "goal"): "goal",
        (control.Risk, "goal"): "goal",
        (control.Risk, "process"): "process",
        (control.SystematicControl, "goal"): "goal",
        (control.SystematicControl, "process"): "process",
        (control.SystematicControl, "owner"): "organisation",
        (control.SystematicControl, "performed_by"): "organisation",
        (control.SystematicControl, "guards"): "indicator",
        (control.FollowUpPlan, "law"): "law",
        (control.FollowUpPlan, "serves"): "organisation",
        (control.ProviderFollowUp, "provider"): "provider",
    }
)
"""The fields that hold keys of other things, by type and field."""

NAME_FIELDS = frozenset({"name", "title", "caption"})
"""A change in one of these is a new name."""
PLACE_FIELDS = frozenset({"parent", "goals", "commitments", "goal", "process"})
"""A change in one of these moves a thing."""


def label_of(kind: type[Any], name: str) -> str:
    """What a field is called."""
    return LABELS.get(kind, {}).get(name, OTHERWISE)
