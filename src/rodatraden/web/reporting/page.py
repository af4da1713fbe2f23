"""A unit's part of a report, as the person before it may see and change it."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.http import Http404
from django.utils.translation import gettext as _

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.cycle.queries.scopes import version_beside_other_reports
from rodatraden.apps.followup.actions import save_part
from rodatraden.apps.followup.enums import PartState, Section
from rodatraden.apps.followup.models import Part, Task
from rodatraden.apps.followup.queries.levels import name_in
from rodatraden.apps.followup.queries.parts import may_approve_up_to, parts_of, waits_for
from rodatraden.apps.followup.queries.thing import Thing
from rodatraden.apps.followup.queries.things import Form, asked_there, form_of
from rodatraden.apps.followup.rules import permission_for
from rodatraden.apps.indicators.queries.versions import reported_version
from rodatraden.apps.org.queries.places import may_read
from rodatraden.foundation.accounts.held import roles_held
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.permissions import allows
from rodatraden.web.reporting.pieces import Pieces
from rodatraden.web.ui import remembered
from rodatraden.web.ui.editing import Place, Sent
from rodatraden.web.ui.fallen import fallen_words

WRITTEN_IN = (PartState.NOT_STARTED, PartState.BEGUN, PartState.RETURNED)
FIELD_WORDS: Mapping[str, str] = {
    "status": "Läge",
    "reason": "Orsak",
    "comment": "Kommentar",
    "value": "Värde",
    "missing": "Varför värdet saknas",
    "why": "Mer om varför det saknas",
    "expected": "När värdet väntas",
    "analysis": "Varför målet inte nås",
    "measure": "Vad ni gör åt det",
    "forecast": "Prognos",
    "level": "Bedömning",
    "text": "Grund",
    "body": "Enhetens egna ord",
}


@dataclass
class PartPage:
    """The part of one organisation at one occasion."""

    user: User
    scope: Scope
    organisation: str
    asked: tuple[str, str] = ("", "1")
    """The section that was asked for, and which page of it."""

    @cached_property
    def parts(self) -> dict[str, Part]:
        """The sections of the part, by their names."""
        return {part.section: part for part in parts_of(self.scope, self.organisation)}

    @cached_property
    def form(self) -> Form:
        """What is asked and said, as this person may see it."""
        asked = asked_there(self.scope, self.organisation)
        here = (self.scope.pk, self.organisation, asked)
        reader = (self.user.pk, roles_held(self.user))
        return remembered.remember(
            ("form", here, reader, self._version),
            lambda: form_of(self.scope, self.organisation, reader=self.user, asked=asked),
        )

    @property
    def _version(self) -> Hashable:
        """Of all that the form is read from: what other boards report only counts by the figures it may hide."""
        year = self.scope.year or 0
        return version_beside_other_reports(self.scope.board_id or "", year), reported_version(year)

    @property
    def name(self) -> str:
        """The organisation's name."""
        return name_in(self.scope.board_id or "", self.organisation)

    def is_written(self, section: str) -> bool:
        """Whether this person may write in the section as it is now."""
        return section in self.written

    def _is_written(self, section: str) -> bool:
        part = self.parts.get(section)
        open_now = part is not None and not part.is_frozen and part.state in WRITTEN_IN and not self.scope.is_closed
        return open_now and allows(self.user, permission_for(section), self.organisation)

    def may_reopen(self, section: str) -> bool:
        """Whether this person may take back what was marked ready."""
        part = self.parts[section]
        waits = part.state == PartState.READY and not part.approved_up_to and not part.is_frozen
        return waits and self.is_own and allows(self.user, permission_for(section), self.organisation)

    @property
    def is_own(self) -> bool:
        """Whether the person has a role at the very organisation, and not only above it."""
        return any(grant.place == self.organisation for grant in roles_held(self.user))

    def may_approve(self, section: str) -> bool:
        """Whether this person's approval takes the section further."""
        return waits_for(self.user, self.parts[section])

    def may_return(self, section: str) -> bool:
        """Whether this person may give the section back."""
        part = self.parts[section]
        told = part.state in (PartState.READY, PartState.APPROVED) and not part.is_frozen
        return told and may_approve_up_to(self.user, part) > 0

    @cached_property
    def written(self) -> tuple[str, ...]:
        """The sections that are written in, in the order of the form."""
        return tuple(name for name in self.form.sections if self._is_written(name))

    @cached_property
    def pieces(self) -> Pieces:
        """What is shown of the form: where nothing was asked for, the first section with something left."""
        sections, (section, number) = self.form.sections, self.asked
        if section not in sections:
            left = [name for name in self.written if self.form.remaining.get(name)]
            section = next(iter([*left, *self.written, *sections]), "")
        return Pieces(sections, section, number)

    def fields(self) -> Iterator[tuple[Thing, str]]:
        """Every field that is shown and may be written: its thing and its name."""
        for section in self.written:
            for thing in self.pieces.shown(section):
                for name in fields_of(thing):
                    yield thing, name

    def values(self) -> dict[str, str]:
        """What the fields hold, by their ids."""
        return {f"{thing.field}-{name}": thing.values[name] for thing, name in self.fields()}

    @cached_property
    def fallen(self) -> dict[tuple[str, str], str]:
        """Why things lie at the board itself that the plan gives to somebody else, by section and thing."""
        rows = Task.objects.filter(scope=self.scope, organisation=self.organisation, ended_at__isnull=True)
        return {(task.kind, task.about): fallen_words(task) for task in rows.exclude(fell="")}

    def forget(self) -> None:
        """Read anew the next time."""
        for name in ("form", "parts", "pieces", "written"):
            self.__dict__.pop(name, None)

    def save(self, sent: Sent) -> None:
        """Save what the form sent."""
        try:
            save_part(
                by=self.user, scope=self.scope, organisation=self.organisation, values=sent.values, base=sent.base
            )
        finally:
            self.forget()

    @property
    def place(self) -> Place:
        """The form as a place to write."""
        words = {status.key: status.label for status in self.form.statuses}
        words |= {reason.key: reason.label for reason in self.form.reasons}
        return Place(
            address=f"part:{self.scope.key}:{self.organisation}",
            now=self.values,
            labels={f"{t.field}-{name}": f"{t.name}, {_(FIELD_WORDS[name]).lower()}" for t, name in self.fields()},
            as_read=lambda text: words.get(text, text),
        )


def fields_of(thing: Thing) -> tuple[str, ...]:
    """The names of a thing's fields, in their order."""
    asked = [name for name in thing.values if name in thing.asks]
    return (*asked, *(("missing", "why") if "value" in thing.asks else ()))


def open_page(user: User, board: str, year: int, occasion: str, organisation: str) -> PartPage:
    """The page; Http404 where nothing is asked, or for those who may not read there."""
    scope = Scope.objects.select_related("board").filter(key=f"{board}/{year}/{occasion}").first()
    if scope is None or not may_read(user, organisation):
        raise Http404
    page = PartPage(user, scope, organisation)
    if not page.parts:
        raise Http404
    return page


def section_words(section: str) -> str:
    """The heading of a section."""
    return str(Section(section).label)
