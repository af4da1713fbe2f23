"""Changes of a template's sections, each a new template. Pure; whether the result can stand is asked elsewhere."""

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum

from rodatraden.core.document.slots import sections_of, text_slots
from rodatraden.core.document.template import Instruction, Template, TemplateSection

Sections = tuple[TemplateSection, ...]
DEEPEST = 2
"""How deep a section can stand; 0 is outermost."""


class Direction(StrEnum):
    """Where a section is moved: among those beside it, into the one before it, out to the level above."""

    UP = "up"
    DOWN = "down"
    IN = "in"
    OUT = "out"


def section_in(template: Template, slot: str) -> TemplateSection | None:
    """The section of a slot."""
    return next((section for _depth, section in sections_of(template) if section.slot == slot), None)


def with_section(template: Template, section: TemplateSection) -> Template:
    """The template with this section in the place of the one with its slot; those below it stay as they are."""
    return _everywhere(
        template, lambda row: tuple(replace(section, sections=s.sections) if s.slot == section.slot else s for s in row)
    )


def without_section(template: Template, slot: str) -> Template:
    """The template without a section and those below it; their instructions go with them."""
    return pruned(_everywhere(template, lambda row: tuple(s for s in row if s.slot != slot)))


def added(template: Template, section: TemplateSection, *, after: str = "") -> Template:
    """The template with one more section, right after another on its level; last without one."""
    if section_in(template, after) is None:
        return replace(template, sections=(*template.sections, section))

    def put(row: Sections) -> Sections:
        return tuple(one for each in row for one in ((each, section) if each.slot == after else (each,)))

    return _everywhere(template, put)


def moved(template: Template, slot: str, direction: Direction) -> Template:
    """The template with a section moved a step; as it was where there is nowhere to go."""
    if direction is Direction.OUT:
        return replace(template, sections=_out(template.sections, slot))
    return _everywhere(template, lambda row: _moved_in(row, slot, direction))


def can_move(template: Template, slot: str) -> frozenset[Direction]:
    """Where a section can be moved: inwards only while it, with those below it, is not too deep."""
    found = {one for one in Direction if moved(template, slot, one) != template}
    if Direction.IN in found:
        deeper = moved(template, slot, Direction.IN)
        if max((depth for depth, _s in sections_of(deeper)), default=0) > DEEPEST:
            found.discard(Direction.IN)
    return frozenset(found)


def instructed(template: Template, slot: str, text: str) -> Template:
    """The template with these words to those who write in a slot; none when the text is empty."""
    others = tuple(one for one in template.instructions if one.slot != slot)
    told = (*others, Instruction(slot=slot, text=text)) if text else others
    return replace(template, instructions=told)


def pruned(template: Template) -> Template:
    """The template without instructions for slots that it does not have."""
    slots = text_slots(template)
    return replace(template, instructions=tuple(one for one in template.instructions if one.slot in slots))


def _everywhere(template: Template, change: Callable[[Sections], Sections]) -> Template:
    def below(row: Sections) -> Sections:
        return change(tuple(replace(section, sections=below(section.sections)) for section in row))

    return replace(template, sections=below(template.sections))


def _moved_in(row: Sections, slot: str, direction: Direction) -> Sections:
    at = next((number for number, section in enumerate(row) if section.slot == slot), None)
    if at is None:
        return row
    rest = [section for section in row if section.slot != slot]
    if direction is Direction.IN:
        if at == 0:
            return row
        above = rest[at - 1]
        rest[at - 1] = replace(above, sections=(*above.sections, row[at]))
        return tuple(rest)
    to = at - 1 if direction is Direction.UP else at + 1
    if not 0 <= to < len(row):
        return row
    rest.insert(to, row[at])
    return tuple(rest)


def _out(row: Sections, slot: str) -> Sections:
    found: list[TemplateSection] = []
    for section in row:
        mine = next((one for one in section.sections if one.slot == slot), None)
        if mine is None:
            found.append(replace(section, sections=_out(section.sections, slot)))
        else:
            left = tuple(one for one in section.sections if one.slot != slot)
            found += [replace(section, sections=left), mine]
    return tuple(found)
