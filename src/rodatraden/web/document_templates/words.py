"""Templates in the words of their pages."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from rodatraden.core.document.slots import instructions_of, sections_of
from rodatraden.core.document.template import Template
from rodatraden.core.document.template_changes import ChangeKind, TemplateChange
from rodatraden.core.document.template_edit import Direction, can_move
from rodatraden.documents.part_words import PART_WORDS

_TITLE = (("{year}", "{år}"), ("{as_of}", "{per}"))
CHANGE_WORDS = {
    ChangeKind.ADDED: "Nytt avsnitt",
    ChangeKind.REMOVED: "Borttaget",
    ChangeKind.MOVED: "Flyttat",
    ChangeKind.RENAMED: "Ny rubrik",
    ChangeKind.SHOWS: "Visar annat",
    ChangeKind.INSTRUCTED: "Ny anvisning",
}
_MOVES = ((Direction.UP, "Upp"), (Direction.DOWN, "Ned"), (Direction.IN, "In under"), (Direction.OUT, "Ut"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A section of a template in its list."""

    slot: str
    heading: str
    depth: int
    shows: str
    notes: tuple[str, ...]
    instruction: str
    moves: tuple[tuple[str, str], ...]


def rows_of(template: Template, *, movable: bool) -> list[Row]:
    """The sections in order, each with what it shows and where it can be moved."""
    told = instructions_of(template)
    found = []
    for depth, section in sections_of(template):
        notes = [
            words
            for words, holds in (
                (_("Står alltid"), section.required),
                (_("Målen blir egna kapitel"), section.chapters),
                (_("Bilaga"), section.role == "appendix"),
            )
            if holds
        ]
        where = can_move(template, section.slot) if movable else frozenset()
        found.append(
            Row(
                slot=section.slot,
                heading=section.heading,
                depth=depth,
                shows=" · ".join(_(PART_WORDS[part]) for part in section.parts),
                notes=tuple(notes),
                instruction=told.get(section.slot, ""),
                moves=tuple((one.value, _(words)) for one, words in _MOVES if one in where),
            )
        )
    return found


def change_words(change: TemplateChange) -> tuple[str, str, str]:
    """A change as its kind, what it is about, and what is new."""
    if change.kind is ChangeKind.RENAMED:
        return _(CHANGE_WORDS[change.kind]), change.before, change.after
    if change.kind is ChangeKind.INSTRUCTED:
        return _(CHANGE_WORDS[change.kind]), change.heading, change.after or _("Anvisningen är borttagen.")
    return _(CHANGE_WORDS[change.kind]), change.heading, ""


def title_shown(title: str) -> str:
    """A title as it is written in the form: with {år} and {per}."""
    for inside, outside in _TITLE:
        title = title.replace(inside, outside)
    return title


def title_kept(title: str) -> str:
    """A title as the template keeps it; anything else in braces stays, and is refused."""
    for inside, outside in _TITLE:
        title = title.replace(outside, inside)
    return title
