"""What is said to those who fill in a part of a report, field by field."""

from __future__ import annotations

from rodatraden.apps.cycle.queries.occasions import instructions_from
from rodatraden.core.document.slots import CommonSlot
from rodatraden.documents.chosen_template import kind_of_occasion
from rodatraden.documents.instructions import Paragraphs, joined, template_of
from rodatraden.web.reporting.page import PartPage


def instructions_of_form(page: PartPage) -> dict[str, Paragraphs]:
    """The words by field, those of the board's document and of the occasion; every kind of field is there."""
    occasion = page.form.occasion
    kind = kind_of_occasion(occasion.kind) if occasion is not None else None
    if occasion is None or kind is None:
        return {slot.value: () for slot in CommonSlot}
    template = template_of(page.scope, kind)
    found = joined(template, instructions_from(occasion.instructions))
    return {slot.value: found.get(slot.value, ()) for slot in CommonSlot}
