"""What every template must be, so that a document can be put together from it."""

import re

from rodatraden.core.document.slots import RESERVED, sections_of
from rodatraden.core.document.template import Part, Template, TemplateSection
from rodatraden.core.document.template_edit import DEEPEST
from rodatraden.documents.part_words import GOAL_PARTS, PART_WORDS, parts_for
from rodatraden.documents.template_errors import (
    PartElsewhere,
    PartTwice,
    SectionShowsNothing,
    SectionTwice,
    SlotReserved,
    TemplateEmpty,
    TemplateUnnamed,
    TextTooLong,
    TitleUnreadable,
    TooDeep,
)

LONGEST_NAME, LONGEST_HEADING, LONGEST_INSTRUCTION = 150, 200, 2000
_KNOWN = re.compile(r"\{(year|as_of)\}")


def refuse_unsound(template: Template) -> None:
    """Raise the first reason that no document could follow this template."""
    _refuse_words(template)
    if not template.sections:
        raise TemplateEmpty
    every = sections_of(template)
    if max(depth for depth, _section in every) > DEEPEST:
        raise TooDeep
    slots: set[str] = set()
    shown: dict[Part, str] = {}
    allowed = set(parts_for(template.kind, template.level))
    for _depth, section in every:
        if section.slot in slots:
            raise SectionTwice(section.heading)
        slots.add(section.slot)
        _refuse_section(section)
        for part in section.parts:
            _refuse_part(part, section, shown, allowed)


def _refuse_words(template: Template) -> None:
    if not template.name.strip():
        raise TemplateUnnamed("vad mallen heter")
    if not template.title.strip():
        raise TemplateUnnamed("vad dokumentet ska heta")
    if set(_KNOWN.sub("", template.title)) & set("{}"):
        raise TitleUnreadable
    for words, what in ((template.name, "Namnet"), (template.title, "Titeln"), (template.subtitle, "Undertiteln")):
        if len(words) > LONGEST_NAME:
            raise TextTooLong(what, LONGEST_NAME)
    for one in template.instructions:
        if len(one.text) > LONGEST_INSTRUCTION:
            raise TextTooLong("Anvisningen", LONGEST_INSTRUCTION)


def _refuse_section(section: TemplateSection) -> None:
    if not section.heading.strip():
        raise TemplateUnnamed("avsnittets rubrik")
    for words, what in ((section.heading, "Rubriken"), (section.empty, "Meningen")):
        if len(words) > LONGEST_HEADING:
            raise TextTooLong(what, LONGEST_HEADING)
    if not section.parts and not section.sections:
        raise SectionShowsNothing(section.heading)


def _refuse_part(part: Part, section: TemplateSection, shown: dict[Part, str], allowed: set[Part]) -> None:
    if part not in allowed:
        raise PartElsewhere(PART_WORDS[part], section.heading)
    if part is Part.TEXTS:
        if section.slot in RESERVED:
            raise SlotReserved(section.heading)
        return
    same = GOAL_PARTS if part in GOAL_PARTS else {part}
    found = next((shown[one] for one in same if one in shown), None)
    if found is not None:
        raise PartTwice(PART_WORDS[part], found)
    shown[part] = section.heading
