"""What may be written where in a document: its template's places for text, with the texts that stand there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from rodatraden.apps.cycle.enums import ScopeLevel
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.cycle.queries.scopes import occasion
from rodatraden.apps.economy.models import TemplateRow
from rodatraden.apps.org.tree import tree
from rodatraden.apps.planning.models import Goal, TextSection
from rodatraden.apps.planning.queries.reports import UNITS_SLOT
from rodatraden.apps.planning.queries.texts import texts_of
from rodatraden.core.document.template import DocumentKind, Part, Template, TemplateSection
from rodatraden.documents.chosen_template import chosen_template
from rodatraden.documents.models import Document
from rodatraden.documents.template_data import template_from_data

OPERATION = "operation"
GOAL_SLOTS = ("goal", "goal_analysis")
OFFERED_OF_A_GOAL = "goal_analysis"
_GOAL_PARTS = (Part.PLAN_GOALS, Part.REPORT_GOALS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A text that stands in a place, or (without `text`) the one that can be written there.

    `name` is "" for what goes right under the heading of its section.
    """

    key: str
    slot: str
    name: str = ""
    about: str = ""
    text: TextSection | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A section of the document with its places for text; `level` 0 is outermost."""

    heading: str
    level: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """Every place for text in the document of a scope."""

    title: str
    document: Document | None
    template: Template
    chapters: tuple[Chapter, ...]

    def entry(self, key: str) -> tuple[Chapter, Entry] | None:
        """The place of a text by its key, with the section it stands in."""
        found = ((chapter, entry) for chapter in self.chapters for entry in chapter.entries)
        return next((pair for pair in found if pair[1].key == key), None)


def outline(scope: Scope) -> Outline:
    """The places of a scope's document; those of the template it would get when none is opened."""
    document = Document.objects.select_related("template").filter(scope=scope).first()
    template = template_from_data(document.template.content) if document else chosen_template(scope, _kind(scope))
    texts = texts_of(scope)
    taken = {text.key for text in texts}
    goals = _goals(scope) if _has_goals(template.sections) else []
    chapters = list(_chapters(template.sections, texts, taken, goals, level=0))
    placed = {entry.key for chapter in chapters for entry in chapter.entries}
    lost = tuple(_entry(text, _("Text utan plats")) for text in texts if text.key not in placed)
    if lost:
        chapters.append(Chapter(heading=_("Texter som dokumentet inte har plats för"), level=0, entries=lost))
    title = _title(scope, document, template)
    return Outline(title=title, document=document, template=template, chapters=tuple(chapters))


def _kind(scope: Scope) -> DocumentKind:
    if scope.level != ScopeLevel.BOARD_OCCASION:
        return DocumentKind.PLAN
    found = occasion(scope.year or 0, scope.occasion)
    known = {kind.value: kind for kind in DocumentKind}
    return known.get(found.kind if found else "", DocumentKind.INTERIM_FULL)


def _title(scope: Scope, document: Document | None, template: Template) -> str:
    if document is not None:
        return document.title
    return scope.document_title or f"{template.name} {scope.year or ''}".strip()


def _has_goals(sections: Sequence[TemplateSection]) -> bool:
    return any(set(section.parts) & set(_GOAL_PARTS) or _has_goals(section.sections) for section in sections)


def _goals(scope: Scope) -> list[Goal]:
    """The board's own goals of the year."""
    year = f"{scope.board_id}/{scope.year}"
    return list(Goal.objects.filter(scope__key=year, ended_at__isnull=True))


def _chapters(
    sections: Sequence[TemplateSection], texts: list[TextSection], taken: set[str], goals: list[Goal], *, level: int
) -> Iterator[Chapter]:
    for section in sections:
        entries: list[Entry] = []
        if Part.TEXTS in section.parts:
            entries += _free(section, [text for text in texts if text.slot == section.slot], taken)
        if Part.OPERATIONS in section.parts:
            entries += _of_operations([text for text in texts if text.slot == OPERATION])
        if Part.UNITS in section.parts:
            entries += _of_units([text for text in texts if text.slot == UNITS_SLOT])
        if set(section.parts) & set(_GOAL_PARTS):
            report = Part.REPORT_GOALS in section.parts
            entries += [entry for goal in goals for entry in _of_goal(goal, texts, taken, report=report)]
        if entries:
            yield Chapter(heading=section.heading, level=level, entries=tuple(entries))
        yield from _chapters(section.sections, texts, taken, goals, level=level + 1)


def _free(section: TemplateSection, here: list[TextSection], taken: set[str]) -> list[Entry]:
    """The texts of a section, and room for one more."""
    entries = [_entry(text, "") for text in here]
    return [*entries, Entry(key=_new_key(section.slot, taken), slot=section.slot)]


def _of_operations(here: list[TextSection]) -> list[Entry]:
    """The texts about rows of the operating statement, by the rows' own words."""
    rows = TemplateRow.objects.filter(key__in=[text.about for text in here], template__ended_at__isnull=True)
    words = dict(rows.order_by("pk").values_list("key", "label")) if here else {}
    return [_entry(text, words.get(text.about, text.about)) for text in here]


def _of_units(here: list[TextSection]) -> list[Entry]:
    """The units' own words, under their names."""
    names = tree().names
    return [_entry(text, names.get(text.about, text.about)) for text in here]


def _of_goal(goal: Goal, texts: list[TextSection], taken: set[str], *, report: bool) -> list[Entry]:
    here = [text for text in texts if text.slot in GOAL_SLOTS and text.about == goal.key]
    entries = [_entry(text, goal.name) for text in here]
    if report and not any(text.slot == OFFERED_OF_A_GOAL for text in here):
        key = _new_key(f"{OFFERED_OF_A_GOAL}-{goal.key}", taken)
        entries.append(Entry(key=key, slot=OFFERED_OF_A_GOAL, name=goal.name, about=goal.key))
    return entries


def _entry(text: TextSection, name: str) -> Entry:
    return Entry(key=text.key, slot=text.slot, name=text.heading or name, about=text.about, text=text)


def _new_key(wanted: str, taken: set[str]) -> str:
    number = 1
    key = wanted.replace("_", "-").lower()
    first = key
    while key in taken:
        number += 1
        key = f"{first}-{number}"
    return key
