"""One text on the page that writes it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.planning.actions.texts import KIND, text_key
from rodatraden.apps.planning.models import TextSection
from rodatraden.apps.planning.queries.texts import earlier_text, text_address, text_of, values_of
from rodatraden.documents.actions import write_text
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.instructions import instructions_for
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.models import AuditRow
from rodatraden.web.texts.slots import Chapter, Entry, Outline
from rodatraden.web.ui.editing import Place, Sent
from rodatraden.web.ui.told import material_for, reader


@dataclass(frozen=True)
class Sheet:
    """One text on the page that writes it."""

    user: User
    scope: Scope
    outline: Outline
    chapter: Chapter
    entry: Entry

    @cached_property
    def place(self) -> Place:
        """The text as a place to write."""
        return Place(
            address=text_address(self.scope, self.entry.key),
            now=lambda: values_of(text_of(self.scope, self.entry.key)),
            labels={"heading": _("Rubrik"), "body": _("Text")},
            changed=self._changed,
            as_read=self.words,
        )

    @cached_property
    def material(self) -> Material | None:
        """What its figures are drawn from; read only when something asks."""
        return material_for(self.scope, self.outline.document)

    def words(self, prose: str) -> str:
        """A text as its reader sees it."""
        return reader(lambda: self.material)(prose)

    @property
    def name(self) -> str:
        """What the page is called: the text's own heading, or what it is about, or its section's heading."""
        return self.entry.name or self.chapter.heading

    @property
    def href(self) -> str:
        """The page that writes it."""
        return reverse("texts:edit", args=(self.scope.key, self.entry.key))

    @property
    def home(self) -> str:
        """The list it stands in."""
        return reverse("texts:index", args=(self.scope.key,))

    @cached_property
    def instruction(self) -> tuple[str, ...]:
        """What is said to those who write here, in the year's template and at its occasion."""
        return instructions_for(self.scope, self.outline.template).get(self.entry.slot, ())

    @cached_property
    def earlier(self) -> TextSection | None:
        """What stood here last time."""
        return earlier_text(self.scope, slot=self.entry.slot, key=self.entry.key, about=self.entry.about)

    def write(self, sent: Sent, reason: str) -> None:
        """Save it."""
        write_text(
            by=self.user,
            scope=self.scope,
            key=self.entry.key,
            body=sent.values["body"],
            heading=sent.values["heading"],
            slot=self.entry.slot,
            about=self.entry.about,
            token=sent.token,
            reason=reason,
        )

    def _changed(self) -> str:
        rows = AuditRow.objects.filter(object_kind=KIND, object_key=text_key(self.scope, self.entry.key))
        last = rows.select_related("actor").order_by("-at", "-pk").first()
        if last is None:
            return ""
        at = timezone.localtime(last.at)
        when = at.strftime("%H.%M") if at.date() == timezone.localdate() else date_format(at, "j F")
        return _("%(who)s ändrade texten %(when)s.") % {"who": last.actor.name, "when": when}
