"""A long form is shown a piece at a time: one section, and of a long section so many things."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.core.paginator import Page, Paginator

from rodatraden.apps.followup.queries.thing import Thing

WHOLE = 60
"""So many things stand in one form."""
AT_ONCE = 40
"""So many of a section are shown at once, when there are more than that in all."""
Sections = Mapping[str, Sequence[Thing]]


@dataclass(frozen=True)
class Pieces:
    """What is shown of a form: all of it, or a page of the `section` that was asked for."""

    sections: Sections
    section: str = ""
    number: str = "1"

    @cached_property
    def is_cut(self) -> bool:
        """Whether the form is too long to be shown whole."""
        return sum(map(len, self.sections.values())) > WHOLE

    @cached_property
    def page(self) -> Page[Thing]:
        """The page that is shown of the section."""
        return Paginator(self.sections[self.section], AT_ONCE).get_page(self.number)

    def shown(self, section: str) -> Sequence[Thing]:
        """The things of a section that are shown."""
        if not self.is_cut:
            return self.sections[section]
        return list(self.page) if section == self.section else ()

    @property
    def query(self) -> str:
        """What leads to this very piece; "" for a form that is shown whole."""
        return f"?del={self.section}&sida={self.page.number}" if self.is_cut else ""

    def href(self, section: str) -> str:
        """The way to a section."""
        return f"?del={section}" if self.is_cut else f"#{section}"

    def way_to(self, field: str) -> str:
        """The way to a field, wherever in the form it is shown."""
        return f"{self._pieces_of.get(self._thing_of(field), '')}#{field}"

    @cached_property
    def _pieces_of(self) -> Mapping[str, str]:
        """Where the things that are not shown are, by what their fields begin with."""
        here = {thing.field for name in self.sections for thing in self.shown(name)}
        return {
            thing.field: f"?del={name}&sida={at // AT_ONCE + 1}"
            for name, things in self.sections.items()
            for at, thing in enumerate(things)
            if thing.field not in here
        }

    def _thing_of(self, field: str) -> str:
        """A field's id begins with its thing's, and ends with its own name."""
        return field if field in self._pieces_of else field.rpartition("-")[0]
