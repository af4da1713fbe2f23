"""What differs between two versions of a template, section by section."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from rodatraden.core.document.slots import instructions_of, text_slots
from rodatraden.core.document.template import Template, TemplateSection


class ChangeKind(StrEnum):
    """What has happened to a section, or to the words beside a field."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    RENAMED = "renamed"
    SHOWS = "shows"
    INSTRUCTED = "instructed"


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateChange:
    """One difference: the slot, what it is called now, and what was and is said where words differ."""

    kind: ChangeKind
    slot: str
    heading: str
    before: str = ""
    after: str = ""


def changes(before: Template, after: Template) -> tuple[TemplateChange, ...]:
    """What taking `after` instead of `before` does: added, removed, moved, renamed, shows other things, other words."""
    was, now = _placed(before), _placed(after)
    found = [
        TemplateChange(kind=ChangeKind.ADDED, slot=slot, heading=section.heading)
        for slot, (_parent, section) in now.items()
        if slot not in was
    ]
    found += [
        TemplateChange(kind=ChangeKind.REMOVED, slot=slot, heading=section.heading)
        for slot, (_parent, section) in was.items()
        if slot not in now
    ]
    shifted = _shifted(was, now)
    for slot, (_parent, section) in now.items():
        if slot in was:
            found += _of_section(was[slot][1], section, is_moved=slot in shifted)
    return (*found, *_instructions(before, after))


def _placed(template: Template) -> dict[str, tuple[str, TemplateSection]]:
    """Each section by its slot, with the slot above it."""

    def walk(sections: tuple[TemplateSection, ...], parent: str) -> Iterator[tuple[str, tuple[str, TemplateSection]]]:
        for section in sections:
            yield section.slot, (parent, section)
            yield from walk(section.sections, section.slot)

    return dict(walk(template.sections, ""))


def _shifted(was: dict[str, tuple[str, TemplateSection]], now: dict[str, tuple[str, TemplateSection]]) -> set[str]:
    """The fewest sections whose moving explains the new order: another parent, or out of the longest kept order."""
    both = [slot for slot in now if slot in was]
    found = {slot for slot in both if was[slot][0] != now[slot][0]}
    place = {slot: number for number, slot in enumerate(was)}
    for parent in {now[slot][0] for slot in both}:
        row = [slot for slot in both if now[slot][0] == parent and slot not in found]
        kept = _longest_rising([place[slot] for slot in row])
        found |= {slot for slot in row if place[slot] not in kept}
    return found


def _longest_rising(numbers: list[int]) -> set[int]:
    """The longest run of numbers, as they come, that only rises."""
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        at = bisect_left(ends, number)
        before[number] = ends[at - 1] if at else None
        ends[at : at + 1] = [number]
    kept: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return kept


def _of_section(was: TemplateSection, now: TemplateSection, *, is_moved: bool) -> Iterator[TemplateChange]:
    if is_moved:
        yield TemplateChange(kind=ChangeKind.MOVED, slot=now.slot, heading=now.heading)
    if was.heading != now.heading:
        yield TemplateChange(
            kind=ChangeKind.RENAMED, slot=now.slot, heading=now.heading, before=was.heading, after=now.heading
        )
    if _shown(was) != _shown(now):
        yield TemplateChange(kind=ChangeKind.SHOWS, slot=now.slot, heading=now.heading)


def _shown(section: TemplateSection) -> tuple[object, ...]:
    return (section.parts, section.required, section.empty, section.chapters, section.role)


def _instructions(before: Template, after: Template) -> Iterator[TemplateChange]:
    was, now, names = instructions_of(before), instructions_of(after), text_slots(before) | text_slots(after)
    for slot in {**was, **now}:
        old, new = was.get(slot, ""), now.get(slot, "")
        if old != new:
            yield TemplateChange(
                kind=ChangeKind.INSTRUCTED, slot=slot, heading=names.get(slot, slot), before=old, after=new
            )
