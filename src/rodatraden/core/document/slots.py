"""Slots that no section of a template names: texts about a thing, and the fields of the report form."""

from collections.abc import Mapping
from enum import StrEnum

from rodatraden.core.document.template import DocumentKind, Part, Template, TemplateSection


class CommonSlot(StrEnum):
    """A place for words that every document of a kind has, whatever its sections are."""

    GOAL_ANALYSIS = "goal_analysis"
    OPERATION = "operation"
    UNITS = "units"
    STATUS_COMMENT = "status_comment"
    INDICATOR_ANALYSIS = "indicator_analysis"
    INDICATOR_MEASURE = "indicator_measure"
    FORECAST_COMMENT = "forecast_comment"
    GOAL_ASSESSMENT = "goal_assessment"


COMMON_WORDS: Mapping[CommonSlot, str] = {
    CommonSlot.GOAL_ANALYSIS: "Analys av ett mål",
    CommonSlot.OPERATION: "Text om en verksamhet",
    CommonSlot.UNITS: "Enhetens egna ord",
    CommonSlot.STATUS_COMMENT: "Kommentar till läget",
    CommonSlot.INDICATOR_ANALYSIS: "Varför ett mått inte når målet",
    CommonSlot.INDICATOR_MEASURE: "Vad ni gör åt det",
    CommonSlot.FORECAST_COMMENT: "Kommentar till prognosen",
    CommonSlot.GOAL_ASSESSMENT: "Grund för bedömningen av ett mål",
}
_REPORTED = tuple(CommonSlot)[2:]
RESERVED = frozenset({"goal", *CommonSlot})
"""Slots that texts stand in without a section of their own."""


def sections_of(template: Template) -> list[tuple[int, TemplateSection]]:
    """Every section with its depth (0 is outermost), in the order of the document."""
    return list(_walk(template.sections, 0))


def _walk(sections: tuple[TemplateSection, ...], depth: int) -> list[tuple[int, TemplateSection]]:
    found: list[tuple[int, TemplateSection]] = []
    for section in sections:
        found += [(depth, section), *_walk(section.sections, depth + 1)]
    return found


def common_slots(template: Template) -> tuple[CommonSlot, ...]:
    """The common slots that people meet when they write this document; the assessment only in the annual report."""
    parts = {part for _depth, section in sections_of(template) for part in section.parts}
    found = []
    if Part.REPORT_GOALS in parts:
        found.append(CommonSlot.GOAL_ANALYSIS)
    if Part.OPERATIONS in parts:
        found.append(CommonSlot.OPERATION)
    if template.kind is not DocumentKind.PLAN:
        annual = template.kind is DocumentKind.ANNUAL
        found += [slot for slot in _REPORTED if annual or slot is not CommonSlot.GOAL_ASSESSMENT]
    return tuple(found)


def text_slots(template: Template) -> dict[str, str]:
    """Every slot that something can be written in, with what it is called: the sections' own, then the common."""
    own = {section.slot: section.heading for _d, section in sections_of(template) if Part.TEXTS in section.parts}
    return own | {slot.value: COMMON_WORDS[slot] for slot in common_slots(template)}


def instructions_of(template: Template) -> dict[str, str]:
    """The template's own words to those who write, by slot."""
    return {one.slot: one.text for one in template.instructions}
