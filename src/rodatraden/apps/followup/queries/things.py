"""The form of an organisation's part: the things that an occasion asks about, in sections."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from rodatraden.apps.cycle.models import Occasion, ReasonCode, Scope, StatusLabel
from rodatraden.apps.followup.enums import SECTION_ORDER, Section
from rodatraden.apps.followup.models import Task
from rodatraden.apps.followup.queries import measured_things, worked_things
from rodatraden.apps.followup.queries.thing import Reading, Thing
from rodatraden.core.checks.check import Finding
from rodatraden.core.checks.instructed import Pack, checklist
from rodatraden.foundation.accounts.models import User

_READERS: Mapping[Section, Callable[[Reading, list[str]], Iterable[Thing]]] = {
    Section.ACTIVITIES: worked_things.activities,
    Section.COMMITMENTS: worked_things.commitments,
    Section.INDICATORS: measured_things.indicators,
    Section.GOALS: worked_things.goals,
    Section.FORECAST: measured_things.forecast,
    Section.TREATMENTS: worked_things.treatments,
    Section.CONTROLS: worked_things.controls,
    Section.TEXTS: worked_things.own_words,
}


@dataclass(frozen=True)
class Form:
    """Everything that an organisation reports at an occasion, in sections."""

    scope: Scope
    organisation: str
    occasion: Occasion | None
    statuses: tuple[StatusLabel, ...]
    reasons: tuple[ReasonCode, ...]
    pack: Pack | None
    sections: Mapping[str, tuple[Thing, ...]] = field(default_factory=dict)

    @cached_property
    def remaining(self) -> Mapping[str, tuple[Finding, ...]]:
        """What is missing, section by section."""
        return {
            name: checklist((thing.reported for thing in things), self.pack) for name, things in self.sections.items()
        }

    def thing(self, section: str, about: str) -> Thing | None:
        """One of the things."""
        return next((thing for thing in self.sections.get(section, ()) if thing.about == about), None)


def asked_there(scope: Scope, organisation: str) -> tuple[tuple[str, str], ...]:
    """What an organisation is asked to report at an occasion: sections and things, in the order they were asked."""
    tasks = Task.objects.filter(scope=scope, organisation=organisation, ended_at__isnull=True).order_by("pk")
    return tuple(tasks.values_list("kind", "about"))


def form_of(
    scope: Scope,
    organisation: str,
    *,
    only: Iterable[str] | None = None,
    reader: User | None = None,
    asked: Iterable[tuple[str, str]] | None = None,
) -> Form:
    """The form of an organisation's part (`only` some of its sections); a constant number of questions.

    With a `reader` without the outcomes that are hidden from them; `asked` is what `asked_there` has read.
    """
    wanted = set(SECTION_ORDER if only is None else only)
    by_section: dict[str, list[str]] = {}
    for kind, about in asked_there(scope, organisation) if asked is None else asked:
        if kind in wanted:
            by_section.setdefault(kind, []).append(about)
    reading = Reading(scope, organisation, reader)
    sections = {
        name: tuple(_READERS[Section(name)](reading, by_section[name])) for name in SECTION_ORDER if name in by_section
    }
    return Form(
        scope, organisation, reading.occasion, tuple(reading.statuses), tuple(reading.reasons), reading.pack, sections
    )
